import type { Curvature } from '../../numeric/log-parameters.ts'

/** A covariate's value times its coefficient, times `sign`, is added to the predictor at this position. */
export interface ActsOn {
  readonly predictor: number
  readonly sign: 1 | -1
}

/**
 * How the four parameters of a customer follow from four predictors that know no bounds, and to which covariates add.
 */
export interface CovariateForm {
  readonly parameterNames: readonly string[]
  readonly predictorNames: readonly string[]
  readonly purchases: ActsOn
  readonly leaving: ActsOn
  readonly predictorsOf: (parameters: readonly number[]) => number[]
  /** Predictors by the parameters. */
  readonly movesOf: (parameters: readonly number[]) => PredictorMoves
  readonly parametersAt: (predictors: readonly number[]) => ParameterPoint
}

/** Parameters with their first derivatives by the predictors, by rows (4 × 4), and second ones (a 4 × 4 for each). */
export interface ParameterPoint {
  readonly parameters: readonly number[]
  readonly slopes: readonly (readonly number[])[]
  readonly bends: readonly (readonly (readonly number[])[])[]
}

/** First derivatives of each predictor by the parameters, by rows (4 × 4), and second ones (a 4 × 4 for each). */
export type PredictorMoves = Pick<ParameterPoint, 'slopes' | 'bends'>

const size = 4

/** From derivatives by the parameters to derivatives by the predictors. */
export function inPredictors({ value, gradient, hessian }: Curvature, { slopes, bends }: ParameterPoint): Curvature {
  const first = new Float64Array(size)
  const second = new Float64Array(size * size)
  for (let p = 0; p < size; p++) {
    for (let i = 0; i < size; i++) first[p] += gradient[i] * slopes[i][p]
    for (let q = 0; q < size; q++) {
      let sum = 0
      for (let i = 0; i < size; i++) {
        sum += gradient[i] * bends[i][p][q]
        for (let j = 0; j < size; j++) sum += hessian[size * i + j] * slopes[i][p] * slopes[j][q]
      }
      second[size * p + q] = sum
    }
  }
  return { value, gradient: first, hessian: second }
}

const none = [0, 0, 0, 0] as const
const flat = [none, none, none, none] as const

/** A 4 × 4 of nothing but one value. */
const at = (row: number, column: number, value: number): readonly (readonly number[])[] => {
  return flat.map((zeros, i) => (i === row ? zeros.map((zero, j) => (j === column ? value : zero)) : zeros))
}

/**
 * Pareto/NBD: αᵢ = α e^{−γ'x}, βᵢ = β e^{−η'x} (Fader & Hardie 2007, brucehardie.com/notes/019; CLVTools). Mean rates of buying
 * and of leaving, r/α and s/β, are multiplied by e^{γ'x} and e^{η'x}.
 */
export const paretoForm: CovariateForm = {
  parameterNames: ['r', 'alpha', 's', 'beta'],
  predictorNames: ['r', 'alpha', 's', 'beta'],
  purchases: { predictor: 1, sign: -1 },
  leaving: { predictor: 3, sign: -1 },
  predictorsOf: (parameters) => parameters.map(Math.log),
  movesOf: (parameters) => ({
    slopes: parameters.map((parameter, i) => at(i, i, 1 / parameter)[i]),
    bends: parameters.map((parameter, i) => at(i, i, -1 / parameter ** 2)),
  }),
  parametersAt: (predictors) => {
    const parameters = predictors.map(Math.exp)
    const diagonal = parameters.map((parameter, i) => none.map((_, p) => (p === i ? parameter : 0)))
    return {
      parameters,
      slopes: diagonal,
      bends: parameters.map((_, i) => flat.map((row, p) => (p === i ? diagonal[i] : row))),
    }
  },
}

/**
 * BG/NBD: αᵢ = α e^{−γ'x}, and the mean chance to leave m = a/(a+b) moves on the logit scale, logit mᵢ = logit m + η'x, while
 * the precision a + b stays (as in beta regression: Ferrari & Cribari-Neto 2004, J. Applied Statistics 31(7)).
 *
 * Why not the other two. CLVTools multiplies both a and b by e^{η'x}: that leaves the mean chance as it was and moves its
 * spread alone. Fader & Hardie 2007 give a and b a coefficient each: two for every covariate, of which the data tell the
 * difference, that is the mean, well, and the rest, the spread, hardly. Here each coefficient is one effect on the odds
 * of leaving.
 */
export const betaGeometricForm: CovariateForm = {
  parameterNames: ['r', 'alpha', 'a', 'b'],
  predictorNames: ['r', 'alpha', 'a/b', 'a+b'],
  purchases: { predictor: 1, sign: -1 },
  leaving: { predictor: 2, sign: 1 },
  predictorsOf: ([r, alpha, a, b]) => [Math.log(r), Math.log(alpha), Math.log(a / b), Math.log(a + b)],
  movesOf: ([r, alpha, a, b]) => {
    const total = 1 / (a + b)
    return {
      slopes: [
        [1 / r, 0, 0, 0],
        [0, 1 / alpha, 0, 0],
        [0, 0, 1 / a, -1 / b],
        [0, 0, total, total],
      ],
      bends: [
        at(0, 0, -1 / r ** 2),
        at(1, 1, -1 / alpha ** 2),
        [none, none, [0, 0, -1 / a ** 2, 0], [0, 0, 0, 1 / b ** 2]],
        [none, none, [0, 0, -total * total, -total * total], [0, 0, -total * total, -total * total]],
      ],
    }
  },
  parametersAt: ([logR, logAlpha, logOdds, logPrecision]) => {
    const [r, alpha, precision] = [Math.exp(logR), Math.exp(logAlpha), Math.exp(logPrecision)]
    // Both from the smaller exponential, so that neither is a difference.
    const [a, b] = [precision / (1 + Math.exp(-logOdds)), precision / (1 + Math.exp(logOdds))]
    const turn = (a * b) / precision
    const bend = (turn * (b - a)) / precision
    return {
      parameters: [r, alpha, a, b],
      slopes: [
        [r, 0, 0, 0],
        [0, alpha, 0, 0],
        [0, 0, turn, a],
        [0, 0, -turn, b],
      ],
      bends: [
        [[r, 0, 0, 0], none, none, none],
        [none, [0, alpha, 0, 0], none, none],
        [none, none, [0, 0, bend, turn], [0, 0, turn, a]],
        [none, none, [0, 0, -bend, -turn], [0, 0, -turn, b]],
      ],
    }
  },
}
