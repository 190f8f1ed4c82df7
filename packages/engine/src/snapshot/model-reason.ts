import type { ModelReason } from '@sabad/contract/schemas/models'
import type { FitReport } from '@sabad/stats/model'
import type { StatsError } from '@sabad/stats/stats-error'
import type { Judgement } from './holdout.ts'

export const reasonOf = (code: ModelReason['code'], params: ModelReason['params'] = {}): ModelReason => ({
  code,
  params,
})

const fewRepeatBuyers = (needed: number, found: number): ModelReason => reasonOf('few-repeat-buyers', { needed, found })

/** Too little data and no convergence, which are said and never passed on as numbers; null where the fit is sound. */
export function refusalOf({ converged, warnings }: FitReport): ModelReason | null {
  for (const warning of warnings) {
    if (warning.code === 'few-repeat-buyers') return fewRepeatBuyers(warning.params.needed, warning.params.found)
  }
  // Why it did not is in the warnings of the fit, with their numbers.
  return converged ? null : reasonOf('not-converged')
}

/** Why there is no fit at all. */
export function failureOf(
  error: StatsError,
  repeatBuyers: { readonly needed: number; readonly found: number },
): ModelReason {
  if (repeatBuyers.found < repeatBuyers.needed) return fewRepeatBuyers(repeatBuyers.needed, repeatBuyers.found)
  return error.code === 'constant-spend'
    ? reasonOf('constant-spend')
    : reasonOf('not-fitted', { detail: error.message })
}

/** How a model did against the others. */
export function judgedReason(kind: string, judgement: Judgement | null): ModelReason {
  const judged = judgement?.choice.judged.find(({ model }) => model.kind === kind)
  if (!judgement || !judged) return reasonOf('not-compared')
  const { report, contends } = judged
  const foretold = {
    expected: Math.round(report.expected),
    actual: report.actual,
    days: judgement.horizonDays,
  }
  if (judged === judgement.choice.chosen) return reasonOf('chosen-by-holdout', foretold)
  return reasonOf(contends ? 'total-further-off' : 'customers-less-well', foretold)
}
