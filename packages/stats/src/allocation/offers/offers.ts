import { checkFinite } from '../../checks.ts'
import { checkAmount, checkLengths, inRow } from '../../lifetime/frequency-recency-age.ts'
import { StatsError } from '../../stats-error.ts'

/**
 * What could be offered to whom: one row per customer and offer, rows of a customer together and customers in order
 * 0, 1, 2 ... (a customer may have no row). "No offer" always stands beside them, with value and cost 0.
 * - customer: zero-based number of the customer
 * - value: expected gain of the offer, net of its cost, in money (uplift × margin × (1 + CLV effect) − cost)
 * - cost: what it takes from the budget, in money, not negative
 * Offers that a customer must not get, and customers who may not be contacted, are left out by the caller.
 */
export interface Offers {
  readonly customer: Uint32Array
  readonly value: Float64Array
  readonly cost: Float64Array
}

/** Which offer each customer gets, and how good that is. */
export interface OfferAssignment {
  /** The row of the chosen offer for each customer, −1 for none. */
  readonly choice: Int32Array
  readonly value: number
  readonly cost: number
  /** No assignment is worth more: the value of the Lagrangian. */
  readonly bound: number
  /** bound − value: what perfection could still add, at most. */
  readonly gap: number
}

/** First row of each customer, and one entry more: customer i has rows start[i] to start[i + 1] − 1. */
export function rowStarts(offers: Offers, customers: number): Uint32Array {
  const starts = new Uint32Array(customers + 1)
  for (const customer of offers.customer) starts[customer + 1]++
  for (let i = 0; i < customers; i++) starts[i + 1] += starts[i]
  return starts
}

/**
 * Refuses bad columns; returns the number of customers.
 * @throws StatsError naming the first bad row (zero-based)
 */
export function checkOffers(offers: Offers): number {
  const { customer, value, cost } = offers
  checkLengths({ customer: new Float64Array(customer.length), value, cost })
  for (let row = 0; row < customer.length; row++) {
    const fine = Number.isFinite(value[row]) && cost[row] >= 0 && cost[row] < Infinity
    const ordered = row === 0 || customer[row] >= customer[row - 1]
    if (!(fine && ordered)) refuseOffer(offers, row)
  }
  return customer[customer.length - 1] + 1
}

/** What an assignment is worth and takes, with its bound. */
export function assignmentOf({ value, cost }: Offers, choice: Int32Array, bound: number): OfferAssignment {
  let worth = 0
  let spent = 0
  for (const row of choice) {
    if (row >= 0) {
      worth += value[row]
      spent += cost[row]
    }
  }
  return { choice, value: worth, cost: spent, bound, gap: Math.max(0, bound - worth) }
}

function refuseOffer({ customer, value, cost }: Offers, row: number): never {
  inRow(row, () => {
    checkFinite('value', value[row])
    checkAmount('cost', cost[row])
  })
  throw new StatsError('not-in-order', { row, lower: customer[row - 1], upper: customer[row] })
}
