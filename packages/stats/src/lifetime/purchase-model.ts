import type { BgCnbdK } from './bg-cnbd-k.ts'
import type { BgNbd } from './bg-nbd.ts'
import type { MbgCnbdK } from './mbg-cnbd-k.ts'
import type { MbgNbd } from './mbg-nbd.ts'
import type { Nbd } from './nbd.ts'
import type { ParetoNbd } from './pareto-nbd.ts'

/**
 * A fitted model of purchases by customers who leave at a purchase with a probability that is Beta(a, b), or, in NBD, the
 * family's limit, never.
 */
export type BetaGeometricModel = BgNbd | MbgNbd | Nbd

/**
 * A fitted model of purchases by customers who may leave unseen, or who, in NBD, never leave. Purchases are memoryless:
 * of a customer who is alive, frequency and age say all.
 */
export type PurchaseModel = BetaGeometricModel | ParetoNbd

/** A fitted model of purchases with a rhythm: of a customer who is alive, the recency matters, too. */
export type RegularPurchaseModel = BgCnbdK | MbgCnbdK

export type AnyPurchaseModel = PurchaseModel | RegularPurchaseModel
