import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { join, type Sql, sql } from '../sql/sql.ts'
import { kindOf } from './tiers/kinds.ts'
import type { Tier } from './tiers/tier-kind.ts'
import { type CustomersAt, customersAt } from './variables.ts'

/** Names of the variables that a definition reads. */
export const variablesOf = ({ tiers }: PortfolioDefinition): readonly string[] => [
  ...new Set(tiers.flatMap((tier) => kindOf(tier).variables(tier))),
]

/** The population that a definition puts into groups, at a date. */
export const populationOf = ({ unit }: PortfolioDefinition, at: CustomersAt): CustomersAt => ({ ...at, unit })

/** The SQL of each tier's level over rows of `customersAt`. */
export function levelsSql(definition: PortfolioDefinition, calibration: Calibration): (tier: Tier) => Sql {
  const levelSql = (tier: Tier): Sql => kindOf(tier).level({ tier, definition, calibration, levelSql })
  return levelSql
}

/** What the levels of a definition are computed over: `customersAt` with its variables, and the columns of every stage. */
export function stagedCustomers(definition: PortfolioDefinition, at: CustomersAt): Sql {
  const staged = definition.tiers.map((tier) => kindOf(tier).stages?.(tier) ?? [])
  const depth = Math.max(0, ...staged.map((stages) => stages.length))
  let customers = customersAt(variablesOf(definition), populationOf(definition, at))
  for (let stage = 0; stage < depth; stage++) {
    const columns = staged.flatMap((stages) => stages[stage] ?? [])
    customers = sql`SELECT *, ${join(columns)} FROM (${customers})`
  }
  return customers
}
