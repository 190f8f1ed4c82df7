import type { Holdout, ModelUse } from '@sabad/contract/schemas/models'
import type { Fitted } from '@sabad/stats/model'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Judgement } from './holdout.ts'
import type { ModelOutcome, SnapshotModels } from './models.ts'
import type { Tracking } from './tracking.ts'

function usesOf({ model }: ModelOutcome<Fitted>, models: SnapshotModels): ModelUse[] {
  const uses: readonly ModelUse[] = ['alive', 'purchases', 'spend']
  return uses.filter((use) => model !== null && models[use] === model)
}

/** What is kept of a judgement, with the tracking of it where it was worked out. */
interface Judged {
  readonly judgement: Judgement
  readonly tracking: Tracking | null
}

function trackingOf(tracking: Tracking | null, index: number): Holdout['tracking'] {
  if (!tracking) return null
  const { weeks, calibratedWeeks, actual, expected } = tracking
  return { calibratedWeeks, weeks: [...weeks], actual: [...actual], expected: [...(expected[index] ?? [])] }
}

function holdoutOf(name: ModelOutcome<never>['name'], { judgement, tracking }: Judged): Holdout | null {
  const index = judgement.choice.judged.findIndex(({ model }) => model.kind === name)
  const judged = judgement.choice.judged[index]
  if (!judged) return null
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
    tracking: trackingOf(tracking, index),
  }
}

/** Keeps every attempt with what it is used for and how it did in the holdout. */
export async function storeModels(
  database: Database,
  { runId, asOf }: Publication,
  { models, tracking }: { readonly models: SnapshotModels; readonly tracking: Tracking | null },
): Promise<void> {
  for (const outcome of await models.outcomes()) {
    const { name, published, reason, model } = outcome
    const { judgement } = models
    const holdout = judgement && holdoutOf(name, { judgement, tracking })
    await database.execute(sql`INSERT INTO fitted_models
      VALUES (${runId}, ${asOf}, ${name}, ${JSON.stringify(usesOf(outcome, models))}, ${published}, ${JSON.stringify(reason)},
              ${JSON.stringify(model)}, ${JSON.stringify(holdout)})`)
  }
}
