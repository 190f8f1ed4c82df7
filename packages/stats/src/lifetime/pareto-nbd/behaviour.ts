import { scaledExponentialIntegral } from '../../numeric/scaled-exponential-integral.ts'
import type { PurchaseBehaviour } from '../behaviour/purchase-behaviour.ts'
import { probabilityOfExactly, purchasesAtLeast } from './counts-of-living.ts'
import { type LivingCustomer, livingCustomer } from './living-customer.ts'
import { logOddsOfLeaving, type ParetoNbdParameters } from './log-odds-of-leaving.ts'
import { probabilityOfAnother, timeToNext } from './next-purchase.ts'

/** Customers leave at any time, so nobody is surely there, and the living may leave before they buy again. */
export function paretoNbdBehaviour(at: ParetoNbdParameters): PurchaseBehaviour {
  return {
    memoryless: true,
    probabilityAlive: (customer) => 1 / (1 + Math.exp(logOddsOfLeaving(customer, at))),
    stayedAfterFirst: 1,
    expectedPurchases: (known, horizon) => purchasesOfLiving(livingCustomer(at, known), horizon),
    probabilityOf: (known, { horizon, count }) => probabilityOfExactly(livingCustomer(at, known), horizon, count),
    purchasesAtLeast: (known, { horizon, tail }) => purchasesAtLeast(livingCustomer(at, known), horizon, tail),
    discountedResidual: (known, ratePerUnit) => discountedOfLiving(livingCustomer(at, known), ratePerUnit),
    probabilityOfAnother: (known, horizon) => probabilityOfAnother(livingCustomer(at, known), horizon),
    timeToNext: (known, probability) => timeToNext(livingCustomer(at, known), probability),
    remainingLifetime: (known) => remainingLifetime(livingCustomer(at, known)),
  }
}

/**
 * shape/A · B · (1 − e^{−εL})/ε with ε = s − 1, L = ln(1 + t/B): Schmittlein, Morrison & Colombo 1987, eq. 22, without its
 * singularity at s = 1, where the last factor is L.
 */
function purchasesOfLiving({ shape, alphaTime, s, betaTime }: LivingCustomer, horizon: number): number {
  const epsilon = s - 1
  const growth = Math.log1p(horizon / betaTime)
  const expected = epsilon === 0 ? growth : -Math.expm1(-epsilon * growth) / epsilon
  return (shape / alphaTime) * betaTime * expected
}

/**
 * ∫₀^∞ e^{−δt} · shape/A · [B/(B+t)]^s dt = shape/A · B · e^z E_s(z), z = δB (Fader, Hardie & Lee 2005, J. Marketing Research
 * 42, eq. 2, where it is written with Tricomi's U(s, s, z) = z^{1−s} e^z E_s(z)).
 */
function discountedOfLiving({ shape, alphaTime, s, betaTime }: LivingCustomer, ratePerUnit: number): number {
  return (shape / alphaTime) * betaTime * scaledExponentialIntegral(s, ratePerUnit * betaTime)
}

/** The time until a living customer leaves is Lomax(s, B): its mean B/(s−1) is finite above s = 1 only. */
function remainingLifetime({ s, betaTime }: LivingCustomer): number {
  return s > 1 ? betaTime / (s - 1) : Infinity
}
