import { frozen } from '../frozen.ts'
import { type BgNbd, bgNbd } from './bg-nbd.ts'
import { betaGeometricForm } from './covariates/covariate-form.ts'
import type { CovariateHistories } from './covariates/covariate-histories.ts'
import {
  type CovariateFamily,
  type CovariateFit,
  type CovariateModel,
  fitWithCovariates,
  likelihoodWithCovariates,
} from './covariates/fit.ts'
import { type CovariateValues, parametersAt } from './covariates/parameters-at.ts'

/**
 * A fitted BG/NBD model with static covariates x: αᵢ = α e^{−γ'x}, logit of the mean chance to leave a/(a+b) moved by η'x, a+b
 * the same for all. Customers buy e^γ times as often, and their odds of leaving at a purchase are e^η times as high, for
 * each unit of a covariate; γ is `purchases.NAME`, η is `leaving.NAME`.
 */
export interface BgNbdCovariates extends CovariateFit {
  readonly kind: 'bg-nbd-covariates'
  readonly version: 1
}

const family: CovariateFamily = {
  form: betaGeometricForm,
  likelihood: bgNbd.likelihood,
  withoutCovariates: (histories) => Object.values<number>({ ...bgNbd.fit(histories).parameters }),
}

/**
 * Fits the BG/NBD model with static covariates by maximum likelihood; see {@link betaGeometricForm} for the form and why.
 * @throws StatsError when a row breaks a rule of {@link CovariateHistories}, nobody bought again, or a covariate does not vary,
 * or without regularisation follows from the others
 */
export const bgNbdCovariates: CovariateModel<BgNbdCovariates> = {
  name: 'bg-nbd-covariates',
  fit: (data, options = {}) => {
    return frozen({ kind: 'bg-nbd-covariates', version: 1, ...fitWithCovariates(family, data, options) })
  },
  likelihood: (data, options = {}) => likelihoodWithCovariates(family, data, options),
}

/**
 * The plain model of customers with these covariates, for every prediction function. It has no covariance of its own: for
 * intervals, take it of each model that `parameterDraws` or `bootstrap` make of the model with covariates.
 * @throws StatsError when a covariate of the model is missing or not finite
 */
export function bgNbdAt(model: BgNbdCovariates, values: CovariateValues): BgNbd {
  const [r, alpha, a, b] = parametersAt(betaGeometricForm, model.parameters, values)
  return frozen({ kind: 'bg-nbd', version: 1, parameters: { r, alpha, a, b }, covariance: null, fit: model.fit })
}
