import { StatsError } from '../../stats-error.ts'
import { checkAmount, checkCount, checkLengths, inRow } from '../frequency-recency-age.ts'
import type { ObservedDurations } from '../observed-durations.ts'

/**
 * A retention table: one row per cohort and period, in any order. All three columns have the same length.
 * - cohort: any number that names the cohort
 * - period: renewals since the start of the contract, whole; a cohort's periods follow one another, and begin at 0, or
 *   later where its first periods were not observed (late entry)
 * - active: how many of the cohort are still customers after that many renewals; weights, so they need not be whole
 */
export interface CohortCounts {
  readonly cohort: Float64Array
  readonly period: Float64Array
  readonly active: Float64Array
}

/**
 * The durations that a retention table stands for: those who are gone a period later were lost at it, those who are
 * active in a cohort's last period were last seen there. A cohort of one row says nothing and gives no rows.
 * @throws StatsError naming the first bad row (zero-based): a negative or broken value, a gap, or survivors that rise
 */
export function cohortDurations(counts: CohortCounts): ObservedDurations {
  checkLengths({ ...counts })
  for (let row = 0; row < counts.cohort.length; row++) inRow(row, () => checkCohortRow(counts, row))
  const spans = rowsByCohort(counts).flatMap((rows) => spansOf(counts, rows))
  const column = (of: (span: Span) => number) => Float64Array.from(spans, of)
  return {
    entry: column(({ entry }) => entry),
    exit: column(({ exit }) => exit),
    lost: column(({ lost }) => lost),
    weight: column(({ weight }) => weight),
  }
}

/** The rows of each cohort, in the order of their periods. */
function rowsByCohort({ cohort, period }: CohortCounts): number[][] {
  const cohorts = new Map<number, number[]>()
  for (const [row, name] of cohort.entries()) {
    const rows = cohorts.get(name)
    if (rows === undefined) cohorts.set(name, [row])
    else rows.push(row)
  }
  return [...cohorts.values()].map((rows) => rows.sort((one, other) => period[one] - period[other]))
}

interface Span {
  readonly entry: number
  readonly exit: number
  readonly lost: 0 | 1
  readonly weight: number
}

function spansOf({ period, active }: CohortCounts, rows: readonly number[]): Span[] {
  const entry = period[rows[0]]
  const last = rows[rows.length - 1]
  const losses = rows.slice(1).map((row, i): Span => {
    const before = rows[i]
    if (period[row] !== period[before] + 1)
      throw new StatsError('periods-not-consecutive', { row, period: period[row] })
    if (active[row] > active[before]) {
      throw new StatsError('survivors-rise', { row, before: active[before], active: active[row] })
    }
    return { entry, exit: period[row], lost: 1, weight: active[before] - active[row] }
  })
  return losses.length === 0 ? [] : [...losses, { entry, exit: period[last], lost: 0, weight: active[last] }]
}

function checkCohortRow({ cohort, period, active }: CohortCounts, row: number): void {
  if (!Number.isFinite(cohort[row])) throw new StatsError('not-finite', { column: 'cohort', value: cohort[row] })
  checkCount('period', period[row])
  checkAmount('active', active[row])
}
