import type { GroupBorders, PortfolioBorders, ReachedGroup } from '@sabad/contract/schemas/portfolio-borders'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { drawEnds, type Ends, uncertainMeasures } from './border-ends.ts'
import { allGroups } from './cells.ts'
import type { PortfolioAt } from './overview.ts'
import { type Compiled, placesAt } from './places.ts'
import { publishedDate } from './published.ts'
import { sampleOf } from './sample.ts'
import { currentPortfolio } from './store.ts'
import { membersOfUnits } from './variables.ts'

/** Group of each customer by the middle of what is uncertain, by its low and by its high end. */
export function placesAtEnds(compiled: Compiled, asOf: string, ends: Ends): Sql {
  const placed = (drawn: string) => placesAt(compiled, { asOf, drawn })
  return sql`
  SELECT p.customer_key, p.group_index AS "group", l.group_index AS low, h.group_index AS high
  FROM (${placed(ends.middle)}) AS p
  JOIN (${placed(ends.low)}) AS l ON l.customer_key = p.customer_key
  JOIN (${placed(ends.high)}) AS h ON h.customer_key = p.customer_key`
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

/**
 * Of each group, how many customers might belong to another one: the interval of 80 % of what is expected of them crosses a
 * border. Looks at a sample where customers are many.
 */
export const portfolioBorders = (workspace: Workspace, { portfolioId, asOf }: PortfolioAt): Promise<PortfolioBorders> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const measures = [...uncertainMeasures(portfolio.definition)]
    if (measures.length === 0) return { portfolioId, asOf: date, oneIn: 1, measures, groups: [] }
    const { oneIn } = await sampleOf(database, date)
    const ends = await drawEnds(database, portfolio.definition, { at: { asOf: date, oneIn } })
    const counts = await database.rows(
      sql`SELECT "group", low, high, count(*) AS customers FROM (${placesAtEnds(portfolio, date, ends)}) GROUP BY ALL`,
      countRow,
    )
    return { portfolioId, asOf: date, oneIn, measures, groups: bordersOf(counts, allGroups(portfolio.definition)) }
  })

export interface CustomerIn {
  readonly portfolio: Compiled
  readonly customerKey: number
  readonly asOf: string
}

/** The head of those with whom a customer is put into a group. */
async function headOf(database: Database, { unit = 'customer' }: PortfolioDefinition, customerKey: number) {
  if (unit === 'customer') return customerKey
  const head = z.object({ key: z.number() })
  const row = await database.row(
    sql`SELECT unit_key AS key FROM (${membersOfUnits(unit)}) WHERE customer_key = ${customerKey}`,
    head,
  )
  return row.key
}

/** Where a customer would be at either end of the intervals, as far as that is another group. */
export async function reachedGroups(
  database: Database,
  { portfolio, customerKey, asOf }: CustomerIn,
): Promise<ReachedGroup[]> {
  const { definition } = portfolio
  if (uncertainMeasures(definition).length === 0) return []
  const key = await headOf(database, definition, customerKey)
  const ends = await drawEnds(database, definition, { at: { asOf }, key })
  const query = sql`SELECT "group", low, high FROM (${placesAtEnds(portfolio, asOf, ends)}) WHERE customer_key = ${customerKey}`
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
