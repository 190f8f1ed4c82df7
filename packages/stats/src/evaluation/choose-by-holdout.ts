import type { AnyPurchaseModel, PurchaseModel } from '../lifetime/purchase-model.ts'
import { type Foretold, foretell, type HoldoutReport, type PurchaseHoldout, reportOn } from './purchase-holdout.ts'

/** 97.5 % quantile of the normal distribution. */
const CHANCE = 1.959963984540054

/** A model with its holdout and how far its log score is behind the best one's. */
export interface JudgedModel<Model extends AnyPurchaseModel = PurchaseModel> {
  readonly model: Model
  readonly report: HoldoutReport
  /** Mean difference of the log scores of the same customers, best less this one, and its standard error. */
  readonly behind: number
  readonly standardError: number
  /** Not told apart from the best: behind by no more than chance explains, with 95 % confidence. */
  readonly contends: boolean
}

export interface HoldoutChoice<Model extends AnyPurchaseModel = PurchaseModel> {
  readonly chosen: JudgedModel<Model>
  /** All of them, in the order given. */
  readonly judged: readonly JudgedModel<Model>[]
}

/**
 * Chooses the model to predict with. Those whose log score is behind the best by less than 1.96 standard errors of the
 * paired difference (Diebold & Mariano 1995, J. Business & Economic Statistics 13, across customers in place of time)
 * cannot be told apart by how they foretold customers; of these the first in the order given is taken. An order, and
 * not the nearest total, because totals trade places from month to month, and numbers would jump with them.
 * @param models at least one, the preferred first, each fitted to the calibration window
 * @param horizon length of the holdout, in the models' unit of time
 * @throws StatsError as evaluateHoldout
 */
export function chooseByHoldout(
  models: readonly [PurchaseModel, ...PurchaseModel[]],
  data: PurchaseHoldout,
  horizon: number,
): HoldoutChoice
export function chooseByHoldout(
  models: readonly [AnyPurchaseModel, ...AnyPurchaseModel[]],
  data: PurchaseHoldout,
  horizon: number,
): HoldoutChoice<AnyPurchaseModel>
export function chooseByHoldout(
  models: readonly [AnyPurchaseModel, ...AnyPurchaseModel[]],
  data: PurchaseHoldout,
  horizon: number,
): HoldoutChoice<AnyPurchaseModel> {
  const answers = models.map((model) => foretell(model, data, horizon))
  const reports = answers.map((answer) => reportOn(data, answer))
  const best = indexOfLeast(reports.map(({ logScore }) => -logScore))
  const judged = models.map((model, index) => {
    const difference = pairedDifference(answers[best], answers[index], data.weight)
    return {
      model,
      report: reports[index],
      ...difference,
      contends: difference.behind <= CHANCE * difference.standardError,
    }
  })
  return { chosen: judged[judged.findIndex(({ contends }) => contends)], judged }
}

function pairedDifference(best: Foretold, other: Foretold, weight: Float64Array) {
  let customers = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < weight.length; row++) {
    const difference = best.logProbability[row] - other.logProbability[row]
    customers += weight[row]
    sum += weight[row] * difference
    squares += weight[row] * difference ** 2
  }
  const behind = sum / customers
  const variance = Math.max(0, squares / customers - behind ** 2)
  return { behind, standardError: Math.sqrt(variance / Math.max(1, customers - 1)) }
}

const indexOfLeast = (values: readonly number[]): number => values.indexOf(Math.min(...values))
