import type { FitRequest, FittedModel } from '@sabad/contract/schemas/models'
import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { gammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { mbgNbd } from '@sabad/stats/lifetime/mbg-nbd'
import { nbd } from '@sabad/stats/lifetime/nbd'
import { paretoNbd } from '@sabad/stats/lifetime/pareto-nbd'
import { type Fitted, summary } from '@sabad/stats/model'
import { StatsError } from '@sabad/stats/stats-error'
import { EngineError } from '../errors.ts'

type Column = Exclude<keyof FitRequest, 'model'>

function column(request: FitRequest, name: Column): Float64Array {
  const values = request[name]
  if (!values) throw new EngineError('model.invalid-input', { detail: `${request.model} needs the column ${name}` })
  return Float64Array.from(values)
}

/** Without weights every row is one customer. */
const weights = ({ weight, frequency }: FitRequest): Float64Array =>
  weight ? Float64Array.from(weight) : new Float64Array(frequency.length).fill(1)

const histories = (request: FitRequest) => ({
  frequency: column(request, 'frequency'),
  recency: column(request, 'recency'),
  age: column(request, 'age'),
  weight: weights(request),
})

/** Customers who never came back have no mean of repeat purchases; files list them with a zero. */
function spending(request: FitRequest) {
  const frequency = column(request, 'frequency')
  const repeats = (_: number, row: number) => frequency[row] !== 0
  return {
    frequency: frequency.filter(repeats),
    meanValue: column(request, 'monetaryValue').filter(repeats),
    weight: weights(request).filter(repeats),
  }
}

const fits: Readonly<Record<FitRequest['model'], (request: FitRequest) => Fitted>> = {
  'bg-nbd': (request) => bgNbd.fit(histories(request)),
  'mbg-nbd': (request) => mbgNbd.fit(histories(request)),
  'pareto-nbd': (request) => paretoNbd.fit(histories(request)),
  nbd: (request) => nbd.fit(histories(request)),
  'gamma-gamma': (request) => gammaGamma.fit(spending(request)),
}

/**
 * Fits a model to columns, for those who have no facts in a workspace.
 * @throws EngineError model.invalid-input, naming the column or the first bad row
 */
export function fitColumns(request: FitRequest): FittedModel {
  try {
    const model = fits[request.model](request)
    const { parameters } = summary(model)
    return {
      model: request.model,
      parameters: [...parameters],
      fit: { ...model.fit, warnings: [...model.fit.warnings] },
    }
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    throw new EngineError('model.invalid-input', { detail: error.message }, error)
  }
}
