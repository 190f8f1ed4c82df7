import type { FitAnswer, FitColumn, FitRequest, ModelName } from '@sabad/contract/schemas/models'
import { betaBernoulli } from '@sabad/stats/lifetime/beta-bernoulli'
import { betaDiscreteWeibull } from '@sabad/stats/lifetime/beta-discrete-weibull'
import { bgBb } from '@sabad/stats/lifetime/bg-bb'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { cohortDurations } from '@sabad/stats/lifetime/contractual/cohort-counts'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { shiftedBetaGeometric } from '@sabad/stats/lifetime/shifted-beta-geometric'
import { type Fitted, summary } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import { EngineError } from '../errors.ts'
import { foretellContracts, foretellOpportunities, foretellPurchases, foretellSpend } from './foretell-columns.ts'

type Predictions = NonNullable<FitAnswer['predictions']>

/** A model with what it foretells: per row of the data or, for contracts, per period. */
interface FittedColumns {
  readonly model: Fitted
  readonly foretell: (horizon: number) => Predictions
}

function column({ model, columns }: FitRequest, name: FitColumn): Float64Array {
  const values = columns[name]
  if (!values) throw new EngineError('model.invalid-input', { detail: `${model} needs the column ${name}` })
  return Float64Array.from(values)
}

/** A column that may be left out, in as many rows as the data have. */
function columnOr(request: FitRequest, name: FitColumn, otherwise: number): Float64Array {
  const rows = Math.max(...Object.values(request.columns).map((values) => values.length))
  return request.columns[name] ? column(request, name) : new Float64Array(rows).fill(otherwise)
}

const histories = (request: FitRequest) => ({
  frequency: column(request, 'frequency'),
  recency: column(request, 'recency'),
  age: column(request, 'age'),
  weight: columnOr(request, 'weight', 1),
})

/** Customers who never came back have no mean of repeat purchases; files list them with a zero. */
function spending(request: FitRequest) {
  const frequency = column(request, 'frequency')
  const repeats = (_: number, row: number) => frequency[row] !== 0
  return {
    frequency: frequency.filter(repeats),
    meanValue: column(request, 'monetaryValue').filter(repeats),
    weight: columnOr(request, 'weight', 1).filter(repeats),
  }
}

/** A retention table, or one row a customer. */
function durations(request: FitRequest) {
  const { columns } = request
  if (columns.exit) {
    const exit = column(request, 'exit')
    return {
      entry: columnOr(request, 'entry', 0),
      exit,
      lost: column(request, 'lost'),
      weight: columnOr(request, 'weight', 1),
    }
  }
  const [period, active] = [column(request, 'period'), column(request, 'active')]
  return cohortDurations({ cohort: columnOr(request, 'cohort', 0), period, active })
}

type Fit = (request: FitRequest) => FittedColumns

const ofPurchases =
  (family: typeof bgNbd | typeof mbgNbd | typeof paretoNbd | typeof nbd): Fit =>
  (request) => {
    const data = histories(request)
    const model = family.fit(data)
    return { model, foretell: (horizon) => foretellPurchases(model, data, horizon) }
  }

const ofContracts =
  (family: typeof shiftedBetaGeometric | typeof betaDiscreteWeibull): Fit =>
  (request) => {
    const model = family.fit(durations(request))
    return { model, foretell: (horizon) => foretellContracts(model, horizon) }
  }

const ofOpportunities =
  (family: typeof betaBernoulli | typeof bgBb): Fit =>
  (request) => {
    const data = histories(request)
    const model = family.fit(data)
    return { model, foretell: (horizon) => foretellOpportunities(model, data, horizon) }
  }

const fits: Readonly<Record<ModelName, Fit>> = {
  'bg-nbd': ofPurchases(bgNbd),
  'mbg-nbd': ofPurchases(mbgNbd),
  'pareto-nbd': ofPurchases(paretoNbd),
  nbd: ofPurchases(nbd),
  'gamma-gamma': (request) => {
    const model = gammaGamma.fit(spending(request))
    const known = { frequency: column(request, 'frequency'), meanValue: column(request, 'monetaryValue') }
    return { model, foretell: () => foretellSpend(model, known) }
  },
  sbg: ofContracts(shiftedBetaGeometric),
  bdw: ofContracts(betaDiscreteWeibull),
  'beta-bernoulli': ofOpportunities(betaBernoulli),
  'bg-bb': ofOpportunities(bgBb),
}

/**
 * Fits a model to columns, for those who have no facts in a workspace, and foretells with it if asked to. A model that has
 * not converged foretells nothing.
 * @throws EngineError model.invalid-input, naming the column or the first bad row
 */
export function fitColumns(request: FitRequest): FitAnswer {
  try {
    const { model, foretell } = fits[request.model](request)
    const { horizon } = request
    return {
      model: request.model,
      parameters: [...summary(model).parameters],
      fit: { ...model.fit, warnings: [...model.fit.warnings] },
      predictions: horizon !== undefined && model.fit.converged ? foretell(horizon) : null,
    }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    throw new EngineError('model.invalid-input', { detail: error.message }, error)
  }
}
