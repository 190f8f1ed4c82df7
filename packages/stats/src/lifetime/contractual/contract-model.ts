import type { BetaDiscreteWeibull } from '../beta-discrete-weibull.ts'
import type { ShiftedBetaGeometric } from '../shifted-beta-geometric.ts'
import type { Leaving } from './log-survival.ts'

/** A fitted model of customers under contract, who are seen to leave at a renewal. */
export type ContractModel = ShiftedBetaGeometric | BetaDiscreteWeibull

/** The models differ in c alone: the shifted-beta-geometric model is the family at c = 1. */
export function leaving(model: ContractModel): Leaving {
  return model.kind === 'sbg' ? { ...model.parameters, c: 1 } : model.parameters
}
