import { type Sql, sql } from '../sql/sql.ts'

export interface Sampled {
  /** Left out: everyone. Else one in so many, always the same ones. */
  readonly oneIn?: number | undefined
}

/**
 * A comparison, not a remainder: DuckDB pushes it below the joins of the view, because it cannot fail, and compares in 64
 * bits. At a million customers the remainder, which it took in 128 bits above the joins, was a hundred times as slow.
 */
export const andSampled = (key: Sql, { oneIn = 1 }: Sampled): Sql =>
  oneIn > 1 ? sql` AND hash(${key}) < CAST(${2n ** 64n / BigInt(oneIn)} AS UBIGINT)` : sql``
