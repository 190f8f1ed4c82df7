import type { Calibration, PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import { cellSql, groupOfEachCell } from './cells.ts'
import { levelsSql, stagedCustomers } from './levels.ts'
import type { CustomersAt } from './variables.ts'

/** A definition with what it froze: all that it takes to put customers into groups. */
export interface Compiled {
  readonly definition: PortfolioDefinition
  readonly calibration: Calibration
}

/** Cell and group of every customer at a date, straight from the definition, with every column of `stagedCustomers`. */
export function placesAt({ definition, calibration }: Compiled, at: CustomersAt): Sql {
  const cell = cellSql(definition.tiers, levelsSql(definition, calibration))
  const groups = trusted(groupOfEachCell(definition, calibration.merged).join(', '))
  return sql`SELECT *, CAST(([${groups}])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(${cell} AS INTEGER) AS cell FROM (${stagedCustomers(definition, at)}))`
}
