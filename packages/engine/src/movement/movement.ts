import type { Movement } from '@sabad/contract/schemas/movement'
import { z } from 'zod'
import { allGroups } from '../portfolio/cells.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Between, between, type MovementBetween } from './dates.ts'
import { directionOf, groupsInOrder, rankedGroups } from './group-ranking.ts'
import { type MembersAt, valuedMembersAt } from './members.ts'
import { movementRates, netValue } from './rates.ts'

/**
 * Each flow between two dates: customers, and their lifetime value and revenue before and after. NULL: not known at that
 * date.
 */
export const flows = (from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(b.clv_12m) AS "valueBefore", sum(a.clv_12m) AS "valueAfter",
         sum(b.revenue_12m) AS "revenueBefore", sum(a.revenue_12m) AS "revenueAfter"
  FROM (${valuedMembersAt(from)}) AS b FULL JOIN (${valuedMembersAt(to)}) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST`

const amount = z.number().nullable()
const flowRow = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  customers: z.number(),
  valueBefore: amount,
  valueAfter: amount,
  revenueBefore: amount,
  revenueAfter: amount,
})
/** Customers who went from one group (null: not there yet) to another (null: not there any more), and their worth. */
export type FlowRow = z.infer<typeof flowRow>

/** The flows from one date to another. */
export const flowsBetween = (database: Database, { portfolio: { versionId }, from, to }: Between): Promise<FlowRow[]> =>
  database.rows(flows({ versionId, ...from }, { versionId, ...to }), flowRow)

const total = (all: readonly FlowRow[], keep: (flow: FlowRow) => boolean): number =>
  all.filter(keep).reduce((sum, { customers }) => sum + customers, 0)

/** The groups of a portfolio as answers name them. */
export const namedGroups = (definition: Parameters<typeof allGroups>[0]): Movement['groups'] =>
  allGroups(definition).map(({ index, name, title }) => ({ index, name, title }))

export const movementBetween = (workspace: Workspace, asked: MovementBetween): Promise<Movement> =>
  workspace.read(async (database) => {
    const { portfolio, from, to } = await between(database, asked)
    const rows = await flowsBetween(database, { portfolio, from, to })
    const ranking = rankedGroups(rows)
    const all = rows.map(({ revenueBefore: _before, revenueAfter: _after, ...flow }) => ({
      ...flow,
      direction: directionOf(flow, ranking),
    }))
    const groups = namedGroups(portfolio.definition)
    return {
      portfolioId: asked.portfolioId,
      from: from.asOf,
      to: to.asOf,
      groups,
      flows: all,
      moved: total(rows, (flow) => flow.from !== null && flow.to !== null && flow.from !== flow.to),
      stayed: total(rows, (flow) => flow.from !== null && flow.from === flow.to),
      entered: total(rows, (flow) => flow.from === null),
      left: total(rows, (flow) => flow.to === null),
      rankedBy: ranking.by,
      ...movementRates(all, groupsInOrder(groups, ranking)),
      netValue: netValue(all),
    }
  })
