import type { ParetoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { gaussLegendre } from '@sabad/stats/numeric/gauss-legendre'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { standardError } from './standard-error.ts'

/** What lies beyond a fall of e^−20 is less than single precision, in which scores are kept. */
const DEEPEST = 20
/**
 * Twelve leave an error of 2 × 10⁻⁸ of P(alive) at most, r and s from 0.03 to 30, α and β from 0.1 to 1000, and of 3 × 10⁻¹¹
 * for parameters as they are found in data; of the derivatives 2 × 10⁻⁴ and 2 × 10⁻⁸.
 */
const { points, weights } = gaussLegendre(12)

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
  'shape, from_alpha, from_beta, silence, alpha_growth, beta_growth, growth, length, scale, ratio, rest, rate, weight, ' +
    'nearer_fall, farther_fall, nearer_passed, farther_passed',
)
/** Columns that nobody needs once the integral is taken. */
const workings = join([scalars, ...['e', 'h', 'far', 'g'].map((name) => each((node) => column(name, node)))])

/** e^{y}. Points lie in pairs, p and 1 − p, so that half of these follow from the others and e^{length}. */
const powerAt = (node: number): Sql =>
  node < points.length / 2
    ? sql`exp(length * ${points[node] ?? 0}) AS ${column('e', node)}`
    : sql`growth / ${column('e', points.length - 1 - node)} AS ${column('e', node)}`

/**
 * The log-odds of having left of Pareto/NBD, ln ∫ [(α+T)/(α+τ)]^{r+x} [(β+T)/(β+τ)]^s · s/(β+τ) dτ over the silence, and
 * their standard error: the integral of stats/lifetime/pareto-nbd in SQL. With A = α + tₓ and B = β + tₓ it is taken in
 * y = ln(1 + δ/m), m the smaller of A and B and M the other, by one Gauss-Legendre rule, whose nodes are columns: e = e^y
 * = 1 + δ/m, h = 1 + δ/M = (1 − m/M) + e m/M. The derivatives of its logarithm are means over the same nodes, those by α and β of
 * (δ − silence)/(m + δ) = 1 − (1 + silence/m)/e and the same of M.
 */
export function leavingOfParetoNbd(rows: Sql, { parameters, covariance }: ParetoNbd, name: string): Sql {
  const { r, alpha, s, beta } = parameters
  const alphaIsNearer = alpha <= beta
  const [nearer, farther] = alphaIsNearer ? [sql`from_alpha`, sql`from_beta`] : [sql`from_beta`, sql`from_alpha`]
  const [alphaFall, betaFall] = alphaIsNearer ? ['nearer_fall', 'farther_fall'] : ['farther_fall', 'nearer_fall']
  const [alphaPassed, betaPassed] = alphaIsNearer
    ? ['nearer_passed', 'farther_passed']
    : ['farther_passed', 'nearer_passed']
  const [nearerPower, fartherPower] = alphaIsNearer ? [sql`(1 - shape)`, sql`${s + 1}`] : [sql`${-s}`, sql`shape`]
  const gradient = [
    sql`alpha_growth - ${trusted(alphaFall)}`,
    sql`shape * ${trusted(alphaPassed)} / (from_alpha + silence)`,
    sql`beta_growth - ${trusted(betaFall)} + ${1 / s}`,
    sql`(${s + 1} * ${trusted(betaPassed)} - 1) / (from_beta + silence)`,
  ]
  return sql`
  SELECT * EXCLUDE (${workings}),
         CASE WHEN silence = 0 THEN CAST('-Infinity' AS DOUBLE)
              ELSE scale + ln(${nearer} * length * weight) END AS ${identifier(name)},
         CASE WHEN silence = 0 THEN 0.0 ELSE ${standardError(gradient, covariance)} END AS ${identifier(`${name}_deviation`)}
  FROM (SELECT *, length * (${sumOf((node) => sql`${points[node] ?? 0}`)}) / weight AS nearer_fall,
               (${sumOf((node) => column('far', node))}) / weight AS farther_fall,
               1 - (1 + silence / ${nearer}) * (${sumOf((node) => column('e', points.length - 1 - node))}) / (growth * weight) AS nearer_passed,
               1 - (1 + silence / ${farther}) * (${each((node) => sql`${column('g', node)} / ${column('h', node)}`, ' + ')}) / weight AS farther_passed
  FROM (SELECT *, ${each((node) => column('g', node), ' + ')} AS weight
  FROM (SELECT *, ${each((node) => sql`${weights[node] ?? 0} * exp(rate * ${points[node] ?? 0} - ${fartherPower} * ${column('far', node)}) AS ${column('g', node)}`)}
  FROM (SELECT *, ${each((node) => sql`ln(${column('h', node)}) AS ${column('far', node)}`)}
  FROM (SELECT *, ${each((node) => sql`rest + ratio * ${column('e', node)} AS ${column('h', node)}`)}
  FROM (SELECT *, ${nearerPower} * length AS rate, 1 - ratio AS rest, ${each(powerAt)}
  FROM (SELECT *, ${nearer} / ${farther} AS ratio, ln(growth) AS length, ln(${s} / from_beta) + shape * alpha_growth + ${s} * beta_growth AS scale
  FROM (SELECT *, 1 + least(silence, greatest(from_alpha, from_beta) * (exp(${DEEPEST} / (shape + ${s})) - 1),
                               from_beta * ${Math.expm1(DEEPEST / s)}, CASE WHEN shape > 1 THEN from_alpha * (exp(${DEEPEST} / (shape - 1)) - 1) END) / ${nearer} AS growth
  FROM (SELECT *, ln(1 + silence / from_alpha) AS alpha_growth, ln(1 + silence / from_beta) AS beta_growth
  FROM (SELECT *, ${r} + frequency AS shape, ${alpha} + recency AS from_alpha, ${beta} + recency AS from_beta,
               age - recency AS silence
  FROM ${rows}))))))))))`
}
