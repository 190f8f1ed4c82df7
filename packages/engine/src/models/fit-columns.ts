import type { FitAnswer, FitRequest, ModelName } from '@sabad/contract/schemas/models'
import { betaBernoulli } from '@sabad/stats/lifetime/beta-bernoulli'
import { betaDiscreteWeibull } from '@sabad/stats/lifetime/beta-discrete-weibull'
import { bgBb } from '@sabad/stats/lifetime/bg-bb'
import { bgCnbdK } from '@sabad/stats/lifetime/bg-cnbd-k'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import type { ContractModel } from '@sabad/stats/lifetime/contractual/contract-model'
import type { DiscreteModel } from '@sabad/stats/lifetime/discrete/discrete-model'
import type { FrequencyRecencyAge } from '@sabad/stats/lifetime/frequency-recency-age'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { distinctHistories } from '@sabad/stats/lifetime/histories/distinct-histories'
import { mbgCnbdK } from '@sabad/stats/lifetime/mbg-cnbd-k'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import type { ObservedDurations } from '@sabad/stats/lifetime/observed-durations'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import type { AnyPurchaseModel, PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { shiftedBetaGeometric } from '@sabad/stats/lifetime/shifted-beta-geometric'
import type { Fitted, LikelihoodModel } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import { EngineError } from '../errors.ts'
import { ofStats, particular } from '../particular.ts'
import { fitWithCovariates } from './fit-with-covariates.ts'
import {
  drawsOf,
  foretellContracts,
  foretellOpportunities,
  foretellPurchases,
  foretellSpend,
} from './foretell-columns.ts'
import { type FitEvidence, parametersWithIntervals } from './parameters-with-intervals.ts'
import { column, durationsOf, historiesOf, spendingOf } from './request-columns.ts'

type Predictions = NonNullable<FitAnswer['predictions']>

/** A model with what its intervals are made from and what it foretells: per row of the data or, for contracts, per period. */
export interface FittedColumns extends FitEvidence {
  readonly foretell: (horizon: number) => Predictions
  /** Whole numbers that were chosen, not estimated: they have no standard error. */
  readonly whole?: Readonly<Record<string, number>>
}

interface Weighted {
  readonly weight: Float64Array
}

/** A family of models that can start its search at the parameters of an earlier fit. */
type Family<Data extends Weighted, Model extends Fitted> = LikelihoodModel<
  Data,
  { readonly start?: Model['parameters'] },
  Model
>

/** Fits the data. A bootstrap refits `distinct`: rows that stand for the same customers, as few as possible. */
function fitted<Data extends Weighted, Model extends Fitted>(
  family: Family<Data, Model>,
  data: Data,
  distinct: (data: Data) => Data = (all) => all,
): FitEvidence & { readonly model: Model } {
  const model = family.fit(data)
  return {
    model,
    likelihood: () => family.likelihood(data),
    resampling: () => {
      const rows = distinct(data)
      return {
        weight: rows.weight,
        refit: (weight) => family.fit({ ...rows, weight }, { start: model.parameters }),
      }
    },
  }
}

type Fit = (request: FitRequest) => FittedColumns

const foretellWith = (model: AnyPurchaseModel, data: FrequencyRecencyAge, horizon: number): Predictions =>
  foretellPurchases({ estimate: model, draws: drawsOf(model, data.weight.length) }, data, horizon)

const ofPurchases =
  <Model extends PurchaseModel>(family: Family<FrequencyRecencyAge, Model>): Fit =>
  (request) => {
    const data = historiesOf(request)
    const one = fitted(family, data, distinctHistories)
    return { ...one, foretell: (horizon) => foretellWith(one.model, data, horizon) }
  }

/** A model of rhythm names the number of stages that it chose beside its parameters; its intervals are for that number. */
const ofRhythm =
  (family: typeof bgCnbdK | typeof mbgCnbdK): Fit =>
  (request) => {
    const data = { ...historiesOf(request), logGaps: column(request, 'logGaps') }
    const model = family.fit(data)
    const { k } = model
    return {
      model,
      whole: { k },
      likelihood: () => family.likelihood(data, k),
      resampling: () => ({
        weight: data.weight,
        refit: (weight) => family.fit({ ...data, weight }, { k, start: model }),
      }),
      foretell: (horizon) => foretellWith(model, data, horizon),
    }
  }

const ofContracts =
  <Model extends ContractModel>(family: Family<ObservedDurations, Model>): Fit =>
  (request) => {
    const one = fitted(family, durationsOf(request))
    return { ...one, foretell: (horizon) => foretellContracts(one.model, horizon) }
  }

const ofOpportunities =
  <Model extends DiscreteModel>(family: Family<FrequencyRecencyAge, Model>): Fit =>
  (request) => {
    const data = historiesOf(request)
    const one = fitted(family, data, distinctHistories)
    return { ...one, foretell: (horizon) => foretellOpportunities(one.model, data, horizon) }
  }

const fits: Readonly<Record<ModelName, Fit>> = {
  'bg-nbd': ofPurchases(bgNbd),
  'mbg-nbd': ofPurchases(mbgNbd),
  'pareto-nbd': ofPurchases(paretoNbd),
  nbd: ofPurchases(nbd),
  'gamma-gamma': (request) => {
    const one = fitted(gammaGamma, spendingOf(request))
    const known = { frequency: column(request, 'frequency'), meanValue: column(request, 'monetaryValue') }
    return { ...one, foretell: () => foretellSpend(one.model, known) }
  },
  'bg-cnbd-k': ofRhythm(bgCnbdK),
  'mbg-cnbd-k': ofRhythm(mbgCnbdK),
  sbg: ofContracts(shiftedBetaGeometric),
  bdw: ofContracts(betaDiscreteWeibull),
  'beta-bernoulli': ofOpportunities(betaBernoulli),
  'bg-bb': ofOpportunities(bgBb),
}

const withoutError = { se: null, lower: null, upper: null }

function fitOf(request: FitRequest): FittedColumns {
  if (Object.keys(request.covariates ?? {}).length > 0) return fitWithCovariates(request)
  if (request.regularisation === undefined) return fits[request.model](request)
  throw new EngineError('model.invalid-input', { detail: particular('fit.nothing-regularised') })
}

/**
 * Fits a model to columns, for those who have no facts in a workspace, and foretells with it if asked to. A model that has
 * not converged foretells nothing.
 * @throws EngineError model.invalid-input, naming the column or the first bad row
 */
export function fitColumns(request: FitRequest): FitAnswer {
  try {
    const { foretell, whole = {}, ...evidence } = fitOf(request)
    const { model } = evidence
    const { horizon } = request
    const { parameters, intervals } = parametersWithIntervals(evidence, request.intervals ?? { method: 'hessian' })
    const chosen = Object.entries(whole).map(([name, estimate]) => ({ name, estimate, ...withoutError }))
    return {
      model: request.model,
      parameters: [...parameters, ...chosen],
      fit: { ...model.fit, warnings: [...model.fit.warnings] },
      intervals,
      predictions: horizon !== undefined && model.fit.converged ? foretell(horizon) : null,
    }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    throw new EngineError('model.invalid-input', { detail: ofStats(error) }, error)
  }
}
