import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import type { GroupSummary, PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { type Moments, mean, share } from './figures.ts'
import { type GroupTotals, totalsAt } from './group-totals.ts'
import { currentPublications, type Publication, publicationOf } from './published.ts'
import { currentPortfolio, type StoredPortfolio, summaryOf } from './store.ts'
import { membersOfUnits } from './variables.ts'
import { definitionClause, definitionInWords } from './words.ts'

export interface GroupQuery {
  readonly versionId: number
  readonly asOf: string
}

/** Wholes (households, accounts, groups of companies) in each group and, with "groupIndex" NULL, altogether. */
export const unitsOfGroups = ({ versionId, asOf }: GroupQuery, unit: Exclude<Unit, 'customer'>): Sql => sql`
  SELECT m.group_index AS "groupIndex", count(DISTINCT w.unit_key) AS units
  FROM current_memberships AS m JOIN (${membersOfUnits(unit)}) AS w ON w.customer_key = m.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())`

const unitsRow = z.object({ groupIndex: z.number().nullable(), units: z.number() })

/** How many wholes a group holds, null of all; null for portfolios of single customers. */
async function countUnits(database: Database, { definition, versionId }: StoredPortfolio, asOf: string) {
  const { unit = 'customer' } = definition
  if (unit === 'customer') return () => null
  const rows = await database.rows(unitsOfGroups({ versionId, asOf }, unit), unitsRow)
  return (index: number | null) => rows.find(({ groupIndex }) => groupIndex === index)?.units ?? 0
}

type Totals = Omit<GroupTotals, 'group' | 'marginLosers' | 'marginLosses' | 'contributionLosers' | 'contributionLosses'>

const nobody: Totals = {
  customers: 0,
  earlierBuyers: 0,
  buyersAgain: 0,
  value: null,
  revenue12m: null,
  scored: 0,
  valueVariance: null,
  withMargin: 0,
  margin: null,
  marginVariance: null,
  withContribution: 0,
  contribution: null,
  contributionVariance: null,
  withAlive: 0,
  alive: null,
  aliveVariance: null,
}
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const sumOrNothing = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null) ? null : sum(values.map((value) => value ?? 0))

/** Population variance of several groups as one, from their counts, sums and variances: within and between them. */
function pooledVariance(
  groups: readonly { readonly count: number; readonly total: number | null; readonly variance: number | null }[],
): number | null {
  const known = groups.flatMap(({ count, total, variance }) =>
    count === 0 || total === null || variance === null ? [] : [{ count, mean: total / count, variance }],
  )
  const count = sum(known.map((group) => group.count))
  if (count === 0) return null
  const middle = sum(known.map((group) => group.count * group.mean)) / count
  return sum(known.map((group) => group.count * (group.variance + (group.mean - middle) ** 2))) / count
}

/** The whole base, from its groups. */
function together(groups: readonly GroupTotals[]): Totals {
  const counted = (
    key: 'customers' | 'earlierBuyers' | 'buyersAgain' | 'scored' | 'withMargin' | 'withContribution' | 'withAlive',
  ) => sum(groups.map((group) => group[key]))
  const summed = (key: 'value' | 'revenue12m' | 'margin' | 'contribution' | 'alive') =>
    sumOrNothing(groups.map((group) => group[key]))
  return {
    customers: counted('customers'),
    earlierBuyers: counted('earlierBuyers'),
    buyersAgain: counted('buyersAgain'),
    value: summed('value'),
    revenue12m: summed('revenue12m'),
    scored: counted('scored'),
    valueVariance: pooledVariance(
      groups.map((one) => ({ count: one.scored, total: one.value, variance: one.valueVariance })),
    ),
    withMargin: counted('withMargin'),
    margin: summed('margin'),
    marginVariance: pooledVariance(
      groups.map((one) => ({ count: one.withMargin, total: one.margin, variance: one.marginVariance })),
    ),
    withContribution: counted('withContribution'),
    contribution: summed('contribution'),
    contributionVariance: pooledVariance(
      groups.map((one) => ({
        count: one.withContribution,
        total: one.contribution,
        variance: one.contributionVariance,
      })),
    ),
    withAlive: counted('withAlive'),
    alive: summed('alive'),
    aliveVariance: pooledVariance(
      groups.map((one) => ({ count: one.withAlive, total: one.alive, variance: one.aliveVariance })),
    ),
  }
}

/** Mean and deviation of the sample, from a sum and the variance of the population. */
const moments = (population: number, total: number | null, variance: number | null): Moments => ({
  population,
  mean: total === null ? null : total / population,
  deviation: variance === null || population < 2 ? null : Math.sqrt((variance * population) / (population - 1)),
})

/** Contribution where the base is costed, so that groups compare; else margin. */
const profitOf = (row: Totals, base: Totals) =>
  base.withContribution > 0
    ? moments(row.withContribution, row.contribution, row.contributionVariance)
    : moments(row.withMargin, row.margin, row.marginVariance)

function kpisOf(row: Totals, base: Totals): GroupSummary['kpis'] {
  const unscored = row.customers === 0 ? 'no-customers' : 'no-model'
  return {
    repeatRate: share(row.buyersAgain, row.earlierBuyers, 'no-earlier-buyers'),
    clv: mean(moments(row.scored, row.value, row.valueVariance), unscored),
    profitPerCustomer: mean(profitOf(row, base), 'no-customers'),
    probabilityAlive: mean(moments(row.withAlive, row.alive, row.aliveVariance), unscored),
  }
}

const measured = (row: Totals, base: Totals) => ({
  customers: row.customers,
  customerShare: base.customers === 0 ? 0 : row.customers / base.customers,
  value: row.value,
  valueShare: row.value === null || !base.value ? null : row.value / base.value,
  revenue12m: row.revenue12m ?? 0,
  kpis: kpisOf(row, base),
})

/** Every group of a portfolio, empty ones too, and the whole base. */
export async function groupSummaries(database: Database, portfolio: StoredPortfolio, at: Publication) {
  const [rows = []] = await totalsAt(database, portfolio.versionId, [at])
  const base = together(rows)
  const unitsOf = await countUnits(database, portfolio, at.asOf)
  const groups = allGroups(portfolio.definition).map((group): GroupSummary => {
    const row = rows.find((one) => one.group === group.index) ?? nobody
    return { ...group, ...measured(row, base), units: unitsOf(group.index) }
  })
  return { totals: { ...measured(base, base), units: unitsOf(null) }, groups }
}

export interface PortfolioAt {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

export const portfolioOverview = (
  workspace: Workspace,
  { portfolioId, asOf }: PortfolioAt,
): Promise<PortfolioOverview> =>
  workspace.read(async (database) => {
    const at = publicationOf(await currentPublications(database), asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const { totals, groups } = await groupSummaries(database, portfolio, at)
    return {
      portfolio: summaryOf(portfolio),
      asOf: at.asOf,
      sentence: definitionInWords(portfolio.definition),
      sentenceClause: definitionClause(portfolio.definition),
      totals,
      groups,
    }
  })
