import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ModelReason } from '@sabad/contract/schemas/models'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { type FrequencyRecencyAge, neededRepeatBuyers, repeatBuyers } from '@sabad/stats/lifetime/frequency-recency-age'
import { type GammaGamma, gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Fitted } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import type { Database } from '../sql/database.ts'
import { purchaseCells, spendCells } from './cells.ts'
import type { Judgement } from './judgement.ts'
import { aliveReason, failureOf, judgedReason, reasonOf, refusalOf } from './model-reason.ts'
import type { ModelStarts } from './model-starts.ts'
import { once } from './once.ts'

type Kind = PurchaseModel['kind']

/** A model as fitted for an as-of date; `published` false: it must not be used, and `reason` says why. */
export interface ModelOutcome<Model extends Fitted> {
  readonly name: Kind | GammaGamma['kind']
  readonly model: Model | null
  readonly published: boolean
  readonly reason: ModelReason
}

export interface SnapshotModels {
  /** Every attempt, for the record. Models that nothing is scored by are fitted when this is first asked for. */
  readonly outcomes: () => Promise<readonly ModelOutcome<Fitted>[]>
  /** Feeds churn lists: never BG/NBD, which calls every one-time buyer alive (domain 9.3). */
  readonly alive: PurchaseModel | null
  readonly purchases: PurchaseModel | null
  readonly spend: GammaGamma | null
  readonly judgement: Judgement | null
}

interface Attempt<Model extends Fitted> extends Pick<ModelOutcome<Model>, 'name'> {
  readonly fit: () => Model
  readonly why: ModelReason
  readonly repeatBuyers: number
}

/** Honest outcomes only: too little data and no convergence are said, never passed on as numbers. */
function outcome<Model extends Fitted>({ name, why, ...attempt }: Attempt<Model>): ModelOutcome<Model> {
  try {
    const model = attempt.fit()
    const refusal = refusalOf(model.fit)
    return { name, model, published: refusal === null, reason: refusal ?? why }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    const reason = failureOf(error, { needed: neededRepeatBuyers, found: attempt.repeatBuyers })
    return { name, model: null, published: false, reason }
  }
}

/** What a chance to leave may gain where nobody leaves: half the 95 % point of χ² with 2 degrees (docs/models/nbd.md). */
const GAIN_BY_CHANCE = 3

/**
 * Where BG/NBD runs away because no dropout can be seen, its limit is NBD, which is fitted in its place. The larger
 * model stays on record with the reason why it is not used.
 */
function withoutDropout(
  cells: FrequencyRecencyAge,
  refused: ModelOutcome<PurchaseModel>,
  starts: ModelStarts,
): ModelOutcome<PurchaseModel>[] {
  const report = refused.model?.fit
  if (!report?.warnings.some(({ code }) => code === 'parameter-runs-away')) return []
  const why = reasonOf('no-dropout-seen')
  const limit = outcome({ name: 'nbd', why, fit: () => nbd.fit(cells, starts.nbd), repeatBuyers: repeatBuyers(cells) })
  const reached = limit.model !== null && report.logLikelihood - limit.model.fit.logLikelihood < GAIN_BY_CHANCE
  const unlike = { published: false, reason: reasonOf('not-the-limit') }
  return [limit.published && !reached ? { ...limit, ...unlike } : limit]
}

export interface FitModels {
  /** Of the base. */
  readonly customers: number
  readonly resolution: number
  readonly judgement: Judgement | null
  readonly starts: ModelStarts
}

type Attempts = Readonly<Record<Kind, () => readonly ModelOutcome<PurchaseModel>[]>>

/** The purchase models in the order in which they are told, each fitted when it is first asked for. */
function purchaseAttempts(cells: FrequencyRecencyAge, { judgement, starts }: FitModels): Attempts {
  const buyers = { repeatBuyers: repeatBuyers(cells) }
  const attempt = (name: Kind, fit: () => PurchaseModel) =>
    outcome({ name, why: judgedReason(name, judgement), fit, ...buyers })
  const bg = once(() => attempt('bg-nbd', () => bgNbd.fit(cells, starts.bgNbd)))
  return {
    'bg-nbd': () => [bg()],
    nbd: once(() => (bg().published ? [] : withoutDropout(cells, bg(), starts))),
    'mbg-nbd': once(() => [attempt('mbg-nbd', () => mbgNbd.fit(cells, starts.mbgNbd))]),
    'pareto-nbd': once(() => [attempt('pareto-nbd', () => paretoNbd.fit(cells, starts.paretoNbd))]),
  }
}

/** Between fits this program does what waits for it. */
async function allOf(attempts: Attempts): Promise<readonly ModelOutcome<PurchaseModel>[]> {
  const all: ModelOutcome<PurchaseModel>[] = []
  for (const outcomes of Object.values(attempts)) {
    all.push(...outcomes())
    await nextTurn()
  }
  return all
}

const kinds: readonly Kind[] = ['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd']
const canLeaveAtOnce: readonly Kind[] = ['mbg-nbd', 'pareto-nbd']

/** What the holdout says to use: for purchases, and for who is alive. */
function kindsToUse(judgement: Judgement | null): readonly [Kind, Kind] {
  const chosen = kinds.find((kind) => judgement?.get(kind)?.chosen)
  if (!judgement || !chosen) return ['bg-nbd', 'mbg-nbd']
  if (canLeaveAtOnce.includes(chosen)) return [chosen, chosen]
  const score = (kind: Kind) => judgement.get(kind)?.logScore ?? Number.NEGATIVE_INFINITY
  const [best = 'mbg-nbd'] = canLeaveAtOnce.filter((kind) => judgement.has(kind)).sort((a, b) => score(b) - score(a))
  return [chosen, best]
}

/** Fits the models to the summary of one as-of date, and settles which is used for what. */
export async function fitModels(database: Database, request: FitModels): Promise<SnapshotModels> {
  const cells = await purchaseCells(database, request)
  const means = await spendCells(database, request)
  const attempts = purchaseAttempts(cells, request)
  const spend = outcome({
    name: 'gamma-gamma',
    why: reasonOf('only-model-of-spend'),
    fit: () => gammaGamma.fit(means, request.starts.gammaGamma),
    repeatBuyers: repeatBuyers(means),
  })
  const usable = (kinds: readonly Kind[]): PurchaseModel | null => {
    for (const kind of kinds) {
      const sound = attempts[kind]().find(({ published }) => published)
      if (sound?.model) return sound.model
    }
    return null
  }
  const [forPurchases, forAlive] = kindsToUse(request.judgement)
  const used = {
    alive: usable([forAlive, ...canLeaveAtOnce]),
    purchases: usable([forPurchases, 'bg-nbd', 'nbd', 'mbg-nbd']),
  }
  return {
    ...used,
    outcomes: once(async () => [...(await allOf(attempts)).map((one) => withUse(one, used, request.judgement)), spend]),
    spend: spend.published ? spend.model : null,
    judgement: request.judgement,
  }
}

/** A model that only tells who is alive is there for another reason than how it foretold purchases. */
function withUse(
  one: ModelOutcome<PurchaseModel>,
  { alive, purchases }: Pick<SnapshotModels, 'alive' | 'purchases'>,
  judgement: Judgement | null,
): ModelOutcome<PurchaseModel> {
  const tellsOnlyAlive = one.model !== null && one.model === alive && one.model !== purchases
  return tellsOnlyAlive ? { ...one, reason: aliveReason(one.name, judgement) } : one
}
