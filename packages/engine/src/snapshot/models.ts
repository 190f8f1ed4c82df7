import { type BgNbd, bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { type GammaGamma, gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { type MbgNbd, mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import type { FitReport } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { purchaseCells, spendCells } from './cells.ts'

/** A model as fitted for an as-of date; `published` false: it must not be used, and `reason` says why. */
export interface ModelOutcome<Fitted> {
  readonly name: 'bg-nbd' | 'mbg-nbd' | 'gamma-gamma'
  readonly purpose: 'alive' | 'purchases' | 'spend'
  readonly model: Fitted | null
  readonly published: boolean
  readonly reason: string
}

export interface SnapshotModels {
  /** Feeds churn lists: it can call a one-time buyer gone, which BG/NBD never does (domain 9.3). */
  readonly alive: ModelOutcome<MbgNbd>
  readonly purchases: ModelOutcome<BgNbd>
  readonly spend: ModelOutcome<GammaGamma>
}

interface Attempt<Fitted> extends Pick<ModelOutcome<Fitted>, 'name' | 'purpose'> {
  readonly fit: () => Fitted
  readonly why: string
}

/** Honest outcomes only: too little data and no convergence are said, never passed on as numbers. */
function outcome<Fitted extends { readonly fit: FitReport }>(attempt: Attempt<Fitted>): ModelOutcome<Fitted> {
  const { name, purpose, why } = attempt
  try {
    const model = attempt.fit()
    const refusal = refusalOf(model.fit)
    return { name, purpose, model, published: refusal === null, reason: refusal ?? why }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    return { name, purpose, model: null, published: false, reason: `cannot be fitted: ${error.message}` }
  }
}

function refusalOf({ converged, warnings }: FitReport): string | null {
  for (const warning of warnings) {
    if (warning.code === 'few-repeat-buyers') {
      return `needs ${warning.params.needed} repeat buyers, has ${warning.params.found}`
    }
  }
  return converged ? null : `did not converge (${warnings.map(({ code }) => code).join(', ')})`
}

/** Fits the three models to the summary of one as-of date. */
export async function fitModels(database: Database, resolution: number): Promise<SnapshotModels> {
  const cells = await purchaseCells(database, resolution)
  const means = await spendCells(database, resolution)
  return {
    alive: outcome({
      name: 'mbg-nbd',
      purpose: 'alive',
      why: 'lets one-time buyers leave',
      fit: () => mbgNbd.fit(cells),
    }),
    purchases: outcome({
      name: 'bg-nbd',
      purpose: 'purchases',
      why: 'expected purchases',
      fit: () => bgNbd.fit(cells),
    }),
    spend: outcome({ name: 'gamma-gamma', purpose: 'spend', why: 'expected spend', fit: () => gammaGamma.fit(means) }),
  }
}

export async function storeModels(database: Database, publication: Publication, models: SnapshotModels): Promise<void> {
  const { runId, asOf } = publication
  for (const { name, purpose, published, reason, model } of Object.values(models)) {
    await database.execute(sql`INSERT INTO fitted_models
      VALUES (${runId}, ${asOf}, ${name}, ${purpose}, ${published}, ${reason}, ${JSON.stringify(model)})`)
  }
}
