import { type PublishedModel, publishedModel } from '@sabad/contract/schemas/models'
import { summary } from '@sabad/stats/model'
import { z } from 'zod'
import { cautionsOf } from '../models/cautions.ts'
import { type ObservedRepeats, observedRepeats, repeatPurchasesOf } from '../models/repeat-purchases.ts'
import { storedPurchaseModel } from '../models/stored-model.ts'
import { publishedDate } from '../portfolio/published.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const modelRow = z.object({
  name: z.string(),
  uses: z.string(),
  published: z.boolean(),
  reason: z.string(),
  model: z.string(),
  holdout: z.string(),
})
type ModelRow = z.infer<typeof modelRow>

const fitted = z.object({
  kind: z.string(),
  version: z.number(),
  parameters: z.record(z.string(), z.number()),
  covariance: z.array(z.array(z.number())).nullable(),
  fit: z.unknown(),
})

const notFitted = { n: 0, logLikelihood: 0, converged: false, iterations: 0, warnings: [] }

/** Unsound parameters say nothing of the base. */
function repeatPurchases({ model, published }: ModelRow, observed: ObservedRepeats) {
  const purchases = published ? storedPurchaseModel(model) : null
  return purchases && repeatPurchasesOf(purchases, observed)
}

const uncautioned = publishedModel.omit({ cautions: true })

function toPublished(row: ModelRow, asOf: string, observed: ObservedRepeats): Omit<PublishedModel, 'cautions'> {
  const stored: unknown = JSON.parse(row.model)
  const model = stored === null ? null : fitted.parse(stored)
  return uncautioned.parse({
    model: row.name,
    uses: JSON.parse(row.uses),
    published: row.published,
    reason: JSON.parse(row.reason),
    asOf,
    parameters: model ? summary({ ...model, fit: notFitted }).parameters : [],
    fit: model?.fit ?? notFitted,
    holdout: JSON.parse(row.holdout),
    repeatPurchases: repeatPurchases(row, observed),
  })
}

/** The models behind the numbers of an as-of date, those that were refused too. */
export const publishedModels = (workspace: Workspace, asOf?: string): Promise<PublishedModel[]> =>
  workspace.read(async (database) => {
    const date = await publishedDate(database, asOf)
    const rows = await database.rows(
      sql`SELECT name, uses, published, reason, model, holdout FROM fitted_models JOIN current_publications USING (run_id, as_of)
          WHERE as_of = CAST(${date} AS DATE) ORDER BY name`,
      modelRow,
    )
    const observed = await observedRepeats(database, date)
    const models = rows.map((row) => toPublished(row, date, observed))
    return models.map((model) => ({ ...model, cautions: cautionsOf(model, models) }))
  })
