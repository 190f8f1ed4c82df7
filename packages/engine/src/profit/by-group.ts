import type { ProfitByGroup, ProfitSeries } from '@sabad/contract/schemas/profit'
import { z } from 'zod'
import { type Between, between, publishedUntil } from '../movement/dates.ts'
import type { MembersAt } from '../movement/members.ts'
import { namedGroups } from '../movement/movement.ts'
import { type GroupTotals, totalsAt } from '../portfolio/group-totals.ts'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { changeOfBase, changeOfGroup, type ProfitFlow } from './decomposition.ts'
import { profitsByGroup } from './population.ts'
import { profitMeasureAt } from './profit-measure.ts'

const sums: Sql = sql`count(*) AS customers, count(profit) AS known, sum(profit) AS profit,
         count(*) FILTER (profit < 0) AS "lossMakers", coalesce(sum(profit) FILTER (profit < 0), 0) AS losses`

/** Profit of each group and (with "group" NULL) of the base. */
export const profitOfGroups = (measure: string, at: MembersAt): Sql => sql`
  SELECT group_index AS "group", ${sums} FROM (${profitsByGroup(measure, at)}) GROUP BY GROUPING SETS ((group_index), ())`

/** Profit of each group at several dates. */
export const profitAtDates = (measure: string, dates: readonly MembersAt[]): Sql => sql`
  ${join(
    dates.map(
      (at) => sql`SELECT CAST(${at.asOf} AS DATE) AS "asOf", group_index AS "group", ${sums}
        FROM (${profitsByGroup(measure, at)}) GROUP BY group_index`,
    ),
    ' UNION ALL ',
  )} ORDER BY "asOf", "group"`

/** Customers of each group at one date by their group at another, and what they earned at both. */
export const profitFlows = (measure: string, from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         coalesce(sum(b.profit), 0) AS before, coalesce(sum(a.profit), 0) AS after
  FROM (${profitsByGroup(measure, from)}) AS b FULL JOIN (${profitsByGroup(measure, to)}) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST`

const totals = z.object({
  customers: z.number(),
  known: z.number(),
  profit: z.number().nullable(),
  lossMakers: z.number(),
  losses: z.number(),
})
const totalsRow = totals.extend({ group: z.number().nullable() })
const pointRow = totals.extend({ asOf: z.string(), group: z.number() })

const flowRow: z.ZodType<ProfitFlow> = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  customers: z.number(),
  before: z.number(),
  after: z.number(),
})

const nobody = { customers: 0, known: 0, profit: null, lossMakers: 0, losses: 0 }

export interface ProfitByGroupRequest {
  readonly portfolioId: string
  /** Left out: the date before `asOf`. */
  readonly from?: string | undefined
  readonly asOf?: string | undefined
  readonly measure?: string | undefined
}

interface Followed extends Between {
  readonly measure: string
}

type Totals = z.infer<typeof totals>

/** What was counted of a group, by a measure that is counted with the sizes of groups; null for every other one. */
function profitOf(row: GroupTotals, measure: string): Totals | null {
  const { customers } = row
  if (measure === 'margin_12m')
    return {
      customers,
      known: row.withMargin,
      profit: row.margin,
      lossMakers: row.marginLosers,
      losses: row.marginLosses,
    }
  if (measure !== 'contribution_12m') return null
  const { withContribution: known, contribution: profit, contributionLosers, contributionLosses } = row
  return { customers, known, profit, lossMakers: contributionLosers, losses: contributionLosses }
}

const isCounted = (measure: string): boolean => measure === 'margin_12m' || measure === 'contribution_12m'

interface ProfitAt {
  readonly measure: string
  readonly versionId: number
}

/** The profit of each group at each date, as it was counted when members were assigned. */
async function countedProfits(database: Database, { measure, versionId }: ProfitAt, dates: readonly Publication[]) {
  const counted = await totalsAt(database, versionId, dates)
  return counted.map((rows) =>
    rows.flatMap((row) => {
      const profit = profitOf(row, measure)
      return profit ? [{ group: row.group, ...profit }] : []
    }),
  )
}

const addedUp = (one: Totals, other: Totals): Totals => ({
  customers: one.customers + other.customers,
  known: one.known + other.known,
  profit: one.profit === null ? other.profit : one.profit + (other.profit ?? 0),
  lossMakers: one.lossMakers + other.lossMakers,
  losses: one.losses + other.losses,
})

/** Profit of each group at a date and, with group null, of the base. */
async function profitsOf(database: Database, at: ProfitAt, date: Publication): Promise<z.infer<typeof totalsRow>[]> {
  const { measure, versionId } = at
  if (!isCounted(measure)) return database.rows(profitOfGroups(measure, { ...date, versionId }), totalsRow)
  const [groups = []] = await countedProfits(database, at, [date])
  return [...groups, { group: null, ...groups.reduce<Totals>(addedUp, nobody) }]
}

/** Nothing where there is one date only, or nobody’s profit was known at the earlier one: all of it would be change. */
async function flowsOf(database: Database, { portfolio: { versionId }, from, to, measure }: Followed) {
  if (from.asOf === to.asOf) return null
  const [earlier, later] = [
    { versionId, ...from },
    { versionId, ...to },
  ]
  const then = await profitsOf(database, { measure, versionId }, from)
  if (!then.some(({ group, known }) => group === null && known > 0)) return null
  return rowsOnce(database, to, { query: profitFlows(measure, earlier, later), row: flowRow })
}

/**
 * What each group earns, and why that is more or less than before.
 * @throws EngineError refresh.none, movement.date-not-computed, profit.unknown-measure, portfolio.not-found
 */
export const profitByGroup = (workspace: Workspace, request: ProfitByGroupRequest): Promise<ProfitByGroup> =>
  workspace.read(async (database) => {
    const { portfolioId, asOf } = request
    const dates = await between(database, { portfolioId, from: request.from, to: asOf })
    const { portfolio, from, to } = dates
    const measure = await profitMeasureAt(database, to, request.measure)
    const rows = await profitsOf(database, { measure: measure.name, versionId: portfolio.versionId }, to)
    const flows = await flowsOf(database, { ...dates, measure: measure.name })
    const totalsOf = (index: number | null) => {
      const { group: _, ...found } = rows.find(({ group }) => group === index) ?? { group: index, ...nobody }
      return found
    }
    return {
      portfolioId,
      measure,
      from: from.asOf === to.asOf ? null : from.asOf,
      asOf: to.asOf,
      base: { ...totalsOf(null), movement: flows && changeOfBase(flows) },
      groups: namedGroups(portfolio.definition).map((group) => ({
        ...group,
        ...totalsOf(group.index),
        movement: flows && changeOfGroup(flows, group.index),
      })),
    }
  })

async function pointsOf(
  database: Database,
  at: ProfitAt,
  dates: readonly Publication[],
): Promise<z.infer<typeof pointRow>[]> {
  const { measure, versionId } = at
  if (!isCounted(measure)) {
    const members = dates.map((date) => ({ ...date, versionId }))
    return database.rows(profitAtDates(measure, members), pointRow)
  }
  const counted = await countedProfits(database, at, dates)
  return dates.flatMap(({ asOf }, place) =>
    [...(counted[place] ?? [])].sort((one, other) => one.group - other.group).map((row) => ({ asOf, ...row })),
  )
}

/** Dates at most: two years by month, and today. */
const MOST_DATES = 25

/**
 * What each group earned at the published dates up to one.
 * @throws EngineError refresh.none, movement.date-not-computed, profit.unknown-measure, portfolio.not-found
 */
export const profitSeries = (
  workspace: Workspace,
  { portfolioId, asOf, measure: asked }: Omit<ProfitByGroupRequest, 'from'>,
): Promise<ProfitSeries> =>
  workspace.read(async (database) => {
    const { last, earlier } = await publishedUntil(database, asOf)
    const { definition, versionId } = await currentPortfolio(database, portfolioId)
    const measure = await profitMeasureAt(database, last, asked)
    const dates = [...earlier, last].slice(-MOST_DATES)
    const points = await pointsOf(database, { measure: measure.name, versionId }, dates)
    return { portfolioId, measure, groups: namedGroups(definition), points }
  })
