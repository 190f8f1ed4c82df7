import type { FitAnswer, FitRequest } from '@sabad/contract/schemas/models'
import { type BgNbdCovariates, bgNbdAt, bgNbdCovariates } from '@sabad/stats/lifetime/bg-nbd-covariates'
import type { CovariateHistories } from '@sabad/stats/lifetime/covariates/covariate-histories'
import type { CovariateModel } from '@sabad/stats/lifetime/covariates/fit'
import type { CovariateValues } from '@sabad/stats/lifetime/covariates/parameters-at'
import { type ParetoNbdCovariates, paretoNbdAt, paretoNbdCovariates } from '@sabad/stats/lifetime/pareto-nbd-covariates'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { rowCodes } from '@sabad/stats/numeric/row-codes'
import { valuesAt } from '@sabad/stats/numeric/values-at'
import { EngineError } from '../errors.ts'
import { particular } from '../particular.ts'
import type { FittedColumns } from './fit-columns.ts'
import { drawsOf, foretellPurchases, type PurchaseBeliefs } from './foretell-columns.ts'
import { historiesOf } from './request-columns.ts'

type Predictions = NonNullable<FitAnswer['predictions']>

/** The plain model of the customers with these covariates, as estimated and as it could as well be. */
type BeliefsAt = (values: CovariateValues) => PurchaseBeliefs

function fitted<Model extends ParetoNbdCovariates | BgNbdCovariates>(
  request: FitRequest,
  family: CovariateModel<Model>,
  modelAt: (model: Model, values: CovariateValues) => PurchaseModel,
): FittedColumns {
  const covariates = Object.entries(request.covariates ?? {}).map(([name, values]) => [name, Float64Array.from(values)])
  const data: CovariateHistories = { ...historiesOf(request), covariates: Object.fromEntries(covariates) }
  const options = { ridge: request.regularisation ?? 0 }
  const model = family.fit(data, options)
  return {
    model,
    likelihood: () => family.likelihood(data, options),
    resampling: () => ({
      weight: data.weight,
      refit: (weight) => family.fit({ ...data, weight }, { ...options, start: model.parameters }),
    }),
    foretell: (horizon) => {
      const draws = drawsOf(model, data.weight.length)
      const beliefsAt: BeliefsAt = (values) => ({
        estimate: modelAt(model, values),
        draws: draws.map((draw) => modelAt(draw, values)),
      })
      return foretellByCovariates(beliefsAt, data, horizon)
    },
  }
}

/**
 * Fits a model to histories with covariates.
 * @throws EngineError model.invalid-input when the model takes none
 * @throws StatsError naming a covariate that does not vary, or follows from others
 */
export function fitWithCovariates(request: FitRequest): FittedColumns {
  if (request.model === 'pareto-nbd') return fitted(request, paretoNbdCovariates, paretoNbdAt)
  if (request.model === 'bg-nbd') return fitted(request, bgNbdCovariates, bgNbdAt)
  throw new EngineError('model.invalid-input', { detail: particular('fit.no-covariates', { model: request.model }) })
}

/** Rows that share all covariates have one model. */
function foretellByCovariates(beliefsAt: BeliefsAt, data: CovariateHistories, horizon: number): Predictions {
  const { covariates, frequency, recency, age, weight } = data
  const members: number[][] = []
  for (const [row, code] of rowCodes(Object.values(covariates), weight.length).entries()) {
    const group = members[code] ?? []
    group.push(row)
    members[code] = group
  }
  const parts = members.map((rows) => {
    const take = (column: Float64Array) => valuesAt(column, rows)
    const known = { frequency: take(frequency), recency: take(recency), age: take(age), weight: take(weight) }
    const [first = 0] = rows
    const values = Object.entries(covariates).map(([name, column]) => [name, column[first]])
    return { rows, columns: foretellPurchases(beliefsAt(Object.fromEntries(values)), known, horizon) }
  })
  const [first] = parts
  return (first?.columns ?? []).map(({ name }, place) => {
    const values = new Array<number | null>(weight.length).fill(null)
    for (const { rows, columns } of parts) {
      for (const [i, row] of rows.entries()) values[row] = columns[place]?.values[i] ?? null
    }
    return { name, values }
  })
}
