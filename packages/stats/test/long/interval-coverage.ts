/**
 * How often do intervals that do not come from a fit's parameters cover the truth? Run by hand:
 *
 *   npx tsx packages/stats/test/long/interval-coverage.ts [worlds = 200] [customers = 400]
 *
 * Prints the share of worlds covered by the Kaplan-Meier intervals (with late entry and censoring) for survival and the
 * restricted mean, by the interval of a conditional survival of sBG and BdW, and by the Dirichlet intervals of lifetime
 * values by state, with the range in which a share of 95 % should lie.
 */
import { betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { conditionalSurvival } from '../../src/lifetime/contractual/conditional-survival.ts'
import { logSurvival } from '../../src/lifetime/contractual/log-survival.ts'
import { kaplanMeier } from '../../src/lifetime/kaplan-meier.ts'
import { medianLifetime, restrictedMeanLifetime } from '../../src/lifetime/kaplan-meier-lifetime.ts'
import { survivalAt } from '../../src/lifetime/kaplan-meier-survival.ts'
import { shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { stateValueIntervals } from '../../src/states/state-value-intervals.ts'
import { stateValues } from '../../src/states/state-values.ts'
import { exponential, type Random, seeded } from '../random.ts'
import { simulateContracts } from '../simulate-contracts.ts'

const worlds = Number(process.argv[2] ?? 200)
const customers = Number(process.argv[3] ?? 400)
const normal = 1.959963984540054

interface Interval {
  readonly lower: number | null
  readonly upper: number | null
}

const unknown: Interval = { lower: null, upper: null }
const seeds = Array.from({ length: worlds }, (_, world) => 2000 + world)

for (const time of [2, 10]) {
  for (const scale of ['plain', 'log-log'] as const) {
    const intervals = curves().map((curve) => survivalAt(curve, time, { level: 0.95, scale }) ?? unknown)
    report(`Kaplan-Meier S(${time}), ${scale}`, intervals, Math.exp(-time / 10))
  }
}
report(
  'Kaplan-Meier median',
  curves().map((curve) => medianLifetime(curve)),
  10 * Math.LN2,
)
report(
  'restricted mean to 10',
  curves().map((curve) => {
    const { estimate, se } = restrictedMeanLifetime(curve, 10)
    return { lower: estimate - normal * se, upper: estimate + normal * se }
  }),
  10 * -Math.expm1(-1),
)

for (const [model, parameters] of [
  [shiftedBetaGeometric, { alpha: 0.7, beta: 2, c: 1 }],
  [betaDiscreteWeibull, { alpha: 0.5, beta: 2, c: 1.4 }],
] as const) {
  const intervals = seeds.map((seed) => {
    const data = simulateContracts({ seed, customers: 5 * customers, longest: 9, parameters })
    return conditionalSurvival(model.fit(data), { renewals: 4, further: 10 })
  })
  report(`${model.name} S(14)/S(4)`, intervals, Math.exp(logSurvival(parameters, { from: 4, to: 14 })))
}

const matrix = [
  [0.8, 0.15, 0.05],
  [0.2, 0.6, 0.2],
  [0, 0, 1],
]
const economics = { margins: [100, 40, 0], discountRate: 0.1 }
const estimates = seeds.map((seed) => {
  const random = seeded(seed)
  const counts = matrix.map((row) => multinomial(random, row))
  return stateValueIntervals(counts, { ...economics, kappa: 1, absorbing: [2], draws: 1000, random })
})
for (const [state, truth] of stateValues(matrix, economics).slice(0, 2).entries()) {
  report(
    `lifetime value of state ${state}`,
    estimates.map((values) => values[state] ?? unknown),
    truth,
  )
}

/** Exponential lifetimes with a mean of 10, entered at up to 5, censored at 8 to 20 after that. */
function curves() {
  return seeds.map((seed) => {
    const random = seeded(seed)
    const rows: [number, number, number][] = []
    while (rows.length < customers) {
      const entry = rows.length % 2 === 0 ? 0 : 5 * random()
      const life = exponential(random, 0.1)
      const end = entry + 8 + 12 * random()
      if (life > entry) rows.push([entry, Math.min(life, end), life <= end ? 1 : 0])
    }
    const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i])
    const weight = new Float64Array(customers).fill(1)
    return kaplanMeier({ entry: column(0), exit: column(1), lost: column(2), weight })
  })
}

function multinomial(random: Random, probabilities: readonly number[]): number[] {
  const counts = probabilities.map(() => 0)
  const cumulative = probabilities.map((_, to) => probabilities.slice(0, to + 1).reduce((sum, part) => sum + part, 0))
  for (let i = 0; i < customers; i++) {
    const point = random()
    const to = cumulative.findIndex((until) => point < until + 1e-12)
    counts[to] = (counts[to] ?? 0) + 1
  }
  return counts
}

function report(name: string, intervals: readonly Interval[], truth: number): void {
  const covered = intervals.filter(({ lower, upper }) => (lower ?? Infinity) <= truth && truth <= (upper ?? Infinity))
  const slack = 2 * Math.sqrt((0.95 * 0.05) / intervals.length)
  const percent = (share: number) => (100 * share).toFixed(1)
  process.stdout.write(
    `${name}: covered ${percent(covered.length / intervals.length)} %, should be 95 ± ${percent(slack)} %\n`,
  )
}
