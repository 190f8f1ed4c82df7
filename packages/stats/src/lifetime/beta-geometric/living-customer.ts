import type { PurchaseModel } from '../purchase-model.ts'

/**
 * What is known of a living customer: rate λ ~ Gamma(shape, rate) and chance to leave p ~ Beta(a, b), independent.
 * Alive at the end of observation means that every chance to leave was passed, so the joint density of (λ, p) is
 * proportional to λˣe^{−λT} (1−p)^k times the priors, and splits into Gamma(r+x, α+T) and Beta(a, b+k).
 */
export interface LivingCustomer {
  readonly shape: number
  readonly rate: number
  readonly a: number
  readonly b: number
}

/** Chances to leave before the first repeat purchase: none in BG/NBD, one in MBG/NBD. */
export function firstChances({ kind }: PurchaseModel): 0 | 1 {
  return kind === 'bg-nbd' ? 0 : 1
}

/** A customer with `frequency` repeat purchases who is alive at `age`. */
export function livingCustomer(model: PurchaseModel, known: { frequency: number; age: number }): LivingCustomer {
  const { r, alpha, a, b } = model.parameters
  const chances = known.frequency + firstChances(model)
  return { shape: r + known.frequency, rate: alpha + known.age, a, b: b + chances }
}

/** The probability that a customer is still one right after the first purchase. */
export function stayedAfterFirst(model: PurchaseModel): number {
  const { a, b } = model.parameters
  return firstChances(model) === 0 ? 1 : b / (a + b)
}
