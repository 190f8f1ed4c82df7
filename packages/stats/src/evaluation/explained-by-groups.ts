import { StatsError } from '../stats-error.ts'

/** Customers of one group in one fold, and the moments of their outcome, such as the margin of the next period. */
export interface FoldOfGroup {
  readonly fold: number
  readonly group: number
  readonly customers: number
  readonly sum: number
  readonly sumOfSquares: number
}

/** Squared errors of one fold, whose outcomes the means of the other folds foretold: by group, and one mean for all. */
interface FoldErrors {
  readonly byGroup: number
  readonly withoutGroups: number
}

type Moments = Omit<FoldOfGroup, 'fold' | 'group'>

const nothing: Moments = { customers: 0, sum: 0, sumOfSquares: 0 }

const add = (one: Moments, other: Moments): Moments => ({
  customers: one.customers + other.customers,
  sum: one.sum + other.sum,
  sumOfSquares: one.sumOfSquares + other.sumOfSquares,
})

const together = (parts: readonly Moments[]): Moments => parts.reduce(add, nothing)

/** Σ (y − m)². */
const squaredErrors = ({ customers, sum, sumOfSquares }: Moments, mean: number): number =>
  Math.max(0, sumOfSquares - 2 * mean * sum + customers * mean * mean)

function errorsOfFolds(folds: readonly FoldOfGroup[]): readonly FoldErrors[] {
  const numbers = [...new Set(folds.map(({ fold }) => fold))].sort((a, b) => a - b)
  return numbers.map((fold) => {
    const held = folds.filter((one) => one.fold === fold)
    const others = folds.filter((one) => one.fold !== fold)
    const all = together(others)
    const mean = all.customers > 0 ? all.sum / all.customers : 0
    const byGroup = held.reduce((errors, one) => {
      const known = together(others.filter(({ group }) => group === one.group))
      return errors + squaredErrors(one, known.customers > 0 ? known.sum / known.customers : mean)
    }, 0)
    return { byGroup, withoutGroups: squaredErrors(together(held), mean) }
  })
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function checkFolds(folds: readonly FoldOfGroup[]): void {
  if (new Set(folds.map(({ fold }) => fold)).size < 2) throw new StatsError('no-rows', { column: 'folds' })
}

/**
 * η² out of sample from moments alone, as `crossValidatedEtaSquared` from rows: the share of the variance of an outcome
 * that the means of groups explain where they were not learned. Below 0 when they foretell worse than one mean for all.
 * @throws StatsError no-rows for fewer than two folds
 */
export function explainedByGroups(folds: readonly FoldOfGroup[]): number {
  checkFolds(folds)
  const errors = errorsOfFolds(folds)
  const without = total(errors.map(({ withoutGroups }) => withoutGroups))
  return without > 0 ? 1 - total(errors.map(({ byGroup }) => byGroup)) / without : 0
}

export interface ExplainedDifference {
  /** Share explained by the one less that explained by the other. */
  readonly difference: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/** 97.5 % quantiles of Student's t with one degree of freedom less than there are folds, for 2 to 10 folds. */
const quantilesOfT = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622] as const

/**
 * How much more two partitions of the same customers in the same folds explain, with an interval of 95 % by the
 * jackknife over folds (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 11).
 * @throws StatsError no-rows for fewer than two folds, columns-differ-in-length when the folds are not the same
 */
export function explainedDifference(one: readonly FoldOfGroup[], other: readonly FoldOfGroup[]): ExplainedDifference {
  checkFolds(one)
  const [errors, others] = [errorsOfFolds(one), errorsOfFolds(other)]
  if (errors.length !== others.length)
    throw new StatsError('columns-differ-in-length', { lengths: `${errors.length}, ${others.length}` })
  const gains = errors.map(({ byGroup }, fold) => others[fold].byGroup - byGroup)
  const without = errors.map(({ withoutGroups }) => withoutGroups)
  const share = (gain: number, all: number) => (all > 0 ? gain / all : 0)
  const difference = share(total(gains), total(without))
  const folds = gains.length
  const left = gains.map((gain, fold) => share(total(gains) - gain, total(without) - without[fold]))
  const mean = total(left) / folds
  const standardError = Math.sqrt(((folds - 1) / folds) * total(left.map((value) => (value - mean) ** 2)))
  const half = standardError * (quantilesOfT[folds - 2] ?? 1.96)
  return { difference, standardError, lower: difference - half, upper: difference + half }
}
