import type { CostStep } from '@sabad/contract/schemas/cost-model'
import type { CostingReport, ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { allGroups } from '../portfolio/cells.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readApportioned } from './apportioned.ts'
import { toCents } from './ledger.ts'
import { readSteps, stepsOf, sumsOf } from './report.ts'
import { reportOf } from './store.ts'
import { storedVersion } from './versions.ts'

export interface WaterfallAt {
  readonly asOf?: string | undefined
  /** With `group`: only its members. */
  readonly portfolioId?: string | undefined
  readonly group?: string | undefined
}

/** The rows of a published date, of all customers or of a group. */
const profitsOn = (asOf: string, members: Sql): Sql => sql`(SELECT c.* FROM customer_profits AS c
  JOIN current_publications AS p ON p.run_id = c.run_id AND p.as_of = c.as_of
  WHERE c.as_of = CAST(${asOf} AS DATE)${members})`

const membersOf = (versionId: number, asOf: string, group: number): Sql => sql` AND c.customer_key IN (
    SELECT customer_key FROM current_memberships
    WHERE version_id = ${versionId} AND as_of = CAST(${asOf} AS DATE) AND group_index = ${group})`

async function groupAsked(database: Database, { portfolioId, group }: WaterfallAt, asOf: string) {
  if (portfolioId === undefined || group === undefined) return { group: null, members: sql`` }
  const portfolio = await currentPortfolio(database, portfolioId)
  const index = groupIndexOf(portfolio, group)
  const title = allGroups(portfolio.definition)[index]?.title ?? group
  return { group: { portfolioId, index, title }, members: membersOf(portfolio.versionId, asOf, index) }
}

interface RowsAt {
  readonly rows: Sql
  readonly at: Publication
}

/** What is measured in each step of some rows: the step less what was apportioned, without the dust of subtraction. */
async function stepsOfRows(database: Database, report: CostingReport, { rows, at }: RowsAt) {
  const { model } = await storedVersion(database, report.version)
  const { customers, amounts, estimated } = await readSteps(database, rows, at)
  const costs = await readApportioned(database, { model, activities: report.activities, rows, asOf: report.asOf, at })
  const measured = (step: CostStep) => {
    const ofActivities = model.activities.map((activity, index) =>
      activity.step === step ? (costs.activities[index]?.cost ?? 0) : 0,
    )
    const others = (step === 'product-cost' ? estimated : 0) + (step === 'financing' ? costs.financed : 0)
    return toCents(amounts[step] - others - ofActivities.reduce((sum, cost) => sum + cost, 0)) / 100
  }
  return { customers, steps: stepsOf(amounts, measured), sums: sumsOf(amounts) }
}

/**
 * Profit and loss of all customers or of a group, summed up.
 * @throws EngineError costing.none, portfolio.not-found, group.not-found
 */
export const profitWaterfall = (workspace: Workspace, at: WaterfallAt): Promise<ProfitWaterfall> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), at.asOf)
    const { asOf } = publication
    const report = await reportOf(database, asOf)
    const { group, members } = await groupAsked(database, at, asOf)
    const { unassigned, unused, notTaken } = report.reconciliation
    return {
      asOf,
      after: report.after,
      version: report.version,
      group,
      ...(await stepsOfRows(database, report, { rows: profitsOn(asOf, members), at: publication })),
      notAssigned: group ? null : { unassigned, unused, notTaken },
    }
  })
