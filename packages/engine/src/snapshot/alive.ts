import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { identifier, type Sql, sql, trusted } from '../sql/sql.ts'
import { leavingOfParetoNbd } from './alive-pareto-nbd.ts'
import { standardError } from './standard-error.ts'

/**
 * The rows with two more columns: `name`, ln of (1 − P(alive)) / P(alive), and `name_deviation`, its standard error by the
 * delta method: what the estimates of the model's parameters leave open. At minus infinity nobody can have left.
 * @param rows a table with `frequency`, `recency` and `age`, times in weeks
 */
export function withLeaving(rows: Sql, model: PurchaseModel | null, name: string): Sql {
  if (model?.kind === 'pareto-nbd') return leavingOfParetoNbd(rows, model, name)
  const { value, deviation } = logOddsOfLeaving(model)
  return sql`SELECT *, ${value} AS ${identifier(name)}, ${deviation} AS ${identifier(`${name}_deviation`)} FROM ${rows}`
}

/** P(alive) at these log-odds of leaving. */
export const aliveAt = (leaving: Sql): Sql => sql`1 / (1 + exp(${leaving}))`

interface LogOdds {
  readonly value: Sql
  readonly deviation: Sql
}

const never: LogOdds = { value: sql`CAST('-Infinity' AS DOUBLE)`, deviation: sql`0.0` }
const unknown: LogOdds = { value: sql`CAST(NULL AS DOUBLE)`, deviation: sql`CAST(NULL AS DOUBLE)` }

/**
 * D = ln a − ln(b + k − 1) + (r + x) ln[(α + T)/(α + tₓ)] of domain 2.1 and 2.2, where k is how often the customer could
 * have left so far, with √(g'Σg), g the derivatives of D by r, α, a and b.
 */
function logOddsOfLeaving(model: Exclude<PurchaseModel, { kind: 'pareto-nbd' }> | null): LogOdds {
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
    sql`CASE WHEN ${chances} <= 0 THEN ${trusted(none)} ELSE ${otherwise} END`
  return {
    value: unless("CAST('-Infinity' AS DOUBLE)", value),
    deviation: unless('0.0', standardError(gradient, model.covariance)),
  }
}
