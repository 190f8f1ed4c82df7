import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Database } from '../sql/database.ts'
import { levelsSql, stagedCustomers } from './levels.ts'
import { mergeSmallGroups } from './minimum-group.ts'
import { kindOf } from './tiers/kinds.ts'
import type { CustomersAt } from './variables.ts'

const nothingFrozen: Calibration = { cuts: {}, nested: {}, merged: {} }

/**
 * What a definition freezes, from the customers of one date: cut points tier by tier, as a tier may be cut within those
 * before it, and last which groups are too small. Later customers never move earlier ones.
 * @throws EngineError portfolio.no-values where a tier has no value at all to cut
 */
export async function calibrate(
  database: Database,
  definition: PortfolioDefinition,
  at: CustomersAt,
): Promise<Calibration> {
  const customers = stagedCustomers(definition, at)
  let calibration = nothingFrozen
  for (const tier of definition.tiers) {
    const levelSql = levelsSql(definition, calibration)
    const frozen = await kindOf(tier).cut(database, {
      tier,
      definition,
      calibration,
      levelSql,
      customers,
      asOf: at.asOf,
    })
    if (frozen && 'cuts' in frozen)
      calibration = { ...calibration, cuts: { ...calibration.cuts, [tier.name]: [...frozen.cuts] } }
    if (frozen && 'nested' in frozen)
      calibration = { ...calibration, nested: { ...calibration.nested, [tier.name]: frozen.nested } }
  }
  return { ...calibration, merged: await mergeSmallGroups(database, { definition, calibration }, at) }
}
