import type { Fitted } from '../model.ts'
import { poissonDraw } from '../numeric/poisson-draw.ts'
import { type Interval, percentileInterval } from '../numeric/quantile.ts'
import type { Random } from '../numeric/random.ts'
import { standardDeviation } from '../numeric/standard-deviation.ts'
import { StatsError } from '../stats-error.ts'

export interface BootstrapOptions<Model extends Fitted> {
  /** The weights of the rows the model was fitted to: how many customers each stands for. */
  readonly weight: Float64Array
  /** Fits the same rows with other weights; a warm start at the first fit saves most of the time. */
  readonly refit: (weight: Float64Array) => Model
  /** How many refits; 1,000 for the ends of a 95 % interval, 200 for standard errors. */
  readonly replicates: number
  readonly random: Random
}

export interface Bootstrap<Model extends Fitted> {
  /** The refits that converged. */
  readonly models: readonly Model[]
  /** How many did not, or could not be made. Many make the intervals too narrow: report them. */
  readonly failed: number
}

/**
 * The bootstrap over customers (Efron & Tibshirani 1993, An Introduction to the Bootstrap), by weights: each row gets a
 * Poisson number of customers with its weight as mean, which is resampling customers with replacement but for their
 * total (Chamandy et al. 2012, Estimating uncertainty for massive data streams). So no row is copied, and a million
 * customers in cells cost as much as their cells. The models serve wherever `parameterDraws` do.
 * @throws StatsError when `replicates` is not a count above 0
 */
export function bootstrap<Model extends Fitted>(options: BootstrapOptions<Model>): Bootstrap<Model> {
  const { weight, refit, replicates, random } = options
  if (!(Number.isInteger(replicates) && replicates > 0)) {
    throw new StatsError('not-positive', { column: 'replicates', value: replicates })
  }
  const models: Model[] = []
  for (let i = 0; i < replicates; i++) {
    const model = fittedOrNull(() => refit(weight.map((mean) => poissonDraw(random, mean))))
    if (model?.fit.converged) models.push(model)
  }
  return { models, failed: replicates - models.length }
}

/** Null when the customers who were drawn cannot be fitted at all, for example because none of them bought again. */
function fittedOrNull<Model>(refit: () => Model): Model | null {
  try {
    return refit()
  } catch (error) {
    if (error instanceof StatsError) return null
    throw error
  }
}

/** What models of a bootstrap tell of a parameter: their spread, and the interval that leaves out as many on either side. */
export interface ResampledParameter extends Interval {
  readonly name: string
  readonly se: number
}

/**
 * Standard errors and percentile intervals of the parameters over models of a bootstrap, or drawn ones.
 * @throws StatsError when there are fewer than two models or the level is not between 0 and 1
 */
export function parameterIntervals(models: readonly Fitted[], level = 0.95): readonly ResampledParameter[] {
  if (models.length < 2) throw new StatsError('too-few-draws', { draws: models.length })
  const rows = models.map(({ parameters }) => Object.values<number>({ ...parameters }))
  return Object.keys(models[0].parameters).map((name, i) => {
    const values = rows.map((row) => row[i])
    return { name, se: standardDeviation(values), ...percentileInterval(values, level) }
  })
}
