import { frozen } from '../frozen.ts'
import { checkLengths } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type Columns, checkWeights, type Points, takeColumns } from './points.ts'
import { fitMeasure, type MeasureScale, scaled } from './preparation/measure-scale.ts'
import { fitComponents, type PrincipalComponents, project } from './preparation/principal-components.ts'

export interface PreparationOptions {
  /** A measure that fewer rows (by weight) than this share have a value of is left out; 0.5 unless told. */
  readonly leastCoverage?: number
  /**
   * Principal components instead of measures, as few as hold this share of the variance (domain practice: 0.9).
   * Measures unless told.
   */
  readonly explainedVariance?: number
}

/** Why a measure was left out, with its numbers. */
export type ExcludedMeasure =
  | { readonly measure: string; readonly code: 'mostly-missing'; readonly params: { readonly coverage: number } }
  | { readonly measure: string; readonly code: 'constant'; readonly params: { readonly value: number } }
  /** Beyond the 1 % and 99 % points it varies, between them it does not. */
  | { readonly measure: string; readonly code: 'nearly-constant'; readonly params: { readonly value: number } }

/** How measures become dimensions of equal standing: plain numbers, fitted on a sample, applied to any rows. */
export interface Preparation {
  readonly kind: 'preparation'
  readonly version: 1
  readonly measures: readonly MeasureScale[]
  readonly excluded: readonly ExcludedMeasure[]
  /** Null where the scaled measures are the dimensions themselves. */
  readonly components: PrincipalComponents | null
}

/**
 * Learns from a sample how to prepare measures for grouping, each on its own: cut at its 1 % and 99 % points; a long
 * tail to the right shortened by ln(1 + x); then median 0 and a robust scale of 1 (see {@link MeasureScale}). A missing
 * value (NaN) counts for nothing here and becomes the median when applied. Constant and mostly missing measures are
 * left out and named.
 * @throws StatsError when columns differ in length or hold infinite values, or no measure is left
 */
export function fitPreparation({ columns, weight }: Points, options: PreparationOptions = {}): Preparation {
  const { leastCoverage = 0.5, explainedVariance } = options
  checkMeasures({ columns, weight })
  const fitted = Object.entries(columns).map(([measure, values]) =>
    fitMeasure(measure, { values, weight }, leastCoverage),
  )
  const measures = fitted.flatMap((result) => ('code' in result ? [] : [result]))
  const excluded = fitted.flatMap((result) => ('code' in result ? [result] : []))
  if (measures.length === 0) throw new StatsError('no-usable-measures', { measures: Object.keys(columns).join(', ') })
  const components =
    explainedVariance === undefined ? null : fitComponents(scaledColumns(measures, columns), weight, explainedVariance)
  return frozen({ kind: 'preparation', version: 1, measures, excluded, components })
}

/**
 * The dimensions of any rows: one column per scaled measure or component, by name, nothing missing.
 * @throws StatsError column-missing when a measure of the preparation is not among the columns
 */
export function prepare({ measures, components }: Preparation, columns: Columns): Columns {
  const prepared = scaledColumns(measures, columns)
  return components === null ? prepared : project(components, prepared)
}

function scaledColumns(measures: readonly MeasureScale[], columns: Columns): Columns {
  const names = measures.map(({ measure }) => measure)
  const values = takeColumns(columns, names)
  return Object.fromEntries(measures.map((scale, i) => [scale.measure, scaled(scale, values[i])]))
}

function checkMeasures({ columns, weight }: Points): void {
  if (Object.keys(columns).length === 0) throw new StatsError('no-columns')
  checkLengths({ ...columns, weight })
  checkWeights(weight)
  for (const [column, values] of Object.entries(columns)) {
    const row = values.findIndex((value) => Math.abs(value) === Infinity)
    if (row >= 0) throw new StatsError('not-finite', { row, column, value: values[row] })
  }
}
