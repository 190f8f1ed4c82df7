import type { BgNbd } from './bg-nbd.ts'
import type { MbgNbd } from './mbg-nbd.ts'

/** A fitted model of purchases by customers who may leave unseen. */
export type PurchaseModel = BgNbd | MbgNbd
