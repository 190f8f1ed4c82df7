import { betaGeometricBehaviour } from '../beta-geometric/behaviour.ts'
import { regularBehaviour } from '../cnbd-k/behaviour.ts'
import { paretoNbdBehaviour } from '../pareto-nbd/behaviour.ts'
import type { AnyPurchaseModel } from '../purchase-model.ts'
import type { PurchaseBehaviour } from './purchase-behaviour.ts'

/** The one place that tells models apart. NBD is the beta-geometric family's limit at a = 0, the same for every b. */
export function behaviourOf(model: AnyPurchaseModel): PurchaseBehaviour {
  switch (model.kind) {
    case 'bg-nbd':
      return betaGeometricBehaviour({ ...model.parameters, firstChances: 0 })
    case 'mbg-nbd':
      return betaGeometricBehaviour({ ...model.parameters, firstChances: 1 })
    case 'nbd':
      return betaGeometricBehaviour({ ...model.parameters, a: 0, b: 1, firstChances: 0 })
    case 'pareto-nbd':
      return paretoNbdBehaviour(model.parameters)
    case 'bg-cnbd-k':
      return regularBehaviour({ ...model.parameters, stages: model.k, firstChances: 0 })
    case 'mbg-cnbd-k':
      return regularBehaviour({ ...model.parameters, stages: model.k, firstChances: 1 })
  }
}
