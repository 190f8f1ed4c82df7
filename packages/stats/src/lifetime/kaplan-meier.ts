import { frozen } from '../frozen.ts'
import { checkDurations, type ObservedDurations, observedCustomers, observedLosses } from './observed-durations.ts'

/** At one time at which customers were lost. */
export interface SurvivalStep {
  readonly time: number
  /** Customers under observation just before: entered before `time`, and not yet out. */
  readonly atRisk: number
  readonly lost: number
  /** Share of customers who stay beyond `time`. */
  readonly survival: number
  /** Greenwood's Σ d/(n(n−d)) up to here: the variance of ln survival. Null once nobody is left, where it has none. */
  readonly logVariance: number | null
}

/** A Kaplan-Meier curve: 1 before the first step, and after each step its survival until the next. */
export interface KaplanMeier {
  readonly kind: 'kaplan-meier'
  readonly version: 1
  /** Customers, and how many of them were lost. */
  readonly n: number
  readonly losses: number
  /** The last time that anybody was under observation; nothing is known beyond. */
  readonly observedUntil: number
  readonly steps: readonly SurvivalStep[]
}

/**
 * The Kaplan-Meier estimate Π(1 − dᵢ/nᵢ) of the share of customers who stay beyond each age (Kaplan & Meier 1958,
 * J. American Statistical Association 53), with Greenwood's variance. No shape of the curve is assumed, so nothing is
 * said beyond the last observation. Customers who enter late count from their entry on; one who is censored when others
 * are lost counts as having been there. Weights are customers.
 * @throws StatsError when a row breaks a rule of {@link ObservedDurations}
 */
export function kaplanMeier(data: ObservedDurations): KaplanMeier {
  checkDurations(data)
  const { exit, weight } = data
  let survival = 1
  let logVariance: number | null = 0
  const steps = riskSets(data).map(({ time, atRisk, lost }): SurvivalStep => {
    survival *= 1 - lost / atRisk
    if (logVariance !== null) logVariance = lost < atRisk ? logVariance + lost / (atRisk * (atRisk - lost)) : null
    return { time, atRisk, lost, survival, logVariance }
  })
  const observedUntil = exit.reduce((latest, time, row) => (weight[row] > 0 ? Math.max(latest, time) : latest), 0)
  const [n, losses] = [observedCustomers(data), observedLosses(data)]
  return frozen({ kind: 'kaplan-meier', version: 1, n, losses, observedUntil, steps })
}

interface RiskSet {
  readonly time: number
  readonly atRisk: number
  readonly lost: number
}

interface Change {
  readonly time: number
  /** Customers who come under observation, those who go out of it, and those of them who are lost. */
  joined: number
  left: number
  lost: number
}

/** The times of losses, in order, with who was there just before. */
function riskSets(data: ObservedDurations): RiskSet[] {
  let present = 0
  return changesInOrder(data).flatMap(({ time, joined, left, lost }) => {
    const atRisk = present
    present += joined - left
    // Sums of broken weights may leave a trace of customers where nobody is left.
    return lost > 0 ? [{ time, atRisk, lost: lost > atRisk * (1 - 1e-12) ? atRisk : lost }] : []
  })
}

function changesInOrder({ entry, exit, lost, weight }: ObservedDurations): Change[] {
  const changes = new Map<number, Change>()
  const at = (time: number): Change => {
    const known = changes.get(time)
    if (known !== undefined) return known
    const fresh = { time, joined: 0, left: 0, lost: 0 }
    changes.set(time, fresh)
    return fresh
  }
  for (let row = 0; row < weight.length; row++) {
    at(entry[row]).joined += weight[row]
    const end = at(exit[row])
    end.left += weight[row]
    end.lost += weight[row] * lost[row]
  }
  return [...changes.values()].sort((one, other) => one.time - other.time)
}
