import type { FitReport } from '../../model.ts'
import type { Objective } from '../../numeric/log-parameters.ts'
import { maximumLikelihood } from '../../numeric/maximum-likelihood.ts'
import { rowCodes } from '../../numeric/row-codes.ts'
import { checkAmount, type FrequencyRecencyAge, fewRepeatBuyers, totalWeight } from '../frequency-recency-age.ts'
import type { CovariateForm } from './covariate-form.ts'
import {
  type CovariateChoice,
  type CovariateHistories,
  checkCovariateHistories,
  type StandardColumn,
  standardColumn,
} from './covariate-histories.ts'
import { type CovariateGroup, covariateLikelihood, penaltyOf } from './covariate-likelihood.ts'

export interface CovariateOptions extends CovariateChoice {
  /**
   * Strength of the L2 regularisation, 0 unless told: half of it times the sum of squares of the coefficients, each per
   * standard deviation of its covariate, is taken from the log-likelihood. It is the precision of a normal prior around 0.
   */
  readonly ridge?: number
  /** Parameters of an earlier fit with the same covariates. They save time, never change the answer. */
  readonly start?: Readonly<Record<string, number>>
  /** Newton steps; 200 unless told. */
  readonly maxIterations?: number
}

export interface CovariateFit {
  /** Those of a customer whose covariates are all 0, then `purchases.NAME` and `leaving.NAME` for each coefficient. */
  readonly parameters: Readonly<Record<string, number>>
  readonly unbounded: readonly string[]
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/** A family of models as a fit with covariates needs it. */
export interface CovariateFamily {
  readonly form: CovariateForm
  readonly likelihood: (data: FrequencyRecencyAge) => Objective
  /** The parameters of a fit without covariates. */
  readonly withoutCovariates: (data: FrequencyRecencyAge) => readonly number[]
}

/** One coefficient: on which predictor it acts, and on which column. */
interface Coefficient {
  readonly name: string
  readonly predictor: number
  readonly sign: 1 | -1
  readonly column: StandardColumn
}

/**
 * Maximum likelihood by Newton's method on the predictors of an average customer and coefficients per standard deviation, in
 * which no covariate's unit or distance from 0 matters; then to the parameters at 0 and coefficients per unit, the
 * covariance by the delta method.
 */
export function fitWithCovariates(
  family: CovariateFamily,
  data: CovariateHistories,
  options: CovariateOptions,
): CovariateFit {
  checkCovariateHistories(data)
  const { ridge = 0, maxIterations = 200 } = options
  checkAmount('ridge', ridge)
  const { form } = family
  const coefficients = coefficientsOf(form, data, options)
  const predictors = [0, 1, 2, 3, ...coefficients.map(({ predictor }) => predictor)]
  const groups = groupsOf(family, data, coefficients)
  const objective = covariateLikelihood({ form, groups, predictors, ridge })
  const start = startOf(family, data, { coefficients, given: options.start })
  const { estimates, covariance, report } = maximumLikelihood({
    names: [...form.predictorNames, ...coefficients.map(({ name }) => name)],
    infima: start.map(() => -Infinity),
    typical: start,
    full: objective,
    coarse: objective,
    starts: [start],
    warmStart: start,
    maxIterations,
  })
  const logLikelihood = report.logLikelihood + penaltyOf(estimates, form.parameterNames.length, ridge)
  const fit = {
    n: totalWeight(data),
    ...report,
    logLikelihood,
    warnings: [...report.warnings, ...fewRepeatBuyers(data)],
  }
  return { ...asGiven(form, coefficients, { estimates, covariance }), fit }
}

function coefficientsOf(form: CovariateForm, data: CovariateHistories, choice: CovariateChoice): Coefficient[] {
  const all = Object.keys(data.covariates)
  return (['purchases', 'leaving'] as const).flatMap((process) => {
    return (choice[process] ?? all).map((column) => {
      return { name: `${process}.${column}`, ...form[process], column: standardColumn(data, column) }
    })
  })
}

/** The rows, by distinct values of the covariates. */
function groupsOf(
  { likelihood }: CovariateFamily,
  data: CovariateHistories,
  coefficients: readonly Coefficient[],
): CovariateGroup[] {
  const codes = rowCodes(
    coefficients.map(({ column }) => column.values),
    data.weight.length,
  )
  const rows: number[][] = []
  for (const [row, code] of codes.entries()) {
    if (code === rows.length) rows.push([])
    rows[code].push(row)
  }
  return rows.map((members) => {
    const take = (column: Float64Array) => Float64Array.from(members, (row) => column[row])
    const { frequency, recency, age, weight } = data
    const histories = { frequency: take(frequency), recency: take(recency), age: take(age), weight: take(weight) }
    const factors = coefficients.map(({ sign, column }) => sign * column.values[members[0]])
    return { likelihood: likelihood(histories), factors: Float64Array.of(1, 1, 1, 1, ...factors) }
  })
}

interface Start {
  readonly coefficients: readonly Coefficient[]
  readonly given: Readonly<Record<string, number>> | undefined
}

/** Coordinates from an earlier fit, or from one without covariates and no effects. */
function startOf({ form, withoutCovariates }: CovariateFamily, data: CovariateHistories, start: Start): number[] {
  const { coefficients, given } = start
  if (given === undefined) {
    const { covariates: _, ...histories } = data
    return [...form.predictorsOf(withoutCovariates(histories)), ...coefficients.map(() => 0)]
  }
  const effects = coefficients.map(({ name, column }) => given[name] * column.deviation)
  const atZero = form.predictorsOf(form.parameterNames.map((name) => given[name]))
  const average = atZero.map((value, p) => {
    return coefficients.reduce((sum, one, j) => sum - effects[j] * shareAtZero(one, p), value)
  })
  return [...average, ...effects]
}

/** What a coefficient adds to a predictor of a customer whose covariates are all 0. */
function shareAtZero({ predictor, sign, column }: Coefficient, p: number): number {
  return predictor === p ? (-sign * column.mean) / column.deviation : 0
}

interface Coordinates {
  readonly estimates: readonly number[]
  readonly covariance: readonly (readonly number[])[] | null
}

/** From the coordinates of the search to parameters as they are told. */
function asGiven(
  form: CovariateForm,
  coefficients: readonly Coefficient[],
  { estimates, covariance }: Coordinates,
): Omit<CovariateFit, 'fit'> {
  const effects = estimates.slice(form.parameterNames.length)
  const predictors = form.predictorNames.map((_, p) => {
    return coefficients.reduce((sum, one, j) => sum + effects[j] * shareAtZero(one, p), estimates[p])
  })
  const { parameters, slopes } = form.parametersAt(predictors)
  const values = [...parameters, ...effects.map((effect, j) => effect / coefficients[j].column.deviation)]
  const names = [...form.parameterNames, ...coefficients.map(({ name }) => name)]
  // How each value moves with each coordinate.
  const moves = [
    ...slopes.map((row) => {
      const byEffect = coefficients.map((one) => row.reduce((sum, slope, p) => sum + slope * shareAtZero(one, p), 0))
      return [...row, ...byEffect]
    }),
    ...coefficients.map(({ column }, j) =>
      estimates.map((_, c) => (c === parameters.length + j ? 1 / column.deviation : 0)),
    ),
  ]
  return {
    parameters: Object.fromEntries(names.map((name, i) => [name, values[i]])),
    unbounded: coefficients.map(({ name }) => name),
    covariance: covariance === null ? null : moves.map((row) => moves.map((other) => bilinear(row, covariance, other))),
  }
}

function bilinear(left: readonly number[], matrix: readonly (readonly number[])[], right: readonly number[]): number {
  return matrix.reduce((total, row, i) => {
    return left[i] === 0 ? total : total + left[i] * row.reduce((sum, value, j) => sum + value * right[j], 0)
  }, 0)
}
