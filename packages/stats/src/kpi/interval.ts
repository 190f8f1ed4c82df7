import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import studentQuantile from '@stdlib/stats-base-dists-t-quantile'
import { checkLevel } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** A figure with its interval of the level asked for. */
export interface Estimate {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** The two-sided normal quantile of a level: 1.96 for 0.95. */
export function normalMultiplier(level: number): number {
  checkLevel(level)
  return normalQuantile((1 + level) / 2, 0, 1)
}

/** The two-sided quantile of Student's t: what the normal one is where the deviation is itself estimated from few. */
export function studentMultiplier(level: number, degreesOfFreedom: number): number {
  checkLevel(level)
  if (!(degreesOfFreedom > 0)) {
    throw new StatsError('not-positive', { column: 'degreesOfFreedom', value: degreesOfFreedom })
  }
  return studentQuantile((1 + level) / 2, degreesOfFreedom)
}

/**
 * A share with Wilson's interval, which stays within 0..1 also for few customers (Wilson 1927, JASA 22, 209-212).
 * @throws StatsError when the count lies above the population, or the population is not above zero
 */
export function wilsonInterval(count: number, population: number, level = 0.95): Estimate {
  checkAmount('count', count)
  checkAmount('population', population)
  if (population === 0) throw new StatsError('not-positive', { column: 'population', value: 0 })
  if (count > population) throw new StatsError('required-beyond-limit', { column: 'count', value: count, population })
  const z = normalMultiplier(level)
  const value = count / population
  const weight = (z * z) / population
  const centre = (value + weight / 2) / (1 + weight)
  const half = (z / (1 + weight)) * Math.sqrt((value * (1 - value)) / population + weight / (4 * population))
  return { value, lower: Math.min(value, centre - half), upper: Math.max(value, centre + half) }
}

/** A figure with a normal interval from its standard error. */
export function normalInterval(value: number, standardError: number, level = 0.95): Estimate {
  const half = normalMultiplier(level) * standardError
  return { value, lower: value - half, upper: value + half }
}
