import type { FittedModel, PublishedModel } from '@sabad/contract/schemas/models'
import { count, decimal, estimate, NONE, plural } from './numbers.ts'
import { printable } from './printable.ts'
import { list, table } from './table.ts'
import { noticeText } from './words.ts'

const PARAMETER_COLUMNS = [
  { title: 'parameter' },
  { title: 'estimate', align: 'right' },
  { title: 'se', align: 'right' },
  { title: '95% interval', align: 'right' },
] as const

function interval(lower: number | null, upper: number | null): string {
  return lower === null || upper === null ? NONE : `${estimate(lower)} to ${estimate(upper)}`
}

function fitLines({ fit }: FittedModel): string {
  const iterations = plural(fit.iterations, 'iteration')
  return list([
    ['log-likelihood', estimateOfFit(fit.logLikelihood)],
    ['customers', count(fit.n)],
    ['fit', fit.converged ? `converged in ${iterations}` : `did NOT converge in ${iterations}`],
  ])
}

const fitFormat = new Intl.NumberFormat('en', { minimumFractionDigits: 4, maximumFractionDigits: 4 })
const estimateOfFit = (logLikelihood: number): string => fitFormat.format(logLikelihood)

/** A fitted model: estimates with their standard errors and intervals, and how good the fit is. */
export function fittedModelText(model: FittedModel): string {
  const rows = model.parameters.map(({ name, estimate: value, se, lower, upper }) => [
    name,
    estimate(value),
    estimate(se),
    interval(lower, upper),
  ])
  const warnings = model.fit.warnings.map((warning) => `warning: ${printable(noticeText(warning))}`)
  return [model.model, '', table(PARAMETER_COLUMNS, rows), '', fitLines(model), ...warnings].join('\n')
}

const MODEL_COLUMNS = [
  { title: 'as of' },
  { title: 'model' },
  { title: 'used for' },
  { title: 'customers', align: 'right' },
  { title: 'log-likelihood', align: 'right' },
  { title: 'sound' },
  { title: 'foretold', align: 'right' },
  { title: 'parameters' },
] as const

export function modelsText(models: readonly PublishedModel[]): string {
  if (models.length === 0) return 'No model was fitted yet: run "sabad refresh".'
  const rows = models.map(({ asOf, uses, model, fit, published, parameters, holdout }) => [
    asOf,
    model,
    uses.length === 0 ? NONE : uses.join(', '),
    count(fit.n),
    decimal(fit.logLikelihood),
    published ? 'yes' : 'no',
    holdout ? `${count(Math.round(holdout.expected))} of ${count(holdout.actual)}` : NONE,
    parameters.map(({ name, estimate: value }) => `${name} ${value.toPrecision(4)}`).join(', '),
  ])
  const reasons = models.map(({ model, reason }) => printable(`${model}: ${reason}`))
  return [table(MODEL_COLUMNS, rows), '', ...new Set(reasons)].join('\n')
}
