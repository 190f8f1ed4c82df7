import type { CustomerHistory } from '../frequency-recency-age.ts'

/** What a living customer's future depends on where purchases are memoryless: not on when the last one was. */
export interface FrequencyAge {
  readonly frequency: number
  readonly age: number
}

/** Right after the first purchase. */
export const newCustomer: CustomerHistory = { frequency: 0, recency: 0, age: 0 }

/** `tail`: the probability, above 0 and below 1, beyond which counts are left out. */
export interface CountHorizon {
  readonly horizon: number
  readonly tail: number
}

/**
 * What a model says of customers: all that the prediction functions ask of it. To add a model is to write one of these
 * and to name it in behaviour-of.ts. Arguments have been checked before; Y counts the purchases within the horizon after
 * the end of observation of a customer who is alive then.
 */
export interface PurchaseBehaviour {
  /** Whether the recency of a living customer does not matter. If so, only `probabilityAlive` looks at it. */
  readonly memoryless: boolean
  /** The probability that a customer with this history is still one at the end of observation. */
  readonly probabilityAlive: (customer: CustomerHistory) => number
  /** The probability of being still one right after the first purchase. */
  readonly stayedAfterFirst: number
  /** E[Y] */
  readonly expectedPurchases: (customer: CustomerHistory, horizon: number) => number
  /** P(Y = count) */
  readonly probabilityOf: (customer: CustomerHistory, within: { horizon: number; count: number }) => number
  /** P(Y ≥ 0), P(Y ≥ 1), ... to the first that is at most `tail`. */
  readonly purchasesAtLeast: (customer: CustomerHistory, within: CountHorizon) => number[]
  /** All purchases ever, each counted e^(−ratePerUnit · time until it). */
  readonly discountedResidual: (customer: CustomerHistory, ratePerUnit: number) => number
  /** P(Y ≥ 1); the horizon may be infinite. */
  readonly probabilityOfAnother: (customer: CustomerHistory, horizon: number) => number
  /** The horizon within which P(Y ≥ 1) reaches a probability that it does reach. */
  readonly timeToNext: (customer: CustomerHistory, probability: number) => number
  /** Expected time until the customer leaves; infinite where it has no mean. */
  readonly remainingLifetime: (customer: CustomerHistory) => number
}
