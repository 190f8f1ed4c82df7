import { identifier, type Sql, sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'

/** How one field is read. */
export interface Value {
  readonly bound: Bound
  /** The value, NULL where there is none or none that can be read. */
  readonly read: Sql
  /** The moment, for fields that may name one. */
  readonly moment: Sql | null
  /** Why what is there cannot be read, NULL where it can; null where that cannot happen. */
  readonly reason: Sql | null
  readonly canBeMissing: boolean
  /** A query to join by the column's text: `text`, `value`, `moment`, `reason`. */
  readonly dictionary: Sql | null
}

/** A value whose whole column was seen to be readable. */
export const plainValue = (bound: Bound, read: Sql, canBeMissing: boolean): Value => ({
  bound,
  read,
  moment: null,
  reason: null,
  canBeMissing,
  dictionary: null,
})

/** The name under which a field's dictionary is joined. */
export const dictionaryName = (bound: Bound): Sql => identifier(`d_${bound.field.name}`)

/** A value that is looked up by its text. */
export function lookedUp(bound: Bound, dictionary: Sql): Value {
  const name = dictionaryName(bound)
  const moment = bound.field.type === 'timestamp' ? sql`${name}.moment` : null
  return { bound, read: sql`${name}.value`, moment, reason: sql`${name}.reason`, canBeMissing: true, dictionary }
}
