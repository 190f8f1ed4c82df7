import { notice } from '@sabad/contract/schemas/figures'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { FitWarning } from '@sabad/stats/model'
import { z } from 'zod'

const fit = z.object({
  n: z.number(),
  logLikelihood: z.number(),
  converged: z.boolean(),
  iterations: z.number(),
  warnings: z.array(z.custom<FitWarning>((warning) => notice.safeParse(warning).success)),
})

const common = { version: z.literal(1), covariance: z.array(z.array(z.number())).nullable(), fit }
const betaGeometric = z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() })

const purchaseModel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bg-nbd'), parameters: betaGeometric, ...common }),
  z.object({ kind: z.literal('mbg-nbd'), parameters: betaGeometric, ...common }),
  z.object({ kind: z.literal('nbd'), parameters: betaGeometric.pick({ r: true, alpha: true }), ...common }),
  z.object({
    kind: z.literal('pareto-nbd'),
    parameters: z.object({ r: z.number(), alpha: z.number(), s: z.number(), beta: z.number() }),
    ...common,
  }),
])

const gammaGamma = z.object({
  kind: z.literal('gamma-gamma'),
  parameters: z.object({ p: z.number(), q: z.number(), gamma: z.number() }),
  ...common,
})

/** A fitted model of spend as it was stored. */
export const storedSpendModel = (json: string): GammaGamma => gammaGamma.parse(JSON.parse(json))

/** A fitted model of purchases as it was stored; null where it is one of something else, or was never fitted. */
export function storedPurchaseModel(json: string): PurchaseModel | null {
  const stored: unknown = JSON.parse(json)
  const isOfPurchases = z.object({ kind: z.enum(['bg-nbd', 'mbg-nbd', 'nbd', 'pareto-nbd']) }).safeParse(stored).success
  return isOfPurchases ? purchaseModel.parse(stored) : null
}
