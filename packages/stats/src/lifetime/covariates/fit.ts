import type { FitReport, Model } from '../../model.ts'
import type { Objective } from '../../numeric/log-parameters.ts'
import { maximumLikelihood } from '../../numeric/maximum-likelihood.ts'
import { rowCodes } from '../../numeric/row-codes.ts'
import { checkAmount, type FrequencyRecencyAge, fewRepeatBuyers, totalWeight } from '../frequency-recency-age.ts'
import { type Coefficient, coordinatesOf, inParametersAtZero, shareAtZero } from './coefficients.ts'
import type { CovariateForm } from './covariate-form.ts'
import {
  type CovariateChoice,
  type CovariateHistories,
  checkCovariateHistories,
  checkIndependent,
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

/** A model with covariates, whose penalised log-likelihood can be asked at its parameters, in their order. */
export interface CovariateModel<Fitted> extends Model<CovariateHistories, CovariateOptions, Fitted> {
  readonly likelihood: (data: CovariateHistories, options?: CovariateOptions) => Objective
}

/** A family of models as a fit with covariates needs it. */
export interface CovariateFamily {
  readonly form: CovariateForm
  readonly likelihood: (data: FrequencyRecencyAge) => Objective
  /** The parameters of a fit without covariates. */
  readonly withoutCovariates: (data: FrequencyRecencyAge) => readonly number[]
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
  const { ridge = 0, maxIterations = 200 } = options
  const { form } = family
  const { coefficients, objective } = problemOf(family, data, options)
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

/** The penalised log-likelihood in the parameters as they are told, in their order, with gradient and Hessian. */
export function likelihoodWithCovariates(
  family: CovariateFamily,
  data: CovariateHistories,
  options: CovariateOptions,
): Objective {
  const { coefficients, objective } = problemOf(family, data, options)
  return inParametersAtZero(objective, family.form, coefficients)
}

/** What is to be estimated, and its log-likelihood in the coordinates of the search. */
interface CoordinateProblem {
  readonly coefficients: readonly Coefficient[]
  readonly objective: Objective
}

function problemOf(family: CovariateFamily, data: CovariateHistories, options: CovariateOptions): CoordinateProblem {
  checkCovariateHistories(data)
  const { ridge = 0 } = options
  checkAmount('ridge', ridge)
  const { form } = family
  const coefficients = coefficientsOf(form, data, options)
  const predictors = [0, 1, 2, 3, ...coefficients.map(({ predictor }) => predictor)]
  const groups = groupsOf(family, data, coefficients)
  return { coefficients, objective: covariateLikelihood({ form, groups, predictors, ridge }) }
}

function coefficientsOf(form: CovariateForm, data: CovariateHistories, choice: CovariateOptions): Coefficient[] {
  const all = Object.keys(data.covariates)
  return (['purchases', 'leaving'] as const).flatMap((process) => {
    const columns = (choice[process] ?? all).map((name) => [name, standardColumn(data, name)] as const)
    // A penalty settles what the data leave open.
    if (!choice.ridge) checkIndependent(Object.fromEntries(columns), data.weight)
    return columns.map(([name, column]) => ({ name: `${process}.${name}`, ...form[process], column }))
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
  const names = [...form.parameterNames, ...coefficients.map(({ name }) => name)]
  return coordinatesOf(
    form,
    coefficients,
    names.map((name) => given[name]),
  )
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
