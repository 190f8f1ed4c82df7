import { weightedMoments } from '../../numeric/weighted-moments.ts'
import { weightedQuantiles } from '../../numeric/weighted-quantiles.ts'
import type { ExcludedMeasure } from '../preparation.ts'

/** A measure becomes (f(min(max(x, lower), upper)) − centre) / scale, and 0 where it is missing. */
export interface MeasureScale {
  readonly measure: string
  /** The 1 % and 99 % points of the sample: what lies beyond is cut to them. */
  readonly lower: number
  readonly upper: number
  /** f(x) = ln(1 + x − shift), where shift is the lower limit if that is negative and else 0; null: f(x) = x. */
  readonly logShift: number | null
  /** The median of f(x), so that a missing value becomes the median. */
  readonly centre: number
  readonly scale: number
  readonly scaleFrom: 'median-absolute-deviation' | 'interquartile-range' | 'standard-deviation'
  /** The share of the sample, by weight, that has a value. */
  readonly coverage: number
}

interface WeightedColumn {
  readonly values: Float64Array
  readonly weight: Float64Array
}

/** Beyond this skewness a measure has a long tail (Bulmer 1979, Principles of Statistics: "highly skewed" above 1). */
const longTail = 1

export function fitMeasure(
  measure: string,
  { values, weight }: WeightedColumn,
  leastCoverage: number,
): MeasureScale | ExcludedMeasure {
  const coverage = coverageOf({ values, weight })
  if (!(coverage >= leastCoverage && coverage > 0)) return { measure, code: 'mostly-missing', params: { coverage } }
  const [least, lower, upper, most] = weightedQuantiles(values, weight, [0, 0.01, 0.99, 1])
  if (least === most) return { measure, code: 'constant', params: { value: least } }
  if (lower === upper) return { measure, code: 'nearly-constant', params: { value: lower } }
  const cut = values.map((value) => clamp(value, lower, upper))
  const logShift = logShiftOf({ values: cut, weight }, lower)
  const shaped = { values: logShift === null ? cut : logged(cut, logShift), weight }
  const [centre] = weightedQuantiles(shaped.values, weight, [0.5])
  return { measure, lower, upper, logShift, centre, ...scaleOf(shaped, centre), coverage }
}

export function scaled({ lower, upper, logShift, centre, scale }: MeasureScale, values: Float64Array): Float64Array {
  const cut = values.map((value) => clamp(value, lower, upper))
  const shaped = logShift === null ? cut : logged(cut, logShift)
  return shaped.map((value) => (Number.isNaN(value) ? 0 : (value - centre) / scale))
}

/** Keeps NaN. */
function clamp(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper)
}

function logged(values: Float64Array, shift: number): Float64Array {
  return values.map((value) => Math.log1p(value - shift))
}

function coverageOf({ values, weight }: WeightedColumn): number {
  const total = weight.reduce((sum, w) => sum + w, 0)
  return total > 0 ? weightedMoments(values, weight).weight / total : 0
}

/** The shift, when the measure has a long tail to the right that the logarithm makes shorter; else null. */
function logShiftOf(column: WeightedColumn, lower: number): number | null {
  const shift = Math.min(0, lower)
  const before = skewness(column)
  if (before <= longTail) return null
  const after = skewness({ values: logged(column.values, shift), weight: column.weight })
  return Math.abs(after) < before ? shift : null
}

function skewness({ values, weight }: WeightedColumn): number {
  const { mean, variance } = weightedMoments(values, weight)
  const cubes = weightedMoments(
    values.map((value) => (value - mean) ** 3),
    weight,
  )
  return variance > 0 ? cubes.mean / variance ** 1.5 : 0
}

/** What a normal variable's standard deviation is of its median absolute deviation, and of its interquartile range. */
const normalDeviation = 1.4826022185056018
const normalRange = 0.741301109252801

/** A robust scale below this share of the standard deviation says that half the rows are equal, not that all are near. */
const leastShareOfDeviation = 0.25

function scaleOf({ values, weight }: WeightedColumn, centre: number): Pick<MeasureScale, 'scale' | 'scaleFrom'> {
  const deviations = values.map((value) => Math.abs(value - centre))
  const [deviation] = weightedQuantiles(deviations, weight, [0.5])
  const [first, third] = weightedQuantiles(values, weight, [0.25, 0.75])
  const standard = Math.sqrt(weightedMoments(values, weight).variance)
  const least = leastShareOfDeviation * standard
  const byDeviation = normalDeviation * deviation
  if (byDeviation >= least) return { scale: byDeviation, scaleFrom: 'median-absolute-deviation' }
  const byRange = normalRange * (third - first)
  if (byRange >= least) return { scale: byRange, scaleFrom: 'interquartile-range' }
  return { scale: standard, scaleFrom: 'standard-deviation' }
}
