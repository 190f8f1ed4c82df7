import type { Holdout } from '@sabad/contract/schemas/models'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Judgement } from './holdout.ts'
import type { ModelOutcome, ModelUse, SnapshotModels } from './models.ts'

function usesOf({ model }: SnapshotModels['outcomes'][number], models: SnapshotModels): ModelUse[] {
  const uses: readonly ModelUse[] = ['alive', 'purchases', 'spend']
  return uses.filter((use) => model !== null && models[use] === model)
}

function holdoutOf(name: ModelOutcome<never>['name'], judgement: Judgement | null): Holdout | null {
  const judged = judgement?.choice.judged.find(({ model }) => model.kind === name)
  if (!judgement || !judged) return null
  const { report, behind, standardError, contends } = judged
  const { calibratedOn, horizonDays, every } = judgement
  return {
    calibratedOn,
    horizonDays,
    every,
    ...report,
    byFrequency: [...report.byFrequency],
    behind,
    standardError,
    contends,
    chosen: judged === judgement.choice.chosen,
  }
}

/** Keeps every attempt with what it is used for and how it did in the holdout. */
export async function storeModels(database: Database, publication: Publication, models: SnapshotModels): Promise<void> {
  const { runId, asOf } = publication
  for (const outcome of models.outcomes) {
    const { name, published, reason, model } = outcome
    const holdout = holdoutOf(name, models.judgement)
    await database.execute(sql`INSERT INTO fitted_models
      VALUES (${runId}, ${asOf}, ${name}, ${JSON.stringify(usesOf(outcome, models))}, ${published}, ${reason},
              ${JSON.stringify(model)}, ${JSON.stringify(holdout)})`)
  }
}
