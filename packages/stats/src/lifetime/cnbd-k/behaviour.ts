import type { PurchaseBehaviour } from '../behaviour/purchase-behaviour.ts'
import { atLeastBeforeLeaving, exactlyBeforeLeaving } from '../beta-geometric/before-leaving.ts'
import type { CustomerHistory } from '../frequency-recency-age.ts'
import { discountedOfLiving } from './discounted-of-living.ts'
import { type LivingRegular, livingRegular, type RegularModelProcess } from './living-customer.ts'
import { probabilityOfAnother, timeToNext } from './next-purchase.ts'
import { purchasesIfStaying, visitPurchasesIfStaying } from './purchases-if-staying.ts'
import { stageWeights } from './stage-terms.ts'

/** BG/CNBD-k and MBG/CNBD-k. Nobody leaves but at a purchase, so the living always buy again. */
export function regularBehaviour(process: RegularModelProcess): PurchaseBehaviour {
  const { a, b, firstChances } = process
  const living = (customer: CustomerHistory) => livingRegular(process, customer)
  return {
    memoryless: false,
    probabilityAlive: (customer) => probabilityAlive(process, customer),
    stayedAfterFirst: firstChances === 0 ? 1 : b / (a + b),
    expectedPurchases: (customer, horizon) => purchasesOfLiving(living(customer), horizon),
    probabilityOf: (customer, { horizon, count }) => probabilityOfExactly(living(customer), horizon, count),
    purchasesAtLeast: (customer, { horizon, tail }) => purchasesAtLeast(living(customer), horizon, tail),
    discountedResidual: (customer, ratePerUnit) => discountedOfLiving(living(customer), ratePerUnit),
    probabilityOfAnother: (customer, horizon) => probabilityOfAnother(living(customer), horizon),
    timeToNext: (customer, probability) => timeToNext(living(customer), probability),
    remainingLifetime: (customer) => remainingLifetime(living(customer)),
  }
}

/**
 * With c chances to leave so far it is 1 when c = 0, else 1 / (1 + e^D),
 * D = ln a − ln(b+c−1) + (r+kx) ln[(α+T)/(α+t)] − ln S (Reutterer, Platzer & Schröder 2020).
 */
function probabilityAlive(process: RegularModelProcess, { frequency, recency, age }: CustomerHistory): number {
  const { r, alpha, a, b, stages, firstChances } = process
  const chances = frequency + firstChances
  if (chances === 0) return 1
  const shape = r + stages * frequency
  const weights = stageWeights({ shape, z: (age - recency) / (alpha + age), stages })
  const logStages = Math.log(weights.reduce((sum, weight) => sum + weight, 0))
  const silence = Math.log((alpha + age) / (alpha + recency))
  return 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + shape * silence - logStages))
}

/**
 * Σ P(Q = q) · Σ_{m ≤ q} B(a, b+m−1)/B(a, b), Q the purchases if the customer never left. Exact, where the literature scales
 * the expectation of MBG/NBD: what is left out is less than rounding.
 */
function purchasesOfLiving(living: LivingRegular, horizon: number): number {
  const { a, b } = living
  const least = 1e-17 * probabilityOfAnother(living, horizon)
  let expected = 0
  let made = 0
  let stayed = 1
  let q = 0
  visitPurchasesIfStaying(living, horizon, (probability, rest) => {
    expected += probability * made
    made += stayed
    stayed *= (b + q) / (a + b + q)
    q++
    return rest * q <= least
  })
  return expected
}

function purchasesAtLeast(living: LivingRegular, horizon: number, tail: number): number[] {
  return atLeastBeforeLeaving(
    purchasesIfStaying(living, horizon, (_, rest) => rest <= tail * 1e-9),
    living,
    tail,
  )
}

function probabilityOfExactly(living: LivingRegular, horizon: number, count: number): number {
  const ifStaying = purchasesIfStaying(living, horizon, (counts, rest) => {
    return counts.length > count && rest <= 1e-17 * counts[count]
  })
  return exactlyBeforeLeaving(ifStaying, living, count)
}

/**
 * The customer leaves at the G-th next purchase, G geometric with p: after kG stages less the j passed, each of mean
 * length rate/(shape+j−1). It has a mean only where a and the shape are above 1.
 */
function remainingLifetime({ stages, shape, rate, passed, a, b }: LivingRegular): number {
  if (!(a > 1 && shape > 1)) return Infinity
  const purchases = (a + b - 1) / (a - 1)
  return passed.reduce((sum, share, j) => sum + (share * (stages * purchases - j) * rate) / (shape + j - 1), 0)
}
