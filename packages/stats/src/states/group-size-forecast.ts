import { checkPositive } from '../checks.ts'
import { checkCount } from '../lifetime/frequency-recency-age.ts'
import { dirichletDraw } from '../numeric/dirichlet-draw.ts'
import { type Interval, percentileInterval } from '../numeric/quantile.ts'
import type { Random } from '../numeric/random.ts'
import { StatsError } from '../stats-error.ts'
import { projectPortfolio } from './portfolio-projection.ts'
import { checkCounts, type TransitionCounts } from './transition-counts.ts'
import { transitionMatrix } from './transition-matrix.ts'

/** What was seen between two dates: moves between the states, and who joined by state at the later date. */
export interface ObservedPeriod {
  readonly moves: TransitionCounts
  readonly arrivals: readonly number[]
}

export interface SizeForecastOptions {
  /** Periods ahead, from 1. */
  readonly horizon: number
  /** Customers that the matrix of all periods counts for in each row of one period, above zero. */
  readonly kappa: number
  /** States that nobody leaves. */
  readonly absorbing: readonly number[]
  readonly draws: number
  readonly random: Random
}

/** Customers of one state at one date to come. */
export interface SizeForecast {
  readonly expected: number
  /** Interval of 90 %. */
  readonly wide: Interval
  /** Interval of 50 %. */
  readonly half: Interval
}

const wideLevel = 0.9
const halfLevel = 0.5

/**
 * Sizes of the states at the end of each period to come, position [ahead − 1][state]. Expected: n_{t+1} = n_t P + a,
 * P the matrix of all periods together and a their mean arrivals, so that nobody is lost or
 * made up. Intervals: the next periods are drawn from those seen, with replacement, each with its arrivals and a matrix
 * from its rows' Dirichlet distributions; and for each draw the periods to draw from are themselves a sample, because
 * few were seen. So they hold how much periods differ, which for many customers is far more than what chance within
 * one matrix leaves open.
 * @throws StatsError when periods are broken or of different sizes, there is none, or options are out of range
 */
export function forecastGroupSizes(
  periods: readonly ObservedPeriod[],
  customers: readonly number[],
  options: SizeForecastOptions,
): SizeForecast[][] {
  checkPeriods(periods, customers)
  checkCount('horizon', options.horizon)
  checkCount('draws', options.draws)
  checkPositive('kappa', options.kappa)
  if (options.draws < 2) throw new StatsError('too-few-draws', { draws: options.draws })
  const expected = expectedSizes(periods, customers, options)
  const drawn = drawnSizes(periods, customers, options)
  return expected.map((sizes, ahead) =>
    sizes.map((size, state) => {
      const values = drawn.map((draw) => draw[ahead][state])
      return {
        expected: size,
        wide: percentileInterval(values, wideLevel),
        half: percentileInterval(values, halfLevel),
      }
    }),
  )
}

function checkPeriods(periods: readonly ObservedPeriod[], customers: readonly number[]): void {
  if (periods.length === 0) throw new StatsError('too-few-periods', { needed: 1, found: 0 })
  for (const { moves, arrivals } of periods) {
    checkCounts(moves)
    for (const values of [moves, arrivals]) {
      if (values.length !== customers.length) throw new StatsError('not-square', { values: values.length })
    }
  }
}

/** Moves of all periods together. */
const pooled = (periods: readonly ObservedPeriod[]): number[][] =>
  periods[0].moves.map((row, from) => row.map((_, to) => total(periods.map(({ moves }) => moves[from][to]))))

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The matrix of all periods; a state that nobody was ever in stays as it is. */
function pooledMatrix(periods: readonly ObservedPeriod[], absorbing: readonly number[]): number[][] {
  const counts = pooled(periods)
  const unseen = counts.flatMap((row, state) => (total(row) === 0 ? [state] : []))
  return transitionMatrix(counts, { kappa: 0, absorbing: [...absorbing, ...unseen] })
}

function expectedSizes(
  periods: readonly ObservedPeriod[],
  customers: readonly number[],
  { horizon, absorbing }: SizeForecastOptions,
): number[][] {
  const mean = customers.map((_, state) => total(periods.map(({ arrivals }) => arrivals[state])) / periods.length)
  const arrivals = Array.from({ length: horizon }, () => mean)
  return projectPortfolio({ matrix: pooledMatrix(periods, absorbing), customers, arrivals }).slice(1)
}

/** Concentrations of a row's Dirichlet distribution: only places where anyone ever went. */
interface SparseRow {
  readonly states: readonly number[]
  readonly concentrations: readonly number[]
}

function drawnSizes(
  periods: readonly ObservedPeriod[],
  customers: readonly number[],
  { horizon, kappa, absorbing, draws, random }: SizeForecastOptions,
): number[][][] {
  const matrix = pooledMatrix(periods, absorbing)
  const rows = periods.map(({ moves }) => matrix.map((row, from) => sparseRow(row, moves[from], kappa)))
  const one = () => Math.floor(random() * periods.length)
  return Array.from({ length: draws }, () => {
    const sample = periods.map(one)
    const dates: number[][] = []
    let now: readonly number[] = customers
    for (let ahead = 0; ahead < horizon; ahead++) {
      const period = sample[one()]
      const next = moved(now, rows[period], random).map((size, state) => size + periods[period].arrivals[state])
      dates.push(next)
      now = next
    }
    return dates
  })
}

function sparseRow(prior: readonly number[], counts: readonly number[], kappa: number): SparseRow {
  const concentrations = prior.map((probability, to) => (probability === 0 ? 0 : counts[to] + kappa * probability))
  const states = concentrations.flatMap((concentration, to) => (concentration > 0 ? [to] : []))
  return { states, concentrations: states.map((to) => concentrations[to]) }
}

function moved(sizes: readonly number[], rows: readonly SparseRow[], random: Random): number[] {
  const next = sizes.map(() => 0)
  for (const [from, { states, concentrations }] of rows.entries()) {
    if (sizes[from] === 0) continue
    const shares = states.length === 1 ? [1] : dirichletDraw(random, concentrations)
    for (const [place, to] of states.entries()) next[to] += sizes[from] * shares[place]
  }
  return next
}
