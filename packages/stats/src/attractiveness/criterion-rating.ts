import { checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/** The scale of ratings. */
export interface RatingScale {
  readonly least: number
  readonly most: number
}

/** The scale of 1 to 5. */
export const fiveSteps: RatingScale = { least: 1, most: 5 }

/** What a criterion's data are rated against. Anchors are set by people: adding a segment must not move the others. */
export interface Anchors {
  /** The value that is rated lowest, and the one that is rated highest. */
  readonly low: number
  readonly high: number
  /** More is worse (price sensitivity, bargaining power, competition): the rating is turned, r' = least + most − r. */
  readonly reverse: boolean
}

/**
 * A rating from data: r = 1 + 4 (v − low)/(high − low) on the scale of 1 to 5, clamped to the scale, turned for
 * criteria where more is worse.
 * @throws StatsError when the anchors are not in order
 */
export function ratingOf(value: number, { low, high, reverse }: Anchors, scale: RatingScale = fiveSteps): number {
  checkFinite('value', value)
  if (!(low < high)) throw new StatsError('not-in-order', { lower: low, upper: high })
  const { least, most } = scale
  const rating = least + ((most - least) * (value - low)) / (high - low)
  const clamped = Math.min(most, Math.max(least, rating))
  return reverse ? least + most - clamped : clamped
}

/** Several raters' ratings of one criterion; `null` where a rater gave none. */
export interface RaterSummary {
  readonly mean: number | null
  readonly range: number | null
  readonly raters: number
}

/** Mean, range and number of ratings given; nothing is imputed. */
export function raterSummary(ratings: readonly (number | null)[]): RaterSummary {
  const given = ratings.filter((rating) => rating !== null)
  for (const rating of given) checkFinite('ratings', rating)
  if (given.length === 0) return { mean: null, range: null, raters: 0 }
  const mean = given.reduce((sum, rating) => sum + rating, 0) / given.length
  return { mean, range: Math.max(...given) - Math.min(...given), raters: given.length }
}
