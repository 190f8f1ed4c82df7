import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Database } from '../sql/database.ts'
import { type InUse, modelsInUse } from './models-in-use.ts'
import { storedPurchaseModel, storedSpendModel } from './stored-model.ts'

/** The fitted model of each use; null where none serves it. One that serves both of the first two is the same object. */
export interface FittedInUse {
  readonly alive: PurchaseModel | null
  readonly purchases: PurchaseModel | null
  readonly spend: GammaGamma | null
}

const ofPurchases = ({ json }: InUse): PurchaseModel | null => (json === null ? null : storedPurchaseModel(json))

/** The models that a date was scored by. */
export async function fittedInUse(database: Database, asOf: string): Promise<FittedInUse> {
  const { alive, purchases, spend } = await modelsInUse(database, asOf)
  const tellsAlive = ofPurchases(alive)
  return {
    alive: tellsAlive,
    purchases: purchases.name === alive.name ? tellsAlive : ofPurchases(purchases),
    spend: spend.json === null ? null : storedSpendModel(spend.json),
  }
}
