import gammaln from '@stdlib/math-base-special-gammaln'
import type { FitReport, Model } from '../../model.ts'
import type { Objective } from '../../numeric/log-parameters.ts'
import { StatsError } from '../../stats-error.ts'
import { type Cells, toCells } from '../beta-geometric/cells.ts'
import { type BetaGeometricMaximum, type BetaGeometricParameters, searchBetaGeometric } from '../beta-geometric/fit.ts'
import { fewRepeatBuyers, purchaseRate, totalWeight } from '../frequency-recency-age.ts'
import { checkGaps, type FrequencyRecencyAgeGaps } from '../frequency-recency-age-gaps.ts'
import { distinctHistories } from '../histories/distinct-histories.ts'
import { regularLikelihood } from './likelihood.ts'

export interface CnbdKOptions {
  /** The regularity, from 1 to 12, where it is known. Else the likelihood chooses. */
  readonly k?: number
  /** A fit that is believed to be near, such as that of last month. It saves time, never changes the answer. */
  readonly start?: { readonly k: number; readonly parameters: BetaGeometricParameters }
  /** Newton steps per start; 200 unless told. */
  readonly maxIterations?: number
}

/** How well the data can be explained with each regularity that was tried. */
export interface RegularityFit {
  readonly k: number
  readonly logLikelihood: number
  readonly converged: boolean
}

export interface CnbdKFit {
  /** Stages per purchase: times between purchases are Erlang-k. Not among the parameters, as it is whole: it has no error. */
  readonly k: number
  /** Where the likelihood chose k, all that it chose from. */
  readonly regularities: readonly RegularityFit[]
  readonly parameters: BetaGeometricParameters
  /** Of the parameters, for this k: that another k may be the true one is not in it. */
  readonly covariance: readonly (readonly number[])[] | null
  readonly fit: FitReport
}

/** A model of rhythm, whose log-likelihood can be asked in (r, α, a, b) for a given k. */
export interface CnbdKModel<Fitted> extends Model<FrequencyRecencyAgeGaps, CnbdKOptions, Fitted> {
  readonly likelihood: (data: FrequencyRecencyAgeGaps, k: number) => Objective
}

const highest = 12
/** Log-likelihoods of one maximum differ by no more, relatively. */
const rounding = 1e-9

interface Attempt extends BetaGeometricMaximum {
  readonly k: number
}

type Near = CnbdKOptions['start']

/** Fits either model of the family: see the model's own file for what `firstChances` means. */
export function fitCnbdK(data: FrequencyRecencyAgeGaps, options: CnbdKOptions, firstChances: 0 | 1): CnbdKFit {
  checkGaps(data)
  const cells = toCells(distinctHistories(data))
  const attempt = (k: number, near: Near): Attempt => {
    const found = searchBetaGeometric(cells, {
      start: near && rescaled(near, k),
      maxIterations: options.maxIterations,
      rate: k * purchaseRate(data),
      likelihood: (some) => cnbdKObjective(some, data, { stages: k, firstChances }),
    })
    return { ...found, k }
  }
  const tried =
    options.k === undefined ? allRegularities(attempt, options) : [attempt(checkRegularity(options.k), options.start)]
  const best = tried.reduce((one, other) => (likelihoodOf(other) > likelihoodOf(one) ? other : one))
  const { k, parameters, covariance, report } = fromAfar(best, attempt, options)
  const warnings = [...report.warnings, ...fewRepeatBuyers(data)]
  const regularities = tried.map(({ k, report }) => {
    return { k, logLikelihood: report.logLikelihood, converged: report.converged }
  })
  return { k, regularities, parameters, covariance, fit: { n: totalWeight(data), ...report, warnings } }
}

/** Each k from the neighbourhood of the one before, where that was found: purchases take one more stage, each shorter. */
function allRegularities(attempt: (k: number, near: Near) => Attempt, { start }: CnbdKOptions): Attempt[] {
  const tried: Attempt[] = []
  let near = start
  for (let k = 1; k <= highest; k++) {
    const found = attempt(k, near)
    tried.push(found)
    if (found.report.converged) near = found
  }
  return tried
}

/** What was reached from a neighbouring k is looked for from all starts again, so that it is the same as for a k that is given. */
function fromAfar(best: Attempt, attempt: (k: number, near: Near) => Attempt, { k, start }: CnbdKOptions): Attempt {
  if (k !== undefined || start !== undefined) return best
  const again = attempt(best.k, undefined)
  const gain = likelihoodOf(best) - likelihoodOf(again)
  return gain > rounding * Math.abs(likelihoodOf(again)) ? best : again
}

const likelihoodOf = ({ report }: Attempt): number => report.logLikelihood

/** Purchases as often, each of k stages. */
function rescaled({ k: before, parameters }: NonNullable<Near>, k: number): BetaGeometricParameters {
  return { ...parameters, alpha: (parameters.alpha * before) / k }
}

/**
 * The log-likelihood for one k with all that differs between the k, so that their likelihoods compare:
 * (k−1) Σ ln gap − x lnΓ(k).
 * @throws StatsError when k is none
 */
export function cnbdKLikelihood(data: FrequencyRecencyAgeGaps, k: number, firstChances: 0 | 1): Objective {
  return cnbdKObjective(toCells(distinctHistories(data)), data, { stages: checkRegularity(k), firstChances })
}

function cnbdKObjective(
  cells: Cells,
  { frequency, logGaps, weight }: FrequencyRecencyAgeGaps,
  process: { readonly stages: number; readonly firstChances: 0 | 1 },
): Objective {
  const likelihood = regularLikelihood(cells, process)
  const { stages } = process
  let constant = 0
  for (let i = 0; i < weight.length; i++) {
    constant += weight[i] * ((stages - 1) * logGaps[i] - frequency[i] * gammaln(stages))
  }
  return (parameters) => {
    const found = likelihood(parameters)
    return { ...found, value: found.value + constant }
  }
}

function checkRegularity(k: number): number {
  if (!(Number.isInteger(k) && k >= 1 && k <= highest)) throw new StatsError('regularity-out-of-range', { k })
  return k
}
