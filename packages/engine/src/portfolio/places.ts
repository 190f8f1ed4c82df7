import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import { cellSql, groupOfEachCell } from './cells.ts'
import { levelsSql, stagedCustomers } from './levels.ts'
import { type CustomersAt, membersOfUnits } from './variables.ts'

/** A definition with what it froze: all that it takes to put customers into groups. */
export interface Compiled {
  readonly definition: PortfolioDefinition
  readonly calibration: Calibration
}

function placedUnits({ definition, calibration }: Compiled, at: CustomersAt): Sql {
  const cell = cellSql(definition.tiers, levelsSql(definition, calibration))
  const groups = trusted(groupOfEachCell(definition, calibration.merged).join(', '))
  return sql`SELECT *, CAST(([${groups}])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(${cell} AS INTEGER) AS cell FROM (${stagedCustomers(definition, at)}))`
}

/**
 * Cell and group of every customer at a date, straight from the definition: customer_key, purchase_days, clv_12m and the
 * definition's variables, those of the whole where several customers are placed together.
 */
export function placesAt(compiled: Compiled, at: CustomersAt): Sql {
  const { unit = 'customer' } = compiled.definition
  const placed = placedUnits(compiled, at)
  if (unit === 'customer') return placed
  return sql`SELECT s.customer_key, s.purchase_days, s.clv_12m, p.* EXCLUDE (customer_key, purchase_days, clv_12m)
    FROM (${placed}) AS p JOIN (${membersOfUnits(unit)}) AS m ON m.unit_key = p.customer_key
    JOIN snapshot AS s ON s.customer_key = m.customer_key WHERE s.as_of = CAST(${at.asOf} AS DATE)`
}
