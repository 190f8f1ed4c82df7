import type { TakenInsight } from '@sabad/contract/schemas/insights'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { strategyRecords } from './plan/records.ts'

const portfolioRow = z.object({ portfolioId: z.string() })

/** The actions of the newest versions of strategies that came of insights, by the insights' numbers. */
export async function takenInsights(database: Database): Promise<ReadonlyMap<number, readonly TakenInsight[]>> {
  const portfolios = await database.rows(
    sql`SELECT DISTINCT portfolio_id AS "portfolioId" FROM strategy_versions ORDER BY 1`,
    portfolioRow,
  )
  const taken = new Map<number, TakenInsight[]>()
  for (const { portfolioId } of portfolios) {
    for (const [group, { revisions, progress }] of await strategyRecords(database, portfolioId)) {
      for (const { insightId, actionId, title } of revisions[0].document.actions) {
        if (insightId === undefined) continue
        const state = progress.find(({ itemId }) => itemId === actionId)?.state ?? 'open'
        taken.set(insightId, [...(taken.get(insightId) ?? []), { portfolioId, group, actionId, title, state }])
      }
    }
  }
  return taken
}
