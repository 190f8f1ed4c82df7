import type { PurchaseModel } from '../purchase-model.ts'

/**
 * What is known of a living customer: rate λ ~ Gamma(shape, rate) and chance to leave p ~ Beta(a, b), independent.
 * Alive at the end of observation means that every chance to leave was passed, so the joint density of (λ, p) is
 * proportional to λˣe^{−λT} (1−p)^k times the priors, and splits into Gamma(r+x, α+T) and Beta(a, b+k).
 * Where a is 0, p is 0 for certain: the NBD model.
 */
export interface LivingCustomer {
  readonly shape: number
  readonly rate: number
  readonly a: number
  readonly b: number
}

/** How customers leave: with probability p ~ Beta(a, b) at each chance. */
export interface Leaving {
  readonly a: number
  readonly b: number
  /** Chances before the first repeat purchase. */
  readonly firstChances: 0 | 1
}

/** What the models differ in. NBD is the family's limit at a = 0, the same for every b. */
export function leaving(model: PurchaseModel): Leaving {
  switch (model.kind) {
    case 'bg-nbd':
      return { a: model.parameters.a, b: model.parameters.b, firstChances: 0 }
    case 'mbg-nbd':
      return { a: model.parameters.a, b: model.parameters.b, firstChances: 1 }
    case 'nbd':
      return { a: 0, b: 1, firstChances: 0 }
  }
}

/** A customer with `frequency` repeat purchases who is alive at `age`. */
export function livingCustomer(model: PurchaseModel, known: { frequency: number; age: number }): LivingCustomer {
  const { r, alpha } = model.parameters
  const { a, b, firstChances } = leaving(model)
  return { shape: r + known.frequency, rate: alpha + known.age, a, b: b + known.frequency + firstChances }
}

/** The probability that a customer is still one right after the first purchase. */
export function stayedAfterFirst(model: PurchaseModel): number {
  const { a, b, firstChances } = leaving(model)
  return firstChances === 0 ? 1 : b / (a + b)
}
