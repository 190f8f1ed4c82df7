import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { join, type Sql, sql, trusted } from '../sql/sql.ts'

/** Both expressions read a row with `frequency`, `recency` and `age`, times in weeks. */
export interface LogOddsOfLeaving {
  /** ln of (1 − P(alive)) / P(alive); minus infinity where nobody can have left yet. */
  readonly value: Sql
  /** Its standard error: what the estimates of the parameters leave open. */
  readonly deviation: Sql
}

const never: LogOddsOfLeaving = { value: sql`CAST('-Infinity' AS DOUBLE)`, deviation: sql`0.0` }
const unknown: LogOddsOfLeaving = { value: sql`CAST(NULL AS DOUBLE)`, deviation: sql`CAST(NULL AS DOUBLE)` }

/**
 * D = ln a − ln(b + k − 1) + (r + x) ln[(α + T)/(α + tₓ)] of domain 2.1 and 2.2, where k is how often the customer could
 * have left so far. P(alive) = 1/(1 + e^D). Its standard error is that of the delta method, √(g'Σg), with g the
 * derivatives of D by r, α, a and b.
 */
export function logOddsOfLeaving(model: PurchaseModel | null): LogOddsOfLeaving {
  if (!model) return unknown
  if (model.kind === 'nbd') return never
  const { r, alpha, a, b } = model.parameters
  const chances = model.kind === 'mbg-nbd' ? sql`(frequency + 1)` : sql`frequency`
  const silence = sql`ln((${alpha} + age) / (${alpha} + recency))`
  const value = sql`ln(${a} / (${b} + ${chances} - 1)) + (${r} + frequency) * ${silence}`
  const gradient = [
    silence,
    sql`(${r} + frequency) * (1 / (${alpha} + age) - 1 / (${alpha} + recency))`,
    sql`${1 / a}`,
    sql`-1 / (${b} + ${chances} - 1)`,
  ]
  const unless = (none: string, otherwise: Sql) =>
    sql`CASE WHEN ${chances} = 0 THEN ${trusted(none)} ELSE ${otherwise} END`
  return {
    value: unless("CAST('-Infinity' AS DOUBLE)", value),
    deviation: model.covariance ? unless('0.0', standardError(gradient, model.covariance)) : unknown.deviation,
  }
}

/** √(g'Σg), each pair of derivatives taken once. */
function standardError(gradient: readonly Sql[], covariance: readonly (readonly number[])[]): Sql {
  const rows = gradient.map((derivative, i) => {
    const later = gradient.slice(i + 1).map((other, j) => sql`${2 * (covariance[i]?.[i + 1 + j] ?? 0)} * (${other})`)
    return sql`(${derivative}) * (${join([sql`${covariance[i]?.[i] ?? 0} * (${derivative})`, ...later], ' + ')})`
  })
  return sql`sqrt(greatest(${join(rows, ' + ')}, 0))`
}

/** P(alive) at these log-odds of leaving. */
export const aliveAt = (leaving: Sql): Sql => sql`1 / (1 + exp(${leaving}))`
