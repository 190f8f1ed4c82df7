import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import type { GroupSummary, PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { mean, share } from './figures.ts'
import { publishedDate } from './published.ts'
import { currentPortfolio, type StoredPortfolio, summaryOf } from './store.ts'
import { membersOfUnits } from './variables.ts'
import { definitionInWords } from './words.ts'

export interface GroupQuery {
  readonly versionId: number
  readonly asOf: string
}

/** Sums and moments of each group (and, with group_index NULL, of the whole base): the KPIs of requirement 94. */
export const groupTotals = ({ versionId, asOf }: GroupQuery): Sql => sql`
  SELECT m.group_index AS "groupIndex", count(*) AS customers, sum(s.clv_12m) AS value,
         sum(s.revenue_12m) AS "revenue12m",
         count(*) FILTER (s.purchase_days_prior_12m > 0) AS "earlierBuyers",
         count(*) FILTER (s.purchase_days_prior_12m > 0 AND s.purchase_days_12m > 0) AS "buyersAgain",
         count(s.clv_12m) AS scored, avg(s.clv_12m) AS "clvMean", stddev_samp(s.clv_12m) AS "clvDeviation",
         count(s.margin_12m) AS "withMargin", avg(s.margin_12m) AS "marginMean", stddev_samp(s.margin_12m) AS "marginDeviation",
         count(s.contribution_12m) AS "withContribution", avg(s.contribution_12m) AS "contributionMean",
         stddev_samp(s.contribution_12m) AS "contributionDeviation",
         count(s.probability_alive) AS "withAlive", avg(s.probability_alive) AS "aliveMean",
         stddev_samp(s.probability_alive) AS "aliveDeviation"
  FROM current_memberships AS m JOIN snapshot AS s ON s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())`

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

const totalsRow = z.object({
  groupIndex: z.number().nullable(),
  customers: z.number(),
  value: z.number().nullable(),
  revenue12m: z.number().nullable(),
  earlierBuyers: z.number(),
  buyersAgain: z.number(),
  scored: z.number(),
  clvMean: z.number().nullable(),
  clvDeviation: z.number().nullable(),
  withMargin: z.number(),
  marginMean: z.number().nullable(),
  marginDeviation: z.number().nullable(),
  withContribution: z.number(),
  contributionMean: z.number().nullable(),
  contributionDeviation: z.number().nullable(),
  withAlive: z.number(),
  aliveMean: z.number().nullable(),
  aliveDeviation: z.number().nullable(),
})
type Totals = z.infer<typeof totalsRow>

const nobody: Totals = {
  groupIndex: null,
  customers: 0,
  value: null,
  revenue12m: 0,
  earlierBuyers: 0,
  buyersAgain: 0,
  scored: 0,
  clvMean: null,
  clvDeviation: null,
  withMargin: 0,
  marginMean: null,
  marginDeviation: null,
  withContribution: 0,
  contributionMean: null,
  contributionDeviation: null,
  withAlive: 0,
  aliveMean: null,
  aliveDeviation: null,
}

/** Contribution where the base is costed, so that groups compare; else margin. */
const profitOf = (row: Totals, base: Totals) =>
  base.withContribution > 0
    ? { mean: row.contributionMean, deviation: row.contributionDeviation, population: row.withContribution }
    : { mean: row.marginMean, deviation: row.marginDeviation, population: row.withMargin }

function kpisOf(row: Totals, base: Totals): GroupSummary['kpis'] {
  const unscored = row.customers === 0 ? 'no-customers' : 'no-model'
  const { clvMean, clvDeviation, aliveMean, aliveDeviation } = row
  return {
    repeatRate: share(row.buyersAgain, row.earlierBuyers, 'no-earlier-buyers'),
    clv: mean({ mean: clvMean, deviation: clvDeviation, population: row.scored }, unscored),
    profitPerCustomer: mean(profitOf(row, base), 'no-customers'),
    probabilityAlive: mean({ mean: aliveMean, deviation: aliveDeviation, population: row.withAlive }, unscored),
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
export async function groupSummaries(database: Database, portfolio: StoredPortfolio, asOf: string) {
  const rows = await database.rows(groupTotals({ versionId: portfolio.versionId, asOf }), totalsRow)
  const base = rows.find(({ groupIndex }) => groupIndex === null) ?? nobody
  const unitsOf = await countUnits(database, portfolio, asOf)
  const groups = allGroups(portfolio.definition).map((group): GroupSummary => {
    const row = rows.find(({ groupIndex }) => groupIndex === group.index) ?? nobody
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
    const date = await publishedDate(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const { totals, groups } = await groupSummaries(database, portfolio, date)
    return {
      portfolio: summaryOf(portfolio),
      asOf: date,
      sentence: definitionInWords(portfolio.definition),
      totals,
      groups,
    }
  })
