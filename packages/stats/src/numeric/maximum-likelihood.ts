import type { FitReport, FitWarning } from '../model.ts'
import { fromLog, inLogParameters, type Objective, slopesOfLog, toLog } from './log-parameters.ts'
import { type MaximiseOptions, type Maximum, maximise } from './maximise.ts'
import { inverseOfNegative } from './negative-definite.ts'

/** A log-likelihood to be maximised over parameters, most of them positive. */
export interface LikelihoodProblem {
  readonly names: readonly string[]
  /** The limit from below that no parameter reaches; 0 for most, −∞ for one that may be negative. */
  readonly infima: readonly number[]
  /** Each parameter's order of magnitude above its infimum, or with none its value: limits of the search lie around it. */
  readonly typical: readonly number[]
  /** The log-likelihood of all rows, and of a small sample that finds the neighbourhood of the maximum. */
  readonly full: Objective
  readonly coarse: Objective
  readonly starts: readonly (readonly number[])[]
  /** A start that is believed to be near the maximum: when it leads there, no other start is tried. */
  readonly warmStart: readonly number[] | null
  readonly maxIterations: number
}

export interface MaximumLikelihood {
  readonly estimates: readonly number[]
  readonly covariance: readonly (readonly number[])[] | null
  readonly report: Omit<FitReport, 'n'>
}

/** e^14 ≈ 1.2 million times more or less than typical: no estimate from data lies there, only flat likelihoods do. */
const logLimit = 14

/**
 * Maximum likelihood by Newton's method in log-parameters: every start is followed on the coarse objective, the best
 * is polished on all rows. The covariance is the inverse of the observed information, taken to the natural scale by
 * the delta method. A failure to converge is reported with its reason, and then there is no covariance.
 */
export function maximumLikelihood(problem: LikelihoodProblem): MaximumLikelihood {
  const best = fromWarmStart(problem) ?? fromManyStarts(problem)
  const estimates = Array.from(fromLog(best.at, problem.infima))
  const inverse = inverseOfNegative(best.curvature.hessian, estimates.length)
  const warnings = reasons(problem, best, inverse !== null)
  const converged = warnings.length === 0
  const { iterations } = best
  return {
    estimates,
    covariance: converged && inverse !== null ? toNatural(inverse, estimates, problem.infima) : null,
    report: { logLikelihood: best.curvature.value, converged, iterations, warnings },
  }
}

function fromWarmStart(problem: LikelihoodProblem): Maximum | null {
  if (problem.warmStart === null) return null
  const found = climb(problem, problem.full, toLog(problem.warmStart, problem.infima))
  return found.outcome.kind === 'converged' ? found : null
}

function fromManyStarts(problem: LikelihoodProblem): Maximum {
  const starts = problem.starts.map((start) => toLog(start, problem.infima))
  const climbs = starts.map((start) => ({ start, found: climb(problem, problem.coarse, start) }))
  const { start, found } = climbs.reduce((best, next) => (isBetter(next.found, best.found) ? next : best))
  const polished = climb(problem, problem.full, found.outcome.kind === 'converged' ? found.at : start)
  return { ...polished, iterations: found.iterations + polished.iterations }
}

/** The higher wins; of two that are equal but for rounding, the one that converged. */
function isBetter(next: Maximum, best: Maximum): boolean {
  const gain = next.curvature.value - best.curvature.value
  if (Math.abs(gain) > 1e-7 * (1 + Math.abs(best.curvature.value))) return gain > 0
  return next.outcome.kind === 'converged' && best.outcome.kind !== 'converged'
}

function climb(problem: LikelihoodProblem, objective: Objective, start: Float64Array): Maximum {
  return maximise(inLogParameters(objective, problem.infima), start, searchLimits(problem))
}

function searchLimits({ typical, infima, maxIterations }: LikelihoodProblem): MaximiseOptions {
  const centre = Float64Array.from(typical, (value, i) => (infima[i] === -Infinity ? value : Math.log(value)))
  return { maxIterations, lower: centre.map((log) => log - logLimit), upper: centre.map((log) => log + logLimit) }
}

function reasons(problem: LikelihoodProblem, best: Maximum, isNegativeDefinite: boolean): FitWarning[] {
  switch (best.outcome.kind) {
    case 'converged':
      return isNegativeDefinite ? [] : [{ code: 'hessian-not-negative-definite', params: {} }]
    case 'iteration-limit':
      return [{ code: 'iteration-limit', params: { iterations: best.iterations } }]
    case 'no-further-improvement':
      return [{ code: 'no-further-improvement', params: { gradient: Math.hypot(...best.curvature.gradient) } }]
    case 'ran-away': {
      const parameter = problem.names[best.outcome.coordinate]
      const towards = best.outcome.upwards ? 'infinity' : 'its lower limit'
      return [{ code: 'parameter-runs-away', params: { parameter, towards } }]
    }
  }
}

/** Delta method. */
function toNatural(covariance: number[][], estimates: readonly number[], infima: readonly number[]): number[][] {
  const slope = slopesOfLog(estimates, infima)
  return covariance.map((row, i) => row.map((value, j) => value * slope[i] * slope[j]))
}
