import { searchParts } from '../../src/campaigns/search-parts.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type FactRow, type Facts } from '../company.ts'
import { customerName, portfolioId, side, withCampaigns } from './contacts.ts'

/** Two groups of 600, who bought for 20 to 119 from three countries, and two campaigns that held out a third and a half. */
const PEOPLE = 1200

const ids = Array.from({ length: PEOPLE }, (_, at) => at)

function contacts(): FactRow[] {
  return [3, 2].flatMap((every, campaign) =>
    ids.flatMap((at) => {
      const isHoldout = (at * 7919 + campaign) % every === 0
      const name = `campaign ${campaign}`
      return side({ campaign: name, isHoldout, from: at, to: at + 1, outcome: () => 0 })
    }),
  )
}

const facts: Facts = {
  customers: ids.map((at) => ({
    customer_id: customerName(at),
    employees: at < PEOPLE / 2 ? 1 + (at % 9) : 200 + (at % 9),
    country: ['Austria', 'Indonesia', 'Iran'][(at * 31) % 3] ?? '',
  })),
  orders: ids.map((at) => ({
    order_id: `first of ${at}`,
    customer_id: customerName(at),
    ordered_on: `2024-01-${10 + (at % 19)}`,
    amount: 20 + ((at * 37) % 100),
  })),
  contacts: contacts(),
}

/** Outcomes of another world: chance alone, and what a contact adds, as SQL over the contact `t` and its customer `c`. */
export const redraw = (workspace: Workspace, world: number, gain: Sql): Promise<number> =>
  execute(
    workspace,
    sql`UPDATE contacts AS t SET outcome_value = CAST(hash(concat(t.contact_id, ' ', ${world})) % 10000 AS DOUBLE) / 500
          + CASE WHEN t.is_holdout THEN 0 ELSE ${gain} END
        FROM (SELECT k.*, o.amount FROM customers AS k JOIN orders AS o USING (customer_key)) AS c
        WHERE c.customer_key = t.customer_key`,
  )

export const withWorlds = (work: (workspace: Workspace) => Promise<void>): Promise<void> => withCampaigns(facts, work)

/** Each world deals its customers anew, so that nothing is answered from the one before. */
export const search = (workspace: Workspace, world: number) =>
  searchParts(workspace, { portfolioId, windowDays: 30, seed: world })
