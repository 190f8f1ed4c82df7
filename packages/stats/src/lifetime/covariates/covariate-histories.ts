import { StatsError } from '../../stats-error.ts'
import { checkHistories, checkLengths, type FrequencyRecencyAge } from '../frequency-recency-age.ts'

/**
 * Purchase histories of customers who differ in what is known of them besides: a channel, an income, a country. One column
 * of numbers for each covariate, as long as the others; classes as columns of 0 and 1, without the one they are compared
 * with. What is known must have been known at the first purchase, and not change.
 */
export interface CovariateHistories extends FrequencyRecencyAge {
  readonly covariates: Readonly<Record<string, Float64Array>>
}

/** Which covariates act on how often customers buy, and which on how they leave; all, unless told. */
export interface CovariateChoice {
  readonly purchases?: readonly string[]
  readonly leaving?: readonly string[]
}

/** A column as multiples of its standard deviation from its mean, both weighted. */
export interface StandardColumn {
  readonly mean: number
  readonly deviation: number
  readonly values: Float64Array
}

/**
 * Refuses bad columns.
 * @throws StatsError naming the first bad row (zero-based) and column, and the rule
 */
export function checkCovariateHistories({ covariates, ...histories }: CovariateHistories): void {
  checkLengths({ ...histories, ...covariates })
  checkHistories(histories)
  for (const [column, values] of Object.entries(covariates)) {
    const row = values.findIndex((value) => !Number.isFinite(value))
    if (row >= 0) throw new StatsError('not-finite', { row, column, value: values[row] })
  }
}

/**
 * @throws StatsError when the data have no such column, or it does not vary between customers
 */
export function standardColumn({ covariates, weight }: CovariateHistories, name: string): StandardColumn {
  const column = covariates[name]
  if (column === undefined) throw new StatsError('unknown-covariate', { column: name })
  const total = weight.reduce((sum, w) => sum + w, 0)
  const mean = column.reduce((sum, value, row) => sum + weight[row] * value, 0) / total
  const square = column.reduce((sum, value, row) => sum + weight[row] * (value - mean) ** 2, 0) / total
  const deviation = Math.sqrt(square)
  if (!(deviation > 1e-12 * Math.abs(mean))) throw new StatsError('constant-covariate', { column: name, value: mean })
  return { mean, deviation, values: column.map((value) => (value - mean) / deviation) }
}

/** Of a column's variance, what others must leave unexplained: less is rounding. */
const leastOwnShare = 1e-10

/**
 * Refuses a column that is, but for rounding, a sum of multiples of the others: its coefficient could be any (Gram & Schmidt).
 * @throws StatsError naming it
 */
export function checkIndependent(columns: Readonly<Record<string, StandardColumn>>, weight: Float64Array): void {
  const product = (one: Float64Array, other: Float64Array) => {
    return one.reduce((sum, value, row) => sum + weight[row] * value * other[row], 0)
  }
  const total = weight.reduce((sum, w) => sum + w, 0)
  const rests: Float64Array[] = []
  for (const [column, { values }] of Object.entries(columns)) {
    const rest = rests.reduce((left, other) => {
      const share = product(left, other) / product(other, other)
      return left.map((value, row) => value - share * other[row])
    }, values)
    if (product(rest, rest) < leastOwnShare * total) throw new StatsError('collinear-covariate', { column })
    rests.push(rest)
  }
}
