import { frozen } from '../frozen.ts'
import { paretoForm } from './covariates/covariate-form.ts'
import type { CovariateHistories } from './covariates/covariate-histories.ts'
import {
  type CovariateFamily,
  type CovariateFit,
  type CovariateModel,
  fitWithCovariates,
  likelihoodWithCovariates,
} from './covariates/fit.ts'
import { type CovariateValues, parametersAt } from './covariates/parameters-at.ts'
import { type ParetoNbd, paretoNbd } from './pareto-nbd.ts'

/**
 * A fitted Pareto/NBD model with static covariates x: αᵢ = α e^{−γ'x}, βᵢ = β e^{−η'x}. Customers buy e^γ times as often and
 * leave e^η times as fast for each unit of a covariate; γ is `purchases.NAME`, η is `leaving.NAME`.
 */
export interface ParetoNbdCovariates extends CovariateFit {
  readonly kind: 'pareto-nbd-covariates'
  readonly version: 1
}

const family: CovariateFamily = {
  form: paretoForm,
  likelihood: paretoNbd.likelihood,
  withoutCovariates: (histories) => Object.values<number>({ ...paretoNbd.fit(histories).parameters }),
}

/**
 * Fits the Pareto/NBD model with static covariates by maximum likelihood (Fader & Hardie 2007, brucehardie.com/notes/019;
 * Bachmann, Meierer & Näf 2021, Marketing Science 40(4), without covariates that vary in time).
 * @throws StatsError when a row breaks a rule of {@link CovariateHistories}, nobody bought again, or a covariate does not vary,
 * or without regularisation follows from the others
 */
export const paretoNbdCovariates: CovariateModel<ParetoNbdCovariates> = {
  name: 'pareto-nbd-covariates',
  fit: (data, options = {}) => {
    return frozen({ kind: 'pareto-nbd-covariates', version: 1, ...fitWithCovariates(family, data, options) })
  },
  likelihood: (data, options = {}) => likelihoodWithCovariates(family, data, options),
}

/**
 * The plain model of customers with these covariates, for every prediction function. It has no covariance of its own: for
 * intervals, take it of each model that `parameterDraws` or `bootstrap` make of the model with covariates.
 * @throws StatsError when a covariate of the model is missing or not finite
 */
export function paretoNbdAt(model: ParetoNbdCovariates, values: CovariateValues): ParetoNbd {
  const [r, alpha, s, beta] = parametersAt(paretoForm, model.parameters, values)
  return frozen({
    kind: 'pareto-nbd',
    version: 1,
    parameters: { r, alpha, s, beta },
    covariance: null,
    fit: model.fit,
  })
}
