import { type Sql, sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'

/** How one field is read. */
export interface Value {
  readonly bound: Bound
  /** The value, NULL where there is none or none that can be read. */
  readonly read: Sql
  /** The moment, for fields that may name one. */
  readonly moment: Sql | null
  /** Whether something is there that cannot be read; null where that cannot happen. */
  readonly unreadable: Sql | null
  readonly canBeMissing: boolean
  /** The reason of a reject, as an expression, where `unreadable` holds. */
  readonly reason: Sql
}

/** A value whose whole column was seen to be readable. */
export const plainValue = (bound: Bound, read: Sql, canBeMissing: boolean): Value => ({
  bound,
  read,
  moment: null,
  unreadable: null,
  canBeMissing,
  reason: sql`NULL`,
})
