import type { FitReport, FitWarning } from '../../model.ts'
import { maximumLikelihood } from '../../numeric/maximum-likelihood.ts'
import { type ObservedDurations, observedCustomers, observedLosses } from '../observed-durations.ts'
import { contractLikelihood } from './likelihood.ts'
import { toRenewals } from './renewals.ts'

/** What differs between the contract models: the names of their parameters, and where the search begins. */
export interface ContractProblem {
  readonly names: readonly ['alpha', 'beta'] | readonly ['alpha', 'beta', 'c']
  readonly starts: readonly (readonly number[])[]
  /** Parameters that are believed to be near, in the order of the names. */
  readonly warmStart: readonly number[] | null
  readonly maxIterations: number | undefined
}

export interface ContractFit {
  readonly estimates: readonly number[]
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/** From customers of whom some leave at once and others never, to ones who hardly differ. */
export const shapes = [
  [1, 1],
  [0.5, 3],
  [0.2, 0.5],
  [2, 10],
  [0.1, 4],
  [10, 5],
] as const

/** Below this many losses the estimates are mostly noise, as with repeat buyers (a warning, not an error). */
const neededLosses = 100

/** Fits either contract model: see the model's own file. */
export function fitContract(data: ObservedDurations, problem: ContractProblem): ContractFit {
  const { names, starts, warmStart } = problem
  const likelihood = contractLikelihood(toRenewals(data), names.length)
  const { estimates, covariance, report } = maximumLikelihood({
    names,
    infima: names.map(() => 0),
    typical: names.map(() => 1),
    full: likelihood,
    coarse: likelihood,
    starts,
    warmStart,
    maxIterations: problem.maxIterations ?? 200,
  })
  const warnings = [...report.warnings, ...fewLosses(data)]
  return { estimates, covariance, fit: { n: observedCustomers(data), ...report, warnings } }
}

function fewLosses(data: ObservedDurations): FitWarning[] {
  const found = observedLosses(data)
  return found < neededLosses ? [{ code: 'few-losses', params: { needed: neededLosses, found } }] : []
}
