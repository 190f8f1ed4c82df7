import type { Figure, MissingReason } from '@sabad/contract/schemas/figures'

/** 97.5 % quantile of the normal distribution: two-sided intervals of 95 %. */
export const Z = 1.959963984540054

const missing = (reason: MissingReason): Figure => ({
  value: null,
  lower: null,
  upper: null,
  population: 0,
  missing: reason,
})

/** A share with Wilson's interval, which stays inside 0..1 also for few customers. */
export function share(count: number, population: number, reason: MissingReason): Figure {
  if (population === 0) return missing(reason)
  const value = count / population
  const weight = (Z * Z) / population
  const centre = (value + weight / 2) / (1 + weight)
  const half = (Z / (1 + weight)) * Math.sqrt((value * (1 - value)) / population + weight / (4 * population))
  return { value, lower: centre - half, upper: centre + half, population, missing: null }
}

export interface Moments {
  readonly mean: number | null
  readonly deviation: number | null
  readonly population: number
}

/** A mean with its normal interval; of a single customer it has none. */
export function mean({ mean: value, deviation, population }: Moments, reason: MissingReason): Figure {
  if (value === null || population === 0) return missing(reason)
  const half = deviation === null || population < 2 ? null : (Z * deviation) / Math.sqrt(population)
  return {
    value,
    lower: half === null ? null : value - half,
    upper: half === null ? null : value + half,
    population,
    missing: null,
  }
}
