import type { ModelUse } from '@sabad/contract/schemas/models'
import type { Fitted } from '@sabad/stats/model'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { ModelOutcome, SnapshotModels } from './models.ts'

function usesOf({ model }: ModelOutcome<Fitted>, models: SnapshotModels): ModelUse[] {
  const uses: readonly ModelUse[] = ['alive', 'purchases', 'spend']
  return uses.filter((use) => model !== null && models[use] === model)
}

/** Keeps every attempt with what it is used for and how it did in the holdout. */
export async function storeModels(
  database: Database,
  { runId, asOf }: Publication,
  models: SnapshotModels,
): Promise<void> {
  for (const outcome of await models.outcomes()) {
    const { name, published, reason, model } = outcome
    const holdout = models.judgement?.get(name) ?? null
    await database.execute(sql`INSERT INTO fitted_models
      VALUES (${runId}, ${asOf}, ${name}, ${JSON.stringify(usesOf(outcome, models))}, ${published}, ${JSON.stringify(reason)},
              ${JSON.stringify(model)}, ${JSON.stringify(holdout)})`)
  }
}
