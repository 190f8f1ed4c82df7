import type { GroupRisk, PortfolioRisk, RiskRequest } from '@sabad/contract/schemas/portfolio-risk'
import { meansOf, sampleCovariance } from '@sabad/stats/portfolio-risk/covariance'
import { betasOf, complementarity, rewardRatios, seriesRisk } from '@sabad/stats/portfolio-risk/group-risk'
import { type PortfolioAdvice, portfolioWarnings } from '@sabad/stats/portfolio-risk/portfolio-limits'
import { riskAdjustedRate } from '@sabad/stats/portfolio-risk/risk-adjusted-rate'
import { streamAtRate } from '@sabad/stats/portfolio-risk/risk-adjusted-value'
import { shrinkageCovariance } from '@sabad/stats/portfolio-risk/shrinkage-covariance'
import { checkGroupNames } from '../allocation/answers.ts'
import { type GroupWorth, readWorth } from '../allocation/response-curves.ts'
import { EngineError } from '../errors.ts'
import { publishedUntil } from '../movement/dates.ts'
import { sizesOf } from '../movement/history.ts'
import { namedGroups } from '../movement/movement.ts'
import { spacedDates } from '../movement/periods.ts'
import type { Publication } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type GroupMonths, type GroupReturns, groupReturns } from './group-returns.ts'
import { type MonthMargin, readMargins } from './margins.ts'
import { BACK_TEST_NEEDS, backTestOf, frontierOf, mixes } from './mixes.ts'
import { adjustedMargin, seasonOfBase } from './season.ts'
import { ownWeights, type WeighedGroup, weightLimits } from './weight-choice.ts'

/** Ten years: older months say little of the groups of today. */
const MOST_MONTHS = 120
/** A year: the months in which a group must have customers to count for how far back to look. */
const USUAL_MONTHS = 12
/** Of fewer months not even the size of a deviation is known. */
const LEAST_MONTHS = 5
/** `clv_residual` looks ten years ahead. */
const LIFETIME_YEARS = 10

/** All that is read from the workspace. */
interface Ground {
  readonly portfolio: StoredPortfolio
  readonly dates: readonly Publication[]
  readonly last: Publication
  /** Customers by date and group. */
  readonly sizes: readonly (readonly number[])[]
  readonly margins: readonly MonthMargin[]
  readonly worth: readonly GroupWorth[]
  readonly discountRate: number
}

type Asked = RiskRequest & { readonly portfolioId: string }

/** @throws EngineError risk.too-few-months, refresh.none, movement.date-not-computed or portfolio.not-found */
async function groundOf(database: Database, { portfolioId, asOf }: Asked): Promise<Ground> {
  const until = await publishedUntil(database, asOf)
  const portfolio = await currentPortfolio(database, portfolioId)
  const dates = spacedDates(until, { everyMonths: 1, most: MOST_MONTHS + 1 })
  const last = dates.at(-1)
  const found = Math.max(0, dates.length - 1)
  if (!last || found < LEAST_MONTHS) throw new EngineError('risk.too-few-months', { needed: LEAST_MONTHS, found })
  const { versionId } = portfolio
  return {
    portfolio,
    dates,
    last,
    sizes: await sizesOf(database, portfolio, dates),
    margins: await readMargins(database, { versionId, dates }),
    worth: await readWorth(database, { versionId, ...last }),
    discountRate: (await settingsOf(database)).discountRate,
  }
}

/** For how many of the newest months a group has had customers at the start. */
function monthsWithCustomers(sizes: Ground['sizes'], group: number): number {
  const starts = sizes.slice(0, -1).map((size) => size[group] ?? 0)
  return starts.length - 1 - starts.lastIndexOf(0)
}

/** @throws EngineError risk.too-few-months */
function monthsToLookAt({ sizes, portfolio }: Ground, { months }: Asked): number {
  const found = sizes.length - 1
  if (months !== undefined && months > found) throw new EngineError('risk.too-few-months', { needed: months, found })
  const usual = Math.min(USUAL_MONTHS, found)
  const runs = namedGroups(portfolio.definition).map(({ index }) => monthsWithCustomers(sizes, index))
  return months ?? Math.min(found, ...runs.filter((run) => run >= usual))
}

/** Adjusted margin of each group in each month, and its customers when the month began. */
function monthsOfGroups(ground: Ground, asked: Asked) {
  const { portfolio, dates, last, sizes, margins } = ground
  const season = seasonOfBase(margins, last.asOf)
  const months = monthsToLookAt(ground, asked)
  const ends = dates.slice(-months).map(({ asOf }) => asOf)
  const adjusting = { season, inflation: asked.inflation, last: last.asOf }
  const told = new Map(margins.map((row) => [`${row.endsOn} ${row.group}`, adjustedMargin(row, adjusting)]))
  const starts = sizes.slice(-months - 1, -1)
  const groups = namedGroups(portfolio.definition).map(
    ({ index }): GroupMonths => ({
      index,
      margins: ends.map((end) => told.get(`${end} ${index}`) ?? 0),
      customers: starts.map((size) => size[index] ?? 0),
    }),
  )
  return { season, ends, groups }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Margin of customers who came during a month, as a share of all. */
function newcomersShare(margins: readonly MonthMargin[], ends: readonly string[]): number {
  const seen = margins.filter(({ endsOn }) => ends.includes(endsOn))
  const all = sum(seen.map(({ margin }) => margin))
  return all > 0 ? sum(seen.filter(({ group }) => group === null).map(({ margin }) => margin)) / all : 0
}

interface Valued {
  readonly worth: GroupWorth | undefined
  readonly beta: number
}

/** Discount rate by beta, and lifetime value at it. A worth that is not known or nothing is told as it is. */
function valueAtRisk({ worth, beta }: Valued, { risklessRate }: Asked, discountRate: number) {
  const rate = riskAdjustedRate(beta, { riskless: risklessRate, portfolio: discountRate })
  const [ofOneYear, ofAllYears] = [worth?.value ?? null, worth?.lifetimeValue ?? null]
  const isStream = ofOneYear !== null && ofAllYears !== null && ofOneYear > 0 && ofAllYears >= ofOneYear
  const riskAdjustedValue = isStream
    ? streamAtRate({ ofOneYear, ofAllYears, years: LIFETIME_YEARS, rate: discountRate }, rate)
    : ofAllYears === 0
      ? 0
      : null
  return { rate, lifetimeValue: ofAllYears, riskAdjustedValue }
}

/** Everything about one group but its limits, in the order of the returns. */
function risksOf(ground: Ground, found: GroupReturns, asked: Asked): Omit<GroupRisk, 'least' | 'most'>[] {
  const { groups, money, returns, weights } = found
  const totals = groups.map(({ margins }) => margins)
  const swings = betasOf(
    sampleCovariance(totals),
    totals.map(() => 1),
  )
  const betas = betasOf(sampleCovariance(returns), weights)
  const { withRest } = complementarity(returns, weights)
  return groups.flatMap(({ index, customers }, s) => {
    const named = namedGroups(ground.portfolio.definition)[index]
    if (!named) return []
    const { variance: _variance, ...inMoney } = seriesRisk(money[s] ?? [])
    const { mean: meanReturn, deviation: returnDeviation } = seriesRisk(returns[s] ?? [])
    const beta = betas[s] ?? 0
    const { toVariability, toBeta } = rewardRatios(meanReturn, returnDeviation, beta)
    const worth = ground.worth.find(({ group }) => group === index)
    return [
      {
        ...named,
        ...inMoney,
        customers: customers.at(-1) ?? 0,
        partOfSwings: swings[s] ?? 0,
        beta,
        correlationWithRest: withRest[s] ?? 0,
        meanReturn,
        returnDeviation,
        rewardToVariability: toVariability,
        rewardToBeta: toBeta,
        weight: weights[s] ?? 0,
        ...valueAtRisk({ worth, beta }, asked, ground.discountRate),
        margins: [...(money[s] ?? [])],
      },
    ]
  })
}

/** @throws EngineError risk.group-left-out, for groups that are named and take no part */
function checkNames(ground: Ground, { leftOut }: GroupReturns, { limits, weights }: Asked): void {
  for (const named of [limits, weights]) {
    const names = named.map(({ group }) => group)
    checkGroupNames(ground.portfolio, names)
    for (const { index, reason } of leftOut) {
      const group = namedGroups(ground.portfolio.definition)[index]?.name ?? ''
      if (names.includes(group)) throw new EngineError('risk.group-left-out', { group, reason })
    }
  }
}

/** What always has to be said of such advice, and what these numbers ask to be said. */
function limitsToSay(advice: PortfolioAdvice, titles: readonly string[]): PortfolioRisk['limits'] {
  const always = [
    { code: 'estimation-error', params: { periods: advice.returns[0]?.length ?? 0, groups: advice.returns.length } },
    { code: 'not-liquid', params: {} },
    { code: 'fair-treatment', params: {} },
  ]
  const found = portfolioWarnings(advice).map((warning) =>
    warning.code === 'drops-groups'
      ? {
          code: warning.code,
          params: { groups: warning.params.groups.split(', ').map((at) => titles[Number(at)] ?? at) },
        }
      : warning,
  )
  return [...always, ...found]
}

function riskOf(ground: Ground, asked: Asked): PortfolioRisk {
  const { portfolioId, basis, inflation, sureReturn } = asked
  const { season, ends, groups: all } = monthsOfGroups(ground, asked)
  const found = groupReturns(all, { basis, portfolioId })
  checkNames(ground, found, asked)
  const risks = risksOf(ground, found, asked)
  const weighed: readonly WeighedGroup[] = risks
  const limits = weightLimits(weighed, asked)
  const { returns, weights: current } = found
  const { covariance, intensity } = shrinkageCovariance(returns)
  const given = { current, own: ownWeights(weighed, asked), sureReturn }
  const problem = { means: meansOf(returns), covariance, limits }
  const portfolios = mixes(problem, given)
  const proposed = portfolios.find(({ kind }) => kind === 'tangency') ?? portfolios[0]
  const base = seriesRisk(ends.map((_, at) => sum(found.groups.map(({ margins }) => margins[at] ?? 0))))
  const names = namedGroups(ground.portfolio.definition)
  return {
    portfolioId,
    asOf: ground.last.asOf,
    basis,
    months: ends,
    periods: returns[0]?.length ?? 0,
    groups: risks.map((risk, s) => ({ ...risk, least: limits.lower[s] ?? 0, most: limits.upper[s] ?? 1 })),
    leftOut: found.leftOut.flatMap(({ index, reason }) => {
      const named = names[index]
      return named ? [{ ...named, reason }] : []
    }),
    newcomersShare: newcomersShare(ground.margins, ends),
    season,
    inflation,
    base: { mean: base.mean, deviation: base.deviation, variation: base.variation },
    correlations: complementarity(returns, current).correlations.map((row) => [...row]),
    shrinkage: intensity,
    portfolios,
    frontier: frontierOf(problem),
    backTest: asked.backTest ? backTestOf({ ...given, returns, limits }) : null,
    backTestNeeds: BACK_TEST_NEEDS,
    limits: limitsToSay(
      { returns, limits, current, proposed: proposed?.weights ?? current },
      risks.map(({ title }) => title),
    ),
  }
}

/**
 * The groups of a portfolio as assets: how their margins vary, with each other and alone, and which mixes would earn as
 * much more steadily.
 * @throws EngineError one of those of `risk`, group.not-found, portfolio.not-found or movement.date-not-computed
 */
export const portfolioRisk = (workspace: Workspace, asked: Asked): Promise<PortfolioRisk> =>
  workspace.read(async (database) => riskOf(await groundOf(database, asked), asked))
