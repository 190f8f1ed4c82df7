import type { StrategyFigure } from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import { measuresOfRun } from '../../measures/of-run.ts'
import { type MembersAt, membersAt } from '../../movement/members.ts'
import type { GroupQuery } from '../../portfolio/overview.ts'
import { currentPublications, publicationOf } from '../../portfolio/published.ts'
import { rowsOnce } from '../../portfolio/rows-once.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { type KpiReading, kpiReadings } from '../monitoring/kpi-readings.ts'
import { flagsInForce } from '../significance.ts'
import type { Figures } from './rules.ts'
import { breakEvenOf, type WinBackBasis, winBackBasis } from './win-back.ts'

const read = [
  'purchase_days',
  'probability_alive',
  'clv_contribution',
  'clv_residual',
  'margin_12m',
  'revenue_12m',
  'margin',
] as const

/**
 * What the rules of recommendation read of each group and, with group_index NULL, of the base. Margin so far is that of
 * members who are more likely gone than not; lifetime value is on contribution where costs are assigned.
 */
export const figuresOfGroups = (at: MembersAt): Sql => sql`
  SELECT m.group_index AS "groupIndex", count(*) AS customers, avg(CAST(s.purchase_days = 0 AS INTEGER)) AS prospects,
         avg(s.probability_alive) AS alive, coalesce(avg(s.clv_contribution), avg(s.clv_residual)) AS "lifetimeValue", avg(s.margin_12m) AS "grossMargin",
         sum(s.revenue_12m) AS revenue, count(*) FILTER (s.probability_alive < 0.5) AS lost,
         avg(s.margin) FILTER (s.probability_alive < 0.5) AS "lostMargin", avg(s.margin) AS margin
  FROM (${membersAt(at)}) AS m JOIN (${measuresOfRun(read, at)}) AS s ON s.customer_key = m.customer_key
  GROUP BY GROUPING SETS ((m.group_index), ())`

/** Members of each group who are flagged; people flag and unflag them as they like. */
export const flaggedOfGroups = (at: MembersAt): Sql => sql`
  SELECT group_index AS "groupIndex", count(*) AS flagged
  FROM (${membersAt(at)}) WHERE customer_key IN (SELECT customer_key FROM (${flagsInForce(at.asOf)})) GROUP BY group_index`

const flaggedRow = z.object({ groupIndex: z.number(), flagged: z.number() })

const figure = z.number().nullable()

const figuresRow = z.object({
  groupIndex: figure,
  customers: z.number(),
  prospects: figure,
  alive: figure,
  lifetimeValue: figure,
  grossMargin: figure,
  revenue: figure,
  lost: z.number(),
  lostMargin: figure,
  margin: figure,
})

interface FiguresRow extends z.infer<typeof figuresRow> {
  readonly flagged: number
}

async function rowsOfGroups(database: Database, at: MembersAt): Promise<FiguresRow[]> {
  const { versionId: _, ...publication } = at
  const rows = await rowsOnce(database, publication, { query: figuresOfGroups(at), row: figuresRow })
  const found = await database.rows(flaggedOfGroups(at), flaggedRow)
  const flaggedOf = (group: number | null) =>
    found
      .filter(({ groupIndex }) => group === null || groupIndex === group)
      .reduce((sum, { flagged }) => sum + flagged, 0)
  return rows.map((row) => ({ ...row, flagged: flaggedOf(row.groupIndex) }))
}

/** A quotient that says something only of a positive whole. */
const times = (part: number | null, whole: number | null | undefined): number | null =>
  part === null || whole === null || whole === undefined || whole <= 0 ? null : part / whole

const unknown: Readonly<Record<StrategyFigure, null>> = {
  customers: null,
  prospects: null,
  'probability-alive': null,
  'lifetime-value': null,
  'value-concentration': null,
  'gross-margin': null,
  contribution: null,
  'cost-to-serve': null,
  growth: null,
  'share-of-wallet': null,
  flagged: null,
  'lost-margin': null,
  're-engineered': null,
  'win-back-break-even': null,
}

/** Figures that the run has computed of the group: missing ones are unknown. */
function figuresOfKpis(newest: (kpi: string) => KpiReading | undefined) {
  const profit = newest('profit_per_customer')
  const sameCustomers = newest('same_customer_revenue')?.value ?? null
  return {
    // Margin stands in for contribution in the KPI where nothing assigns costs; the rules ask for the real one.
    contribution: profit?.basis === 'contribution' ? profit.value : null,
    'cost-to-serve': newest('cost_to_serve_ratio')?.value ?? null,
    growth: sameCustomers === null ? null : sameCustomers - 1,
    'share-of-wallet': newest('share_of_wallet')?.value ?? null,
  }
}

function figuresOf(
  row: FiguresRow,
  base: FiguresRow | undefined,
): Omit<Figures, KpiFigure | 're-engineered' | 'win-back-break-even'> {
  return {
    customers: row.customers,
    prospects: row.prospects,
    'probability-alive': row.alive,
    'lifetime-value': row.lifetimeValue,
    'value-concentration': times(row.lifetimeValue, base?.lifetimeValue),
    'gross-margin': row.grossMargin,
    flagged: times(row.flagged, row.customers),
    'lost-margin': times(row.lostMargin, base?.margin),
  }
}

type KpiFigure = keyof ReturnType<typeof figuresOfKpis>

/** What drafts need to know beside the figures of the rules. */
export interface Sales {
  readonly revenue12m: number
  readonly marginRate: number | null
}

const salesOf = (row: FiguresRow | undefined): Sales => ({
  revenue12m: row?.revenue ?? 0,
  marginRate: row ? times(row.grossMargin, row.revenue === null ? null : row.revenue / row.customers) : null,
})

export interface FiguresOfGroups {
  readonly of: (groupIndex: number, reEngineered: boolean) => Figures
  readonly sales: (groupIndex: number) => Sales
  /** Gross margin of the last 12 months per customer of the base. */
  readonly baseMargin: number | null
  /** A KPI of a group as of the date. */
  readonly reading: (groupIndex: number, kpi: string) => KpiReading | undefined
  /** What is known of winning customers back. */
  readonly winBack: WinBackBasis
  /** Members who are more likely gone than not. */
  readonly lost: (groupIndex: number) => number
}

/** The figures of every group of a portfolio version at a date. A group without members has none. */
export async function groupFigures(database: Database, query: GroupQuery): Promise<FiguresOfGroups> {
  const publication = publicationOf(await currentPublications(database), query.asOf)
  const rows = await rowsOfGroups(database, { versionId: query.versionId, ...publication })
  const readings = await kpiReadings(database, { versionId: query.versionId, from: query.asOf, until: query.asOf })
  const reading = (groupIndex: number, kpi: string) => readings(groupIndex, kpi)[0]
  const base = rows.find(({ groupIndex }) => groupIndex === null)
  const winBack = await winBackBasis(database, query.asOf)
  const breakEven = breakEvenOf(winBack)
  const rowOf = (groupIndex: number) => rows.find((one) => one.groupIndex === groupIndex)
  return {
    of: (groupIndex, reEngineered) => {
      const row = rowOf(groupIndex)
      if (!row) return { ...unknown, customers: 0 }
      const newest = (kpi: string) => reading(groupIndex, kpi)
      return {
        ...figuresOf(row, base),
        ...figuresOfKpis(newest),
        're-engineered': reEngineered ? 1 : 0,
        'win-back-break-even': breakEven,
      }
    },
    sales: (groupIndex) => salesOf(rowOf(groupIndex)),
    baseMargin: base?.grossMargin ?? null,
    reading,
    winBack,
    lost: (groupIndex) => rowOf(groupIndex)?.lost ?? 0,
  }
}
