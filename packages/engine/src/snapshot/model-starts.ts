import type { BgNbd } from '@sabad/stats/lifetime/bg-nbd'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import type { MbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import type { Nbd } from '@sabad/stats/lifetime/nbd'
import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { z } from 'zod'
import { storedPurchaseModel, storedSpendModel } from '../models/stored-model.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

interface Start<Model extends { readonly parameters: unknown }> {
  readonly start?: Model['parameters']
}

/** From where fits set out: options with the parameters of an earlier date, and none where there are none. */
export interface ModelStarts {
  readonly bgNbd: Start<BgNbd>
  readonly mbgNbd: Start<MbgNbd>
  readonly nbd: Start<Nbd>
  readonly paretoNbd: Start<ParetoNbd>
  readonly gammaGamma: Start<GammaGamma>
}

export const fromNowhere: ModelStarts = { bgNbd: {}, mbgNbd: {}, nbd: {}, paretoNbd: {}, gammaGamma: {} }

function withStart(starts: ModelStarts, model: PurchaseModel): ModelStarts {
  switch (model.kind) {
    case 'bg-nbd':
      return { ...starts, bgNbd: { start: model.parameters } }
    case 'mbg-nbd':
      return { ...starts, mbgNbd: { start: model.parameters } }
    case 'nbd':
      return { ...starts, nbd: { start: model.parameters } }
    case 'pareto-nbd':
      return { ...starts, paretoNbd: { start: model.parameters } }
  }
}

/** What was held at a limit would set out from a place where the likelihood is flat. */
const isPlain = ({ fit }: PurchaseModel | GammaGamma): boolean => fit.warnings.length === 0

const modelRow = z.object({ name: z.string(), model: z.string() })

/**
 * What was fitted as of the published date before: it saw no later fact, and a start decides how soon the best parameters
 * are found, not which. A fit that does not get there from it sets out anew.
 */
export async function startsBefore(database: Database, asOf: string): Promise<ModelStarts> {
  const rows = await database.rows(
    sql`SELECT name, model FROM fitted_models JOIN current_publications USING (run_id, as_of)
        WHERE published AND as_of = (SELECT max(as_of) FROM current_publications WHERE as_of < CAST(${asOf} AS DATE))`,
    modelRow,
  )
  const purchases = rows.flatMap(({ model }) => storedPurchaseModel(model) ?? []).filter(isPlain)
  const spend = rows
    .filter(({ name }) => name === 'gamma-gamma')
    .map(({ model }) => storedSpendModel(model))
    .find(isPlain)
  const starts = purchases.reduce(withStart, fromNowhere)
  return spend ? { ...starts, gammaGamma: { start: spend.parameters } } : starts
}
