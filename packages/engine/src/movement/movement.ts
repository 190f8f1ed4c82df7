import type { Movement } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { allGroups } from '../portfolio/cells.ts'
import { publishedDate, publishedDates } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface MovementQuery {
  readonly versionId: number
  readonly from: string
  readonly to: string
}

/** Each flow between two dates: customers, and their lifetime value before and after. NULL: not known at that date. */
export const flows = ({ versionId, from, to }: MovementQuery): Sql => {
  const at = (date: string) => sql`
    SELECT m.customer_key, m.group_index, s.clv_12m
    FROM current_memberships AS m
    JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
    WHERE m.version_id = ${versionId} AND m.as_of = CAST(${date} AS DATE) AND s.as_of = CAST(${date} AS DATE)`
  return sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(b.clv_12m) AS "valueBefore", sum(a.clv_12m) AS "valueAfter"
  FROM (${at(from)}) AS b FULL JOIN (${at(to)}) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST`
}

const flowRow = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  customers: z.number(),
  valueBefore: z.number().nullable(),
  valueAfter: z.number().nullable(),
})
type Flow = z.infer<typeof flowRow>

const total = (all: readonly Flow[], keep: (flow: Flow) => boolean): number =>
  all.filter(keep).reduce((sum, { customers }) => sum + customers, 0)

export interface MovementBetween {
  readonly portfolioId: string
  /** Left out: the date before `to`. */
  readonly from?: string | undefined
  /** Left out: the newest date. */
  readonly to?: string | undefined
}

export const movementBetween = (workspace: Workspace, { portfolioId, from, to }: MovementBetween): Promise<Movement> =>
  workspace.read(async (database) => {
    const last = await publishedDate(database, to)
    const earlier = (await publishedDates(database)).find((date) => date < last)
    const first = await publishedDate(database, from ?? earlier ?? last)
    const { versionId, definition } = await currentPortfolio(database, portfolioId)
    const all = await database.rows(flows({ versionId, from: first, to: last }), flowRow)
    return {
      portfolioId,
      from: first,
      to: last,
      groups: allGroups(definition).map(({ index, name, title }) => ({ index, name, title })),
      flows: all,
      moved: total(all, (flow) => flow.from !== null && flow.to !== null && flow.from !== flow.to),
      stayed: total(all, (flow) => flow.from !== null && flow.from === flow.to),
      entered: total(all, (flow) => flow.from === null),
      left: total(all, (flow) => flow.to === null),
    }
  })
