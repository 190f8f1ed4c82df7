import { checkEach, checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/**
 * Rounds amounts to whole cents so that they add up to the ledger's total in cents, by largest remainders: everything
 * is rounded down, and the cents that are missing go where most was cut off. No amount moves by a cent or more.
 * @param amounts in money (1 = 100 cents); the sum must lie within half a cent of `totalCents` per amount
 * @returns whole cents
 * @throws StatsError when the amounts are not finite or are not this total's
 */
export function roundedToTotal(amounts: Float64Array, totalCents: number): Float64Array {
  checkEach('amounts', amounts, checkFinite)
  const cents = amounts.map((amount) => Math.floor(amount * 100))
  const missing = totalCents - cents.reduce((sum, value) => sum + value, 0)
  if (!(missing >= 0 && missing <= amounts.length && Number.isInteger(totalCents))) {
    throw new StatsError('weights-do-not-sum', { column: 'amounts', totalCents, missing })
  }
  const cutOff = amounts.map((amount, i) => amount * 100 - cents[i])
  const order = Uint32Array.from(amounts.keys()).sort((a, b) => cutOff[b] - cutOff[a] || a - b)
  for (const i of order.subarray(0, missing)) cents[i]++
  return cents
}
