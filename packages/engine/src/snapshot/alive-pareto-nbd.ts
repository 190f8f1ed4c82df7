import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { gaussLegendre } from '@sabad/stats/numeric/gauss-legendre'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { standardError } from './standard-error.ts'

/** What lies beyond a fall of e^−20 is less than single precision, in which scores are kept. */
const DEEPEST = 20
/** Sixteen leave an error of 4 × 10⁻⁸ of P(alive) and its derivatives at most, for whatever parameters: less than single precision. */
const { points, weights } = gaussLegendre(16)

const column = (name: string, node: number): Sql => trusted(`${name}_${node}`)

/** The same for every node. */
const each = (make: (node: number) => Sql, separator = ', '): Sql =>
  join(
    Array.from(points, (_, node) => make(node)),
    separator,
  )

const sumOf = (make: (node: number) => Sql): Sql =>
  each((node) => sql`g_${trusted(String(node))} * (${make(node)})`, ' + ')

const scalars = trusted(
  'shape, from_alpha, from_beta, silence, alpha_growth, beta_growth, length, scale, weight, ' +
    'alpha_fall, beta_fall, alpha_passed, beta_passed',
)
/** Columns that nobody needs once the integral is taken. */
const workings = join([scalars, ...['y', 'delta', 'far', 'g'].map((name) => each((node) => column(name, node)))])

/**
 * The log-odds of having left of Pareto/NBD, ln ∫ [(α+T)/(α+τ)]^{r+x} [(β+T)/(β+τ)]^s · s/(β+τ) dτ over the silence, and
 * their standard error: the integral of stats/lifetime/pareto-nbd in SQL. With A = α + tₓ and B = β + tₓ it is taken in
 * y = ln(1 + δ/m), m the smaller of A and B, by one Gauss-Legendre rule, whose nodes are columns. The derivatives of its
 * logarithm are means over the same nodes.
 */
export function leavingOfParetoNbd(rows: Sql, { parameters, covariance }: ParetoNbd, name: string): Sql {
  const { r, alpha, s, beta } = parameters
  const alphaIsNearer = alpha <= beta
  const [nearer, farther] = alphaIsNearer ? [sql`from_alpha`, sql`from_beta`] : [sql`from_beta`, sql`from_alpha`]
  const y = (node: number) => column('y', node)
  const far = (node: number) => column('far', node)
  const [fallOfAlpha, fallOfBeta] = alphaIsNearer ? [y, far] : [far, y]
  const passed = (node: number, from: Sql) =>
    sql`(${column('delta', node)} - silence) / (${from} + ${column('delta', node)})`
  const gradient = [
    sql`alpha_growth - alpha_fall`,
    sql`shape * alpha_passed / (from_alpha + silence)`,
    sql`beta_growth - beta_fall + ${1 / s}`,
    sql`(${s + 1} * beta_passed - 1) / (from_beta + silence)`,
  ]
  return sql`
  SELECT * EXCLUDE (${workings}),
         CASE WHEN silence = 0 THEN CAST('-Infinity' AS DOUBLE)
              ELSE scale + ln(${nearer} * length * weight) END AS ${identifier(name)},
         CASE WHEN silence = 0 THEN 0.0 ELSE ${standardError(gradient, covariance)} END AS ${identifier(`${name}_deviation`)}
  FROM (SELECT *, (${sumOf(fallOfAlpha)}) / weight AS alpha_fall, (${sumOf(fallOfBeta)}) / weight AS beta_fall,
               (${sumOf((node) => passed(node, sql`from_alpha`))}) / weight AS alpha_passed,
               (${sumOf((node) => passed(node, sql`from_beta`))}) / weight AS beta_passed
  FROM (SELECT *, ${each((node) => column('g', node), ' + ')} AS weight
  FROM (SELECT *, ${each((node) => sql`${weights[node] ?? 0} * exp(${y(node)} - shape * ${fallOfAlpha(node)} - ${s + 1} * ${fallOfBeta(node)}) AS ${column('g', node)}`)}
  FROM (SELECT *, ${each((node) => sql`ln(1 + ${column('delta', node)} / ${farther}) AS ${far(node)}`)}
  FROM (SELECT *, ${each((node) => sql`${nearer} * (exp(${y(node)}) - 1) AS ${column('delta', node)}`)}
  FROM (SELECT *, ${each((node) => sql`length * ${points[node] ?? 0} AS ${y(node)}`)}
  FROM (SELECT *, ln(1 + least(silence, greatest(from_alpha, from_beta) * (exp(${DEEPEST} / (shape + ${s})) - 1),
                               from_beta * ${Math.expm1(DEEPEST / s)}, CASE WHEN shape > 1 THEN from_alpha * (exp(${DEEPEST} / (shape - 1)) - 1) END) / ${nearer}) AS length,
               ln(${s} / from_beta) + shape * alpha_growth + ${s} * beta_growth AS scale
  FROM (SELECT *, ln(1 + silence / from_alpha) AS alpha_growth, ln(1 + silence / from_beta) AS beta_growth
  FROM (SELECT *, ${r} + frequency AS shape, ${alpha} + recency AS from_alpha, ${beta} + recency AS from_beta,
               age - recency AS silence
  FROM ${rows})))))))))`
}
