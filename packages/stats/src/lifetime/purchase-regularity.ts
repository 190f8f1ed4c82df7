import { StatsError } from '../stats-error.ts'
import { checkAmount, checkLengths, inRow } from './frequency-recency-age.ts'

/** Two successive times between purchases per row, in any unit, and how many customers the row stands for. */
export interface SuccessiveGaps {
  readonly earlier: Float64Array
  readonly later: Float64Array
  readonly weight: Float64Array
}

/** `standardError` by the delta method, for large samples. */
export interface PurchaseRegularity {
  readonly k: number
  readonly standardError: number
}

/**
 * Do customers buy with a rhythm? With M = earlier / (earlier + later), one M per customer, and gaps that are Gamma(k, λ) of
 * any λ, M ~ Beta(k, k), whose variance gives k = (1 − 4 Var M) / (8 Var M) (Wheat & Morrison 1990, J. Marketing
 * Research 27(1)). About 1: purchases come at random, and the models without rhythm serve. Above: with a rhythm, see
 * (M)BG/CNBD-k. Below: in clumps. Infinite when all gaps are equal. No model is fitted, so this is a first look only.
 * @throws StatsError when a gap is not positive or the weights add up to fewer than two customers
 */
export function purchaseRegularity({ earlier, later, weight }: SuccessiveGaps): PurchaseRegularity {
  checkLengths({ earlier, later, weight })
  const shares = earlier.map((gap, row) => {
    inRow(row, () => checkRow({ earlier: gap, later: later[row] }, weight[row]))
    return gap / (gap + later[row])
  })
  const customers = weight.reduce((sum, w) => sum + w, 0)
  if (customers < 2) throw new StatsError('too-few-customers', { found: customers })
  const mean = shares.reduce((sum, share, row) => sum + weight[row] * share, 0) / customers
  const moment = (power: number) => shares.reduce((sum, share, row) => sum + weight[row] * (share - mean) ** power, 0)
  const variance = moment(2) / (customers - 1)
  if (variance === 0) return { k: Infinity, standardError: Infinity }
  const errorOfVariance = Math.sqrt(Math.max(0, moment(4) / customers - variance ** 2) / customers)
  return { k: (1 - 4 * variance) / (8 * variance), standardError: errorOfVariance / (8 * variance ** 2) }
}

function checkRow(gaps: Readonly<Record<'earlier' | 'later', number>>, weight: number): void {
  for (const [column, value] of Object.entries(gaps)) {
    checkAmount(column, value)
    if (value === 0) throw new StatsError('not-positive', { column, value })
  }
  checkAmount('weight', weight)
}
