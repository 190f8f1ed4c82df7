import type { BgNbd } from './bg-nbd.ts'
import type { MbgNbd } from './mbg-nbd.ts'
import type { Nbd } from './nbd.ts'

/** A fitted model of purchases by customers who may leave unseen, or who, in NBD, never leave. */
export type PurchaseModel = BgNbd | MbgNbd | Nbd
