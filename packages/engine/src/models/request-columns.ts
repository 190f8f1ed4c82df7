import type { FitColumn, FitRequest } from '@sabad/contract/schemas/models'
import { cohortDurations } from '@sabad/stats/lifetime/contractual/cohort-counts'
import type { FrequencyMeanValue } from '@sabad/stats/lifetime/frequency-mean-value'
import type { FrequencyRecencyAge } from '@sabad/stats/lifetime/frequency-recency-age'
import type { ObservedDurations } from '@sabad/stats/lifetime/observed-durations'
import { EngineError } from '../errors.ts'
import { particular } from '../particular.ts'

/** @throws EngineError model.invalid-input when the request has no such column */
export function column({ model, columns }: FitRequest, name: FitColumn): Float64Array {
  const values = columns[name]
  if (!values)
    throw new EngineError('model.invalid-input', { detail: particular('fit.column-missing', { model, column: name }) })
  return Float64Array.from(values)
}

/** A column that may be left out, in as many rows as the data have. */
function columnOr(request: FitRequest, name: FitColumn, otherwise: number): Float64Array {
  const rows = Math.max(...Object.values(request.columns).map((values) => values.length))
  return request.columns[name] ? column(request, name) : new Float64Array(rows).fill(otherwise)
}

export const historiesOf = (request: FitRequest): FrequencyRecencyAge => ({
  frequency: column(request, 'frequency'),
  recency: column(request, 'recency'),
  age: column(request, 'age'),
  weight: columnOr(request, 'weight', 1),
})

/** Customers who never came back have no mean of repeat purchases; files list them with a zero. */
export function spendingOf(request: FitRequest): FrequencyMeanValue {
  const frequency = column(request, 'frequency')
  const repeats = (_: number, row: number) => frequency[row] !== 0
  return {
    frequency: frequency.filter(repeats),
    meanValue: column(request, 'monetaryValue').filter(repeats),
    weight: columnOr(request, 'weight', 1).filter(repeats),
  }
}

/** A retention table, or one row a customer. */
export function durationsOf(request: FitRequest): ObservedDurations {
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
