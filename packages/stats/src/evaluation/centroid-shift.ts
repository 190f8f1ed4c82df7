import { type Points, takeColumns } from '../clustering/points.ts'
import { type WeightedMoments, weightedMoments } from '../numeric/weighted-moments.ts'

/** How far the mean of a group has moved between two dates. */
export interface CentroidShift {
  readonly measures: readonly MeasureShift[]
  /** Root mean square of the shifts of the measures that are known; null when none is. */
  readonly overall: number | null
}

export interface MeasureShift {
  readonly measure: string
  /** (mean after − mean before) / pooled standard deviation; 0 when neither mean nor values differ; null if unknown. */
  readonly shift: number | null
}

/**
 * Shift of the members' means in pooled standard deviations, √((n₁ s₁² + n₂ s₂²) / (n₁ + n₂)), per measure. Missing
 * values (NaN) count for nothing. A shift is null when one side has no value, or the values of either side do not vary
 * though the means differ: there it has no unit.
 * @throws StatsError column-missing when a measure of `before` is not in `after`
 */
export function centroidShift(before: Points, after: Points): CentroidShift {
  const names = Object.keys(before.columns)
  const later = takeColumns(after.columns, names)
  return centroidShiftOfMoments(
    names.map((measure, j) => ({
      measure,
      before: weightedMoments(before.columns[measure], before.weight),
      after: weightedMoments(later[j], after.weight),
    })),
  )
}

/** Mean and variance of one measure of a group at two dates. */
export interface MeasureMoments {
  readonly measure: string
  readonly before: WeightedMoments
  readonly after: WeightedMoments
}

/** {@link centroidShift} of what was summed before. */
export function centroidShiftOfMoments(moments: readonly MeasureMoments[]): CentroidShift {
  const measures = moments.map(({ measure, before, after }): MeasureShift => {
    return { measure, shift: shiftOf(before, after) }
  })
  const known = measures.flatMap(({ shift }) => (shift === null ? [] : [shift]))
  const square = known.reduce((sum, shift) => sum + shift * shift, 0)
  return { measures, overall: known.length === 0 ? null : Math.sqrt(square / known.length) }
}

function shiftOf(before: WeightedMoments, after: WeightedMoments): number | null {
  if (before.weight === 0 || after.weight === 0) return null
  const pooled = (before.weight * before.variance + after.weight * after.variance) / (before.weight + after.weight)
  const moved = after.mean - before.mean
  if (moved === 0) return 0
  return pooled > 0 ? moved / Math.sqrt(pooled) : null
}
