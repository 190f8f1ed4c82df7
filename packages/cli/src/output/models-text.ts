import type { FitAnswer, FitIntervals } from '@sabad/contract/schemas/models'
import { count, estimate, NONE, plural, score } from './numbers.ts'
import { printable } from './printable.ts'
import { list, table } from './table.ts'
import { noticeText } from './words.ts'

type FittedColumns = Omit<FitAnswer, 'predictions'>

const PARAMETER_COLUMNS = [
  { title: 'parameter' },
  { title: 'estimate', align: 'right' },
  { title: 'se', align: 'right' },
  { title: '95% interval', align: 'right' },
] as const

/** A profile may be open on one side: what the data do not rule out has no end there. */
function interval(lower: number | null, upper: number | null): string {
  if (lower !== null && upper !== null) return `${estimate(lower)} to ${estimate(upper)}`
  if (lower !== null) return `${estimate(lower)} or more`
  return upper !== null ? `${estimate(upper)} or less` : NONE
}

function intervalWords(intervals: FitIntervals): string {
  if (intervals.method === 'hessian') return 'from standard errors'
  if (intervals.method === 'profile') return 'profile likelihood'
  const failed = intervals.failed > 0 ? `, ${count(intervals.failed)} without a fit` : ''
  return `bootstrap of ${count(intervals.replicates)} refits${failed}, seed ${intervals.seed}`
}

function fitLines({ fit, intervals }: FittedColumns): string {
  const iterations = plural(fit.iterations, 'iteration')
  return list([
    ['log-likelihood', score(fit.logLikelihood)],
    ['customers', count(fit.n)],
    ['fit', fit.converged ? `converged in ${iterations}` : `did NOT converge in ${iterations}`],
    ...(intervals ? [['intervals', intervalWords(intervals)] as const] : []),
  ])
}

const warningLines = ({ fit }: FittedColumns): string[] =>
  fit.warnings.map((warning) => `warning: ${printable(noticeText(warning))}`)

/** A fitted model: estimates with their standard errors and intervals, and how good the fit is. */
export function fittedModelText(model: FittedColumns): string {
  const rows = model.parameters.map(({ name, estimate: value, se, lower, upper }) => [
    name,
    estimate(value),
    estimate(se),
    interval(lower, upper),
  ])
  return [model.model, '', table(PARAMETER_COLUMNS, rows), '', fitLines(model), ...warningLines(model)].join('\n')
}
