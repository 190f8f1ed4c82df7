import type { FittedModel } from '@sabad/contract/schemas/models'
import { count, estimate, NONE, plural, score } from './numbers.ts'
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
    ['log-likelihood', score(fit.logLikelihood)],
    ['customers', count(fit.n)],
    ['fit', fit.converged ? `converged in ${iterations}` : `did NOT converge in ${iterations}`],
  ])
}

const warningLines = ({ fit }: FittedModel): string[] =>
  fit.warnings.map((warning) => `warning: ${printable(noticeText(warning))}`)

/** A fitted model: estimates with their standard errors and intervals, and how good the fit is. */
export function fittedModelText(model: FittedModel): string {
  const rows = model.parameters.map(({ name, estimate: value, se, lower, upper }) => [
    name,
    estimate(value),
    estimate(se),
    interval(lower, upper),
  ])
  return [model.model, '', table(PARAMETER_COLUMNS, rows), '', fitLines(model), ...warningLines(model)].join('\n')
}
