import { join, type Sql, sql } from '../sql/sql.ts'

/** √(g'Σg) of the delta method, each pair of derivatives taken once; NULL where there is no covariance. */
export function standardError(gradient: readonly Sql[], covariance: readonly (readonly number[])[] | null): Sql {
  if (!covariance) return sql`CAST(NULL AS DOUBLE)`
  const rows = gradient.map((derivative, i) => {
    const later = gradient.slice(i + 1).map((other, j) => sql`${2 * (covariance[i]?.[i + 1 + j] ?? 0)} * (${other})`)
    return sql`(${derivative}) * (${join([sql`${covariance[i]?.[i] ?? 0} * (${derivative})`, ...later], ' + ')})`
  })
  return sql`sqrt(greatest(${join(rows, ' + ')}, 0))`
}
