import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Sql } from '../sql/sql.ts'
import { kindOf } from './tiers/kinds.ts'
import type { Tier } from './tiers/tier-kind.ts'

/** Names of the variables that a definition reads. */
export const variablesOf = ({ tiers }: PortfolioDefinition): readonly string[] => [
  ...new Set(tiers.flatMap((tier) => kindOf(tier).variables(tier))),
]

/** The SQL of each tier's level over rows of `customersAt`. */
export function levelsSql(definition: PortfolioDefinition, calibration: Calibration): (tier: Tier) => Sql {
  const levelSql = (tier: Tier): Sql => kindOf(tier).level({ tier, definition, calibration, levelSql })
  return levelSql
}
