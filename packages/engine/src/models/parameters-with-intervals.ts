import type { FitAnswer, FitIntervals, IntervalRequest } from '@sabad/contract/schemas/models'
import { bootstrap, parameterIntervals } from '@sabad/stats/evaluation/bootstrap'
import { profileIntervals } from '@sabad/stats/evaluation/profile-intervals'
import { type Fitted, summary } from '@sabad/stats/model'
import type { Objective } from '@sabad/stats/numeric/log-parameters'
import { seeded } from '@sabad/stats/numeric/random'
import { EngineError } from '../errors.ts'
import { particular } from '../particular.ts'

/** A model with what its intervals can be made from. */
export interface FitEvidence {
  readonly model: Fitted
  /** The log-likelihood of the data in the parameters of the model. */
  readonly likelihood: () => Objective
  readonly resampling: () => Resampling
}

/** How many customers each row stands for, and the fit to the same rows with other weights. */
interface Resampling {
  readonly weight: Float64Array
  readonly refit: (weight: Float64Array) => Fitted
}

interface WithIntervals {
  readonly parameters: FitAnswer['parameters']
  readonly intervals: FitIntervals | null
}

const LEVEL = 0.95
const REPLICATES = 1000
const SEED = 1
/** Rows times refits of a bootstrap: some minutes of one processor. */
const MOST_ROWS_REFITTED = 200_000_000

/**
 * Parameters with standard errors and intervals of the kind that was asked for; without any where the fit did not converge.
 * @throws EngineError model.invalid-input when a bootstrap would take too long, or next to no refit converged
 */
export function parametersWithIntervals(evidence: FitEvidence, asked: IntervalRequest): WithIntervals {
  const parameters = [...summary(evidence.model, LEVEL).parameters]
  if (!evidence.model.fit.converged) return { parameters, intervals: null }
  if (asked.method === 'bootstrap') return withBootstrap(evidence, parameters, asked)
  const intervals = { method: asked.method, level: LEVEL }
  return { parameters: asked.method === 'profile' ? withProfile(evidence, parameters) : parameters, intervals }
}

/** Standard errors stay those of the Hessian: a profile has none. */
function withProfile({ model, likelihood }: FitEvidence, parameters: WithIntervals['parameters']) {
  const profiles = profileIntervals(model, likelihood(), LEVEL)
  return parameters.map((parameter) => ({ ...parameter, ...profiles.find(({ name }) => name === parameter.name) }))
}

function withBootstrap(
  { resampling }: FitEvidence,
  parameters: WithIntervals['parameters'],
  { replicates = REPLICATES, seed = SEED }: Extract<IntervalRequest, { method: 'bootstrap' }>,
): WithIntervals {
  const { weight, refit } = resampling()
  if (replicates * weight.length > MOST_ROWS_REFITTED) {
    const detail = particular('fit.too-many-refits', { replicates, rows: weight.length })
    throw new EngineError('model.invalid-input', { detail })
  }
  const { models, failed } = bootstrap({ weight, refit, replicates, random: seeded(seed) })
  const resampled = parameterIntervals(models, LEVEL)
  return {
    parameters: parameters.map((one) => ({ ...one, ...resampled.find(({ name }) => name === one.name) })),
    intervals: { method: 'bootstrap', level: LEVEL, replicates, failed, seed },
  }
}
