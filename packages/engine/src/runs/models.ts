import type { PublishedModel } from '@sabad/contract/schemas/models'
import { publishedModel } from '@sabad/contract/schemas/models'
import { summary } from '@sabad/stats/model'
import { z } from 'zod'
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

const fitted = z.object({
  kind: z.string(),
  version: z.number(),
  parameters: z.record(z.string(), z.number()),
  covariance: z.array(z.array(z.number())).nullable(),
  fit: z.unknown(),
})

const notFitted = { n: 0, logLikelihood: 0, converged: false, iterations: 0, warnings: [] }

function toPublished(row: z.infer<typeof modelRow>, asOf: string): PublishedModel {
  const stored: unknown = JSON.parse(row.model)
  const model = stored === null ? null : fitted.parse(stored)
  return publishedModel.parse({
    model: row.name,
    uses: JSON.parse(row.uses),
    published: row.published,
    reason: row.reason,
    asOf,
    parameters: model ? summary({ ...model, fit: notFitted }).parameters : [],
    fit: model?.fit ?? notFitted,
    holdout: JSON.parse(row.holdout),
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
    return rows.map((row) => toPublished(row, date))
  })
