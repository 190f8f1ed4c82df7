import type { BudgetYear, CustomerBudget } from '@sabad/contract/schemas/equity'
import type { StrategyAction } from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import { measuresOfRun } from '../measures/of-run.ts'
import { type MembersAt, membersAt } from '../movement/members.ts'
import { namedGroups } from '../movement/movement.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import { monthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { followedRevision } from '../strategy/monitoring/monitor.ts'
import { strategyRecords } from '../strategy/plan/records.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

const measures = [
  'revenue_12m',
  'margin_12m',
  'expected_purchases_12m',
  'expected_spend',
  'margin_rate',
  'net_revenue_12m',
  'gross_margin_12m',
  'cost_to_serve_12m',
  'contribution_12m',
]

/** What a customer brought in 12 months, and what it is expected to bring in the next, before what serving it costs. */
export const budgetOfCustomers = (at: MembersAt): Sql => sql`
  SELECT m.customer_key, m.group_index, coalesce(v.net_revenue_12m, v.revenue_12m) AS revenue,
         coalesce(v.gross_margin_12m, v.margin_12m) AS margin, v.cost_to_serve_12m AS cost,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend AS expected,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend * v.margin_rate AS "expectedMargin"
  FROM (${membersAt(at)}) AS m JOIN (${measuresOfRun(measures, at)}) AS v ON v.customer_key = m.customer_key`

/** The same of each group and, with "group" NULL, of the base. */
export const budgetSums = (at: MembersAt): Sql => sql`
  SELECT group_index AS "group", count(*) AS customers, count(expected) AS scored, coalesce(sum(revenue), 0) AS revenue,
         coalesce(sum(margin), 0) AS margin, sum(cost) AS cost, coalesce(sum(expected), 0) AS expected,
         coalesce(sum("expectedMargin"), 0) AS "expectedMargin"
  FROM (${budgetOfCustomers(at)}) GROUP BY GROUPING SETS ((group_index), ())`

const sumsRow = z.object({
  group: z.number().nullable(),
  customers: z.number(),
  scored: z.number(),
  revenue: z.number(),
  margin: z.number(),
  cost: z.number().nullable(),
  expected: z.number(),
  expectedMargin: z.number(),
})
type Sums = z.infer<typeof sumsRow>

const nobody: Omit<Sums, 'group'> = {
  customers: 0,
  scored: 0,
  revenue: 0,
  margin: 0,
  cost: null,
  expected: 0,
  expectedMargin: 0,
}

function yearOf(revenue: number, margin: number, costToServe: number | null): BudgetYear {
  return { revenue, margin, costToServe, contribution: costToServe === null ? null : margin - costToServe }
}

/** Serving goes on costing the share of revenue that it cost; where there was no revenue, what it cost. */
function costAhead({ revenue, cost, expected }: Omit<Sums, 'group'>): number | null {
  if (cost === null) return null
  return revenue > 0 ? (cost / revenue) * expected : cost
}

function lineOf(sums: Omit<Sums, 'group'>, costToServe: number | null, planned: number | null) {
  const past = yearOf(sums.revenue, sums.margin, sums.cost)
  const next = yearOf(sums.expected, sums.expectedMargin, costToServe)
  const left = (next.contribution ?? next.margin) - (planned ?? 0)
  return { customers: sums.customers, scored: sums.scored, past, next, planned, left }
}

const DAY = 86_400_000
const dayOf = (date: string): number => Date.parse(date) / DAY

/** What of the cost of an action falls between two days, the first left out: it is spent evenly. */
function costWithin({ from, until, cost }: StrategyAction, after: string, upTo: string): number {
  const days = dayOf(until) - dayOf(from) + 1
  const inside = Math.min(dayOf(until), dayOf(upTo)) - Math.max(dayOf(from), dayOf(after) + 1) + 1
  return ((cost ?? 0) * Math.max(0, inside)) / days
}

/** Planned cost of the next 12 months by the name of the group, of strategies in force. */
async function plannedCosts(database: Database, portfolioId: string, asOf: string) {
  const upTo = monthsEarlier(asOf, -12)
  const planned = new Map<string, number>()
  for (const [group, record] of await strategyRecords(database, portfolioId)) {
    const { status, revision } = followedRevision(record)
    const known = revision.document.actions.filter(({ cost }) => cost !== null)
    if (status !== 'active' || known.length === 0) continue
    planned.set(
      group,
      known.reduce((sum, action) => sum + costWithin(action, asOf, upTo), 0),
    )
  }
  return planned
}

const total = (amounts: readonly (number | null)[]): number | null => {
  const known = amounts.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

/**
 * The next 12 months of each group: sales and margin that the models expect of its customers, what serving them costs at
 * the group's present share of revenue, and what the strategy in force plans to spend on them.
 * @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found
 */
export const customerBudget = (
  workspace: Workspace,
  { portfolioId, asOf }: { readonly portfolioId: string; readonly asOf?: string | undefined },
): Promise<CustomerBudget> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), asOf)
    const { versionId, definition } = await currentPortfolio(database, portfolioId)
    const rows = await database.rows(budgetSums({ versionId, ...publication }), sumsRow)
    const planned = await plannedCosts(database, portfolioId, publication.asOf)
    const sumsOf = (index: number | null) => rows.find(({ group }) => group === index) ?? nobody
    const groups = namedGroups(definition).map((group) => {
      const sums = sumsOf(group.index)
      return { ...group, ...lineOf(sums, costAhead(sums), planned.get(group.name) ?? null) }
    })
    // Added up over the groups, each of which is served at its own cost.
    const costToServe = total(groups.map(({ next }) => next.costToServe))
    const base = lineOf(sumsOf(null), costToServe, total(groups.map((group) => group.planned)))
    const { currency } = await settingsOf(database)
    return { portfolioId, asOf: publication.asOf, currency, groups, base }
  })
