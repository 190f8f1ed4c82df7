import { type BgNbd, bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { type FrequencyRecencyAge, neededRepeatBuyers, repeatBuyers } from '@sabad/stats/lifetime/frequency-recency-age'
import { type GammaGamma, gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { type MbgNbd, mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { type Nbd, nbd } from '@sabad/stats/lifetime/nbd'
import type { FitReport, Fitted } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { purchaseCells, spendCells } from './cells.ts'

/** A model as fitted for an as-of date; `published` false: it must not be used, and `reason` says why. */
export interface ModelOutcome<Model extends Fitted> {
  readonly name: 'bg-nbd' | 'mbg-nbd' | 'nbd' | 'gamma-gamma'
  readonly purpose: 'alive' | 'purchases' | 'spend'
  readonly model: Model | null
  readonly published: boolean
  readonly reason: string
}

export interface SnapshotModels {
  /** Every attempt, for the record. */
  readonly outcomes: readonly ModelOutcome<Fitted>[]
  /** Feeds churn lists: it can call a one-time buyer gone, which BG/NBD never does (domain 9.3). */
  readonly alive: MbgNbd | null
  readonly purchases: BgNbd | Nbd | null
  readonly spend: GammaGamma | null
}

interface Attempt<Model extends Fitted> extends Pick<ModelOutcome<Model>, 'name' | 'purpose'> {
  readonly fit: () => Model
  readonly why: string
  readonly repeatBuyers: number
}

/** Honest outcomes only: too little data and no convergence are said, never passed on as numbers. */
function outcome<Model extends Fitted>(attempt: Attempt<Model>): ModelOutcome<Model> {
  const { name, purpose, why } = attempt
  try {
    const model = attempt.fit()
    const refusal = refusalOf(model.fit)
    return { name, purpose, model, published: refusal === null, reason: refusal ?? why }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    const few = attempt.repeatBuyers < neededRepeatBuyers
    const reason = few ? needs(neededRepeatBuyers, attempt.repeatBuyers) : `cannot be fitted: ${error.message}`
    return { name, purpose, model: null, published: false, reason }
  }
}

const needs = (needed: number, found: number): string => `needs ${needed} repeat buyers, has ${found}`

/** Why a fit stops short, in words; the codes and their numbers stay with the fit. */
const failures: Readonly<Record<string, string>> = {
  'parameter-runs-away': 'a parameter has no best value',
  'iteration-limit': 'the search took too many steps',
  'no-further-improvement': 'the search came to a halt',
  'hessian-not-negative-definite': 'the likelihood has no clear peak',
  'spend-depends-on-frequency': 'spend depends on how often customers buy',
}

function refusalOf({ converged, warnings }: FitReport): string | null {
  for (const warning of warnings) {
    if (warning.code === 'few-repeat-buyers') {
      return needs(warning.params.needed, warning.params.found)
    }
  }
  return converged ? null : `did not converge: ${warnings.map(({ code }) => failures[code] ?? code).join(', ')}`
}

/** What a chance to leave may gain where nobody leaves: half the 95 % point of χ² with 2 degrees (docs/models/nbd.md). */
const GAIN_BY_CHANCE = 3

/**
 * Where BG/NBD runs away because no dropout can be seen, its limit is NBD, which is fitted in its place. The larger
 * model stays on record with the reason why it is not used.
 */
function withoutDropout(cells: FrequencyRecencyAge, refused: ModelOutcome<BgNbd>): ModelOutcome<Nbd> | null {
  const report = refused.model?.fit
  if (!report?.warnings.some(({ code }) => code === 'parameter-runs-away')) return null
  const why = 'no dropout can be seen in these data: BG/NBD runs away to NBD, its limit'
  const limit = outcome({
    name: 'nbd',
    purpose: 'purchases',
    why,
    fit: () => nbd.fit(cells),
    repeatBuyers: repeatBuyers(cells),
  })
  const reached = limit.model !== null && report.logLikelihood - limit.model.fit.logLikelihood < GAIN_BY_CHANCE
  return limit.published && !reached
    ? { ...limit, published: false, reason: 'is not the limit that BG/NBD runs away to' }
    : limit
}

const usable = <Model extends Fitted>(outcome: ModelOutcome<Model> | null): Model | null =>
  outcome?.published ? outcome.model : null

/** Fits the models to the summary of one as-of date. */
export async function fitModels(database: Database, resolution: number): Promise<SnapshotModels> {
  const cells = await purchaseCells(database, resolution)
  const means = await spendCells(database, resolution)
  const buyers = { repeatBuyers: repeatBuyers(cells) }
  const mbg = outcome({
    name: 'mbg-nbd',
    purpose: 'alive',
    why: 'lets one-time buyers leave',
    fit: () => mbgNbd.fit(cells),
    ...buyers,
  })
  const bg = outcome({
    name: 'bg-nbd',
    purpose: 'purchases',
    why: 'expected purchases',
    fit: () => bgNbd.fit(cells),
    ...buyers,
  })
  const limit = bg.published ? null : withoutDropout(cells, bg)
  const spend = outcome({
    name: 'gamma-gamma',
    purpose: 'spend',
    why: 'expected spend',
    fit: () => gammaGamma.fit(means),
    repeatBuyers: repeatBuyers(means),
  })
  return {
    outcomes: [mbg, bg, ...(limit ? [limit] : []), spend],
    alive: usable(mbg),
    purchases: usable(bg) ?? usable(limit),
    spend: usable(spend),
  }
}

export async function storeModels(database: Database, publication: Publication, models: SnapshotModels): Promise<void> {
  const { runId, asOf } = publication
  for (const { name, purpose, published, reason, model } of models.outcomes) {
    await database.execute(sql`INSERT INTO fitted_models
      VALUES (${runId}, ${asOf}, ${name}, ${purpose}, ${published}, ${reason}, ${JSON.stringify(model)})`)
  }
}
