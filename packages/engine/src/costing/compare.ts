import type { CostingComparison, CostingReport } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { allGroups } from '../portfolio/cells.ts'
import { publishedDate } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { costOnce } from './cost-once.ts'
import { costToServe, netRevenue } from './profits.ts'
import { storedVersion } from './versions.ts'

export interface CostingVersions {
  readonly from: number
  readonly to: number
  readonly asOf?: string | undefined
  readonly portfolioId?: string | undefined
}

/** Costs by one version, and keeps of each customer what is compared. */
async function costBy(
  database: Database,
  number: number,
  { asOf, table }: { readonly asOf: string; readonly table: string },
): Promise<CostingReport> {
  const report = await costOnce(database, await storedVersion(database, number), asOf)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(table)} AS
    SELECT customer_key, ${costToServe} AS cost_to_serve, ${netRevenue} - product_cost - (${costToServe}) AS contribution
    FROM costed_profits`)
  return report
}

const bothVersions: Sql = sql`
  SELECT customer_key, f.cost_to_serve AS cost_from, t.cost_to_serve AS cost_to, f.contribution AS contribution_from,
         t.contribution AS contribution_to
  FROM costed_from AS f JOIN costed_to AS t USING (customer_key)`

const groupRow = z.object({
  index: z.number(),
  customers: z.number(),
  costFrom: z.number(),
  costTo: z.number(),
  contributionFrom: z.number(),
  contributionTo: z.number(),
})

/** Both versions added up in each group. */
export const groupsOfBoth = (versionId: number, asOf: string): Sql => sql`
  SELECT group_index AS "index", count(*) AS customers, sum(cost_from) AS "costFrom", sum(cost_to) AS "costTo",
         sum(contribution_from) AS "contributionFrom", sum(contribution_to) AS "contributionTo"
  FROM (${bothVersions}) JOIN current_memberships USING (customer_key)
  WHERE version_id = ${versionId} AND as_of = CAST(${asOf} AS DATE) GROUP BY group_index ORDER BY group_index`

async function groups(
  database: Database,
  portfolioId: string | undefined,
  asOf: string,
): Promise<CostingComparison['groups']> {
  if (portfolioId === undefined) return []
  const portfolio = await currentPortfolio(database, portfolioId)
  const titles = allGroups(portfolio.definition).map(({ title }) => title)
  const rows = await database.rows(groupsOfBoth(portfolio.versionId, asOf), groupRow)
  return rows.map(({ index, customers, costFrom, costTo, contributionFrom, contributionTo }) => ({
    index,
    title: titles[index] ?? '',
    customers,
    costToServe: { from: costFrom, to: costTo },
    contribution: { from: contributionFrom, to: contributionTo },
  }))
}

const changesRow = z.object({ toLoss: z.number(), toProfit: z.number() })
const changedRow = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  contributionFrom: z.number(),
  contributionTo: z.number(),
})

const turned = sql`(contribution_from < 0) <> (contribution_to < 0)`
const SHOWN = 50

async function signChanges(database: Database): Promise<CostingComparison['signChanges']> {
  const counts = await database.row(
    sql`SELECT count(*) FILTER (contribution_from >= 0 AND contribution_to < 0) AS "toLoss",
               count(*) FILTER (contribution_from < 0 AND contribution_to >= 0) AS "toProfit" FROM (${bothVersions})`,
    changesRow,
  )
  const rows = await database.rows(
    sql`SELECT c.customer_id AS "customerId", c.name, contribution_from AS "contributionFrom", contribution_to AS "contributionTo"
        FROM (SELECT * FROM (${bothVersions}) WHERE ${turned}
              ORDER BY abs(contribution_to - contribution_from) DESC, customer_key LIMIT ${SHOWN}) AS b
        JOIN customers AS c ON c.customer_key = b.customer_key
        ORDER BY abs(contribution_to - contribution_from) DESC, b.customer_key`,
    changedRow,
  )
  return {
    ...counts,
    customers: rows.map(({ contributionFrom, contributionTo, ...customer }) => ({
      ...customer,
      contribution: { from: contributionFrom, to: contributionTo },
    })),
  }
}

function activitiesOfBoth(from: CostingReport, to: CostingReport): CostingComparison['activities'] {
  const names = [...new Set([...from.activities, ...to.activities].map(({ name }) => name))]
  const find = ({ activities }: CostingReport, name: string) =>
    activities.find((activity) => activity.name === name) ?? null
  return names.map((name) => ({ name, from: find(from, name), to: find(to, name) }))
}

const totalOf = ({ version, sums, reconciliation: { unassigned, unused } }: CostingReport) => ({
  version,
  sums,
  unassigned,
  unused,
})

/**
 * Two versions of the cost model on the customers of the same date.
 * @throws EngineError costing.version-not-found, portfolio.not-found
 */
export const compareCostings = (workspace: Workspace, versions: CostingVersions): Promise<CostingComparison> =>
  workspace.read(async (database) => {
    const asOf = await publishedDate(database, versions.asOf)
    const from = await costBy(database, versions.from, { asOf, table: 'costed_from' })
    const to = await costBy(database, versions.to, { asOf, table: 'costed_to' })
    return {
      asOf,
      from: versions.from,
      to: versions.to,
      activities: activitiesOfBoth(from, to),
      totals: [totalOf(from), totalOf(to)],
      groups: await groups(database, versions.portfolioId, asOf),
      signChanges: await signChanges(database),
    }
  })
