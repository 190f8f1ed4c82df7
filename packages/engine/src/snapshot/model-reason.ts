import type { ModelReason } from '@sabad/contract/schemas/models'
import type { FitReport } from '@sabad/stats/model'
import type { StatsError } from '@sabad/stats/stats-error'
import { ofStats } from '../particular.ts'
import type { Judgement } from './judgement.ts'

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
    : reasonOf('not-fitted', { detail: ofStats(error) })
}

type Name = Parameters<Judgement['get']>[0]

function judged(name: Name, judgement: Judgement | null) {
  const one = judgement?.get(name)
  if (!judgement || !one) return null
  const { contends, chosen, expected, actual, horizonDays: days } = one
  return { contends, chosen, alone: judgement.size === 1, foretold: { expected: Math.round(expected), actual, days } }
}

/** How a model did against the others. */
export function judgedReason(name: Name, judgement: Judgement | null): ModelReason {
  const [any] = judgement?.values() ?? []
  if (!any) return reasonOf('not-compared')
  const one = judged(name, judgement)
  if (!one) return reasonOf('not-sound-before', { days: any.horizonDays })
  if (one.alone) return reasonOf('alone-in-holdout', one.foretold)
  if (one.chosen) return reasonOf('chosen-by-holdout', one.foretold)
  return reasonOf(one.contends ? 'not-preferred' : 'customers-less-well', one.foretold)
}

/** Why a model tells who is alive, though another one foretells purchases. */
export function aliveReason(name: Name, judgement: Judgement | null): ModelReason {
  const one = judged(name, judgement)
  return one ? reasonOf('best-of-leaving', one.foretold) : reasonOf('lets-buyers-leave')
}
