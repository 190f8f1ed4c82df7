import { weightedMoments } from '../numeric/weighted-moments.ts'
import { StatsError } from '../stats-error.ts'
import { numberOfGroups } from './comparison/cross-table.ts'
import { type Columns, checkWeights } from './points.ts'

/** How far a group lies from the rest in one measure, by Cohen's limits of 0.2, 0.5 and 0.8 (Cohen 1988, sec. 2.2). */
export type Distinction =
  | 'far-below'
  | 'below'
  | 'slightly-below'
  | 'like-the-rest'
  | 'slightly-above'
  | 'above'
  | 'far-above'

/** One measure of one group against all customers outside it; null where nobody (in or outside) has a value. */
export interface MeasureProfile {
  readonly measure: string
  readonly mean: number | null
  readonly meanOfRest: number | null
  /** (mean − meanOfRest) / standard deviation of all; 0 when the measure does not vary or a mean is not known. */
  readonly difference: number
  readonly code: Distinction
  /** The share of the group, by weight, that has a value. */
  readonly coverage: number
}

export interface GroupProfile {
  readonly group: number
  readonly weight: number
  readonly share: number
  /** From what sets the group apart most to what does least. */
  readonly measures: readonly MeasureProfile[]
}

/**
 * What sets each group apart, in the measures' own units. Missing values (NaN) count for nothing.
 * @throws StatsError when columns differ in length, or a weight is negative or not finite
 */
export function groupProfiles(columns: Columns, labels: Uint32Array, weight: Float64Array): readonly GroupProfile[] {
  const lengths = [...Object.values(columns), labels, weight].map(({ length }) => length)
  if (lengths.some((length) => length !== labels.length)) {
    throw new StatsError('columns-differ-in-length', { lengths: lengths.join(', ') })
  }
  checkWeights(weight)
  const total = weight.reduce((sum, w) => sum + w, 0)
  return Array.from({ length: numberOfGroups(labels) }, (_, group) => {
    const inside = weight.map((w, row) => (labels[row] === group ? w : 0))
    const outside = weight.map((w, row) => (labels[row] === group ? 0 : w))
    const weightInside = inside.reduce((sum, w) => sum + w, 0)
    const measures = Object.entries(columns).map(([measure, values]) => profileOf(measure, values, { inside, outside }))
    const ranked = measures.toSorted((one, other) => Math.abs(other.difference) - Math.abs(one.difference))
    return { group, weight: weightInside, share: total > 0 ? weightInside / total : 0, measures: ranked }
  })
}

interface Sides {
  readonly inside: Float64Array
  readonly outside: Float64Array
}

function profileOf(measure: string, values: Float64Array, { inside, outside }: Sides): MeasureProfile {
  const own = weightedMoments(values, inside)
  const rest = weightedMoments(values, outside)
  const all = weightedMoments(
    values,
    inside.map((w, row) => w + outside[row]),
  )
  const known = own.weight > 0 && rest.weight > 0 && all.variance > 0
  const difference = known ? (own.mean - rest.mean) / Math.sqrt(all.variance) : 0
  const weightInside = inside.reduce((sum, w) => sum + w, 0)
  return {
    measure,
    mean: own.weight > 0 ? own.mean : null,
    meanOfRest: rest.weight > 0 ? rest.mean : null,
    difference,
    code: distinctionOf(difference),
    coverage: weightInside > 0 ? own.weight / weightInside : 0,
  }
}

function distinctionOf(difference: number): Distinction {
  const side = difference > 0 ? 'above' : 'below'
  const size = Math.abs(difference)
  if (size < 0.2) return 'like-the-rest'
  if (size < 0.5) return `slightly-${side}`
  return size < 0.8 ? side : `far-${side}`
}
