import type { GroupBorders, PortfolioBorders, ReachedGroup } from '@sabad/contract/schemas/portfolio-borders'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import type { PortfolioAt } from './overview.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDate } from './published.ts'
import { currentPortfolio } from './store.ts'
import { type CustomersAt, intervalOf } from './variables.ts'

type End = 'lower' | 'upper'

/** The measures of a portfolio's tiers that have an interval. */
const uncertainMeasures = ({ definition }: Compiled): readonly string[] => [
  ...new Set(definition.tiers.flatMap(({ measure }) => (measure && intervalOf(measure) ? [measure] : []))),
]

/** The same portfolio reading one end of each interval instead of its middle; cut points stay. */
function atEnd({ definition, calibration }: Compiled, end: End): Compiled {
  const tiers = definition.tiers.map((tier) => {
    const interval = tier.measure === undefined ? null : intervalOf(tier.measure)
    return interval ? { ...tier, measure: interval[end] } : tier
  })
  return { definition: { ...definition, tiers }, calibration }
}

/** Group of each customer by the middle of the intervals, by their low and by their high ends. Without an end: the middle. */
export function placesAtEnds(compiled: Compiled, at: CustomersAt): Sql {
  const ends = uncertainMeasures(compiled).flatMap((measure) => intervalOf(measure) ?? [])
  const unknown = (table: Sql, end: End) =>
    join(
      ends.map((interval) => sql`${table}.${identifier(interval[end])} IS NULL`),
      ' OR ',
    )
  return sql`
  SELECT p.customer_key, p.group_index AS "group",
         CASE WHEN ${unknown(sql`l`, 'lower')} THEN p.group_index ELSE l.group_index END AS low,
         CASE WHEN ${unknown(sql`h`, 'upper')} THEN p.group_index ELSE h.group_index END AS high
  FROM (${placesAt(compiled, at)}) AS p
  JOIN (${placesAt(atEnd(compiled, 'lower'), at)}) AS l ON l.customer_key = p.customer_key
  JOIN (${placesAt(atEnd(compiled, 'upper'), at)}) AS h ON h.customer_key = p.customer_key`
}

const endsRow = z.object({ group: z.number(), low: z.number(), high: z.number() })
const countRow = endsRow.extend({ customers: z.number() })
type Count = z.infer<typeof countRow>

const sum = (counts: readonly Count[]): number => counts.reduce((total, { customers }) => total + customers, 0)

function bordersOf(counts: readonly Count[], groups: ReturnType<typeof allGroups>): GroupBorders[] {
  const place = ({ index, name, title }: (typeof groups)[number]) => ({ index, name, title })
  return groups.map((group) => {
    const own = counts.filter((count) => count.group === group.index)
    const reaching = (index: number) => own.filter(({ low, high }) => low === index || high === index)
    return {
      ...place(group),
      customers: sum(own),
      crossing: sum(own.filter(({ low, high }) => low !== group.index || high !== group.index)),
      reaches: groups
        .filter(({ index }) => index !== group.index)
        .map((other) => ({ ...place(other), customers: sum(reaching(other.index)) }))
        .filter(({ customers }) => customers > 0),
    }
  })
}

/** Of each group, how many customers might belong to another one: their interval of 80 % crosses a border. */
export const portfolioBorders = (workspace: Workspace, { portfolioId, asOf }: PortfolioAt): Promise<PortfolioBorders> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const measures = [...uncertainMeasures(portfolio)]
    if (measures.length === 0) return { portfolioId, asOf: date, measures, groups: [] }
    const counts = await database.rows(
      sql`SELECT "group", low, high, count(*) AS customers FROM (${placesAtEnds(portfolio, { asOf: date })}) GROUP BY ALL`,
      countRow,
    )
    return { portfolioId, asOf: date, measures, groups: bordersOf(counts, allGroups(portfolio.definition)) }
  })

export interface CustomerIn {
  readonly portfolio: Compiled
  readonly customerKey: number
  readonly asOf: string
}

/** Where a customer would be at either end of the intervals, as far as that is another group. */
export async function reachedGroups(
  database: Database,
  { portfolio, customerKey, asOf }: CustomerIn,
): Promise<ReachedGroup[]> {
  if (uncertainMeasures(portfolio).length === 0) return []
  const query = sql`SELECT "group", low, high FROM (${placesAtEnds(portfolio, { asOf })}) WHERE customer_key = ${customerKey}`
  const rows = await database.rows(query, endsRow)
  const groups = allGroups(portfolio.definition)
  const reached = rows.flatMap(({ group, low, high }) => [
    ...(low === group ? [] : [{ end: 'low' as const, at: low }]),
    ...(high === group ? [] : [{ end: 'high' as const, at: high }]),
  ])
  return reached.flatMap(({ end, at }) => {
    const found = groups[at]
    return found ? [{ end, index: found.index, name: found.name, title: found.title }] : []
  })
}
