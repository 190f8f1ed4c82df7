import { expectedPurchasesOfNewCustomer } from '../lifetime/expected-purchases.ts'
import type { AnyPurchaseModel } from '../lifetime/purchase-model.ts'

/** Customers by the time of their first purchase, on one clock, in the model's unit of time. */
export interface Acquisition {
  readonly at: Float64Array
  readonly customers: Float64Array
}

/**
 * The repeat purchases that the model expects of the whole base up to each time of the same clock: Σ n · E[X(t − at)]
 * over the customers acquired before (Fader, Hardie & Lee 2005, figure 3: the tracking plot).
 */
export function expectedCumulativePurchases(
  model: AnyPurchaseModel,
  acquired: Acquisition,
  times: Float64Array,
): Float64Array {
  const expected = new Map<number, number>()
  const expectedAt = (elapsed: number): number => {
    const known = expected.get(elapsed) ?? expectedPurchasesOfNewCustomer(model, elapsed)
    expected.set(elapsed, known)
    return known
  }
  return times.map((time) => {
    let total = 0
    for (const [row, at] of acquired.at.entries()) {
      if (at < time) total += acquired.customers[row] * expectedAt(time - at)
    }
    return total
  })
}
