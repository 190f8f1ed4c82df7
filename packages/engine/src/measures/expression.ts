import { type Sql, trusted } from '../sql/sql.ts'
import { registeredMeasures } from './registry.ts'

const expressions = new Map(registeredMeasures.map(({ name, expression }) => [name, expression]))

/** The formula of a registered measure over rows `s` of stored snapshots and, where it reads them, `c` of customers. */
export const expressionOf = (measure: string): Sql => trusted(expressions.get(measure) ?? 'NULL')

/** Whether a measure follows from what is known of the customer today, and not from the snapshot alone. */
export const readsCustomers = (measure: string): boolean => /\bc\./.test(expressions.get(measure) ?? '')
