import type { PurchaseBehaviour } from '../behaviour/purchase-behaviour.ts'
import type { CustomerHistory } from '../frequency-recency-age.ts'
import { probabilityOfExactly, purchasesAtLeast } from './counts-of-living.ts'
import { discountedOfLiving } from './discounted-of-living.ts'
import { type BetaGeometricProcess, type LivingCustomer, livingCustomer } from './living-customer.ts'
import { purchasesOfLiving } from './purchases-of-living.ts'

/** BG/NBD, MBG/NBD, and NBD at a = 0. Nobody leaves but at a purchase, so the living always buy again. */
export function betaGeometricBehaviour(process: BetaGeometricProcess): PurchaseBehaviour {
  const { a, b, firstChances } = process
  return {
    memoryless: true,
    probabilityAlive: (customer) => probabilityAlive(process, customer),
    stayedAfterFirst: firstChances === 0 ? 1 : b / (a + b),
    expectedPurchases: (known, horizon) => purchasesOfLiving(livingCustomer(process, known), horizon),
    probabilityOf: (known, { horizon, count }) => probabilityOfExactly(livingCustomer(process, known), horizon, count),
    purchasesAtLeast: (known, { horizon, tail }) => purchasesAtLeast(livingCustomer(process, known), horizon, tail),
    discountedResidual: (known, ratePerUnit) => discountedOfLiving(livingCustomer(process, known), ratePerUnit),
    probabilityOfAnother: (known, horizon) => {
      const { shape, rate } = livingCustomer(process, known)
      return -Math.expm1(-shape * Math.log1p(horizon / rate))
    },
    timeToNext: (known, probability) => {
      const { shape, rate } = livingCustomer(process, known)
      return rate * Math.expm1(-Math.log1p(-probability) / shape)
    },
    remainingLifetime: (known) => remainingLifetime(livingCustomer(process, known)),
  }
}

/**
 * With k chances to leave so far (x in BG/NBD, x+1 in MBG/NBD) it is 1 when k = 0, else
 * 1 / (1 + e^D), D = ln a − ln(b+k−1) + (r+x) ln[(α+T)/(α+t)]
 * (Fader, Hardie & Lee 2008, brucehardie.com/notes/021; Batislam et al. 2007).
 */
function probabilityAlive(process: BetaGeometricProcess, { frequency, recency, age }: CustomerHistory): number {
  const { r, alpha, a, b, firstChances } = process
  const chances = frequency + firstChances
  if (chances === 0 || a === 0) return 1
  const silence = Math.log((alpha + age) / (alpha + recency))
  return 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + (r + frequency) * silence))
}

/**
 * The customer leaves at the G-th next purchase, G geometric with p, so the time until then is E[1/p] · E[1/λ] =
 * (a+b−1)/(a−1) · rate/(shape−1). It has a mean only where a and the shape are above 1.
 */
function remainingLifetime({ shape, rate, a, b }: LivingCustomer): number {
  return a > 1 && shape > 1 ? (((a + b - 1) / (a - 1)) * rate) / (shape - 1) : Infinity
}
