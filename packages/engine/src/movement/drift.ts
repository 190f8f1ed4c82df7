import type { DriftComparison, MovementDrift } from '@sabad/contract/schemas/movement'
import { centroidShiftOfMoments } from '@sabad/stats/evaluation/centroid-shift'
import { populationStability } from '@sabad/stats/evaluation/population-stability'
import { z } from 'zod'
import { expressionOf, readsCustomers } from '../measures/expression.ts'
import { joinEnds } from '../measures/interval-ends.ts'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import { currentPublications, type Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { sizesOf } from './history.ts'
import { type MembersAt, membersAt, snapshotAt } from './members.ts'
import { namedGroups } from './movement.ts'
import { measureOf } from './tier-lines.ts'

export interface DriftAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

const numeric = new Set(registeredMeasures.filter(isNumeric).map(({ name }) => name))

/** The numeric measures that the tiers of a portfolio band, each once. */
function measuresOf({ definition }: StoredPortfolio): readonly string[] {
  const named = definition.tiers.map(measureOf).filter((name) => name !== null)
  return [...new Set(named)].filter((name) => numeric.has(name))
}

/** Count, mean and variance of each measure in each group; infinite values have no part. */
export const momentsOfGroups = (at: MembersAt, measures: readonly string[]): Sql => sql`
  SELECT m.group_index AS "group", count(*) AS customers, ${join(
    measures.map((name) => {
      const value = sql`CAST(${expressionOf(name)} AS DOUBLE)`
      const kept = sql`FILTER (isfinite(${value}))`
      return sql`count(${value}) ${kept} AS ${identifier(`${name} n`)}, avg(${value}) ${kept} AS ${identifier(`${name} mean`)}, var_pop(${value}) ${kept} AS ${identifier(`${name} variance`)}`
    }),
  )}
  FROM (${membersAt(at)}) AS m JOIN (${snapshotAt(at)}) AS s ON s.customer_key = m.customer_key${joinEnds(measures, at)}
  ${measures.some(readsCustomers) ? sql`LEFT JOIN customers AS c ON c.customer_key = m.customer_key` : sql``}
  GROUP BY m.group_index ORDER BY m.group_index`

const momentsRow = z.record(z.string(), z.number().nullable())
type MomentsRow = z.infer<typeof momentsRow>

const momentsOf = (row: MomentsRow | undefined, measure: string) => ({
  weight: row?.[`${measure} n`] ?? 0,
  mean: row?.[`${measure} mean`] ?? 0,
  variance: row?.[`${measure} variance`] ?? 0,
})

interface TwoDates {
  readonly before: readonly MomentsRow[]
  readonly after: readonly MomentsRow[]
  readonly measures: readonly string[]
}

function centroidsOf({ before, after, measures }: TwoDates, groups: number): DriftComparison['centroids'] {
  return Array.from({ length: groups }, (_, group) => {
    const [first, second] = [before, after].map((rows) => rows.find((row) => row.group === group))
    const shift = centroidShiftOfMoments(
      measures.map((measure) => ({ measure, before: momentsOf(first, measure), after: momentsOf(second, measure) })),
    )
    return {
      group,
      customersBefore: first?.customers ?? 0,
      customersAfter: second?.customers ?? 0,
      overall: shift.overall,
      measures: shift.measures.map((one) => ({ ...one })),
    }
  })
}

const stability = (before: readonly number[], after: readonly number[]) =>
  populationStability(Float64Array.from(before), Float64Array.from(after))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function partsOf(
  before: readonly number[],
  after: readonly number[],
  parts: readonly number[],
): DriftComparison['parts'] {
  return parts.map((part, group) => ({
    group,
    shareBefore: (before[group] ?? 0) / sum(before),
    shareAfter: (after[group] ?? 0) / sum(after),
    part,
  }))
}

/** A date with the size of each group. */
interface Sized extends Publication {
  readonly sizes: readonly number[]
}

interface Compared {
  readonly with: DriftComparison['with']
  readonly date: Sized
}

/** With which dates the last is compared, and why not with others. A version may be cut on a date that came later. */
function datesToCompare(dates: readonly Sized[], last: Sized, calibratedAsOf: string | null) {
  const previous = dates.filter(({ asOf }) => asOf < last.asOf).at(-1)
  const calibrated = dates.find(({ asOf }) => asOf === calibratedAsOf)
  const elsewhere = calibrated && calibrated !== last
  const uncalibrated = calibrated ? 'calibrated-here' : 'calibration-not-published'
  const compared: Compared[] = [
    ...(elsewhere ? [{ with: 'calibration', date: calibrated } as const] : []),
    ...(previous ? [{ with: 'previous', date: previous } as const] : []),
  ]
  const missing: MovementDrift['missing'] = [
    ...(elsewhere ? [] : [{ code: uncalibrated } as const]),
    ...(previous ? [] : [{ code: 'no-earlier-date' } as const]),
  ]
  return { compared, missing, calibrated: calibrated ?? null }
}

/** Moments of every group's measures at a date, one query a date. */
function momentsAt(database: Database, portfolio: StoredPortfolio) {
  const measures = measuresOf(portfolio)
  const read = async ({ runId, asOf }: Publication) =>
    measures.length === 0
      ? []
      : rowsOnce(
          database,
          { runId, asOf },
          { query: momentsOfGroups({ versionId: portfolio.versionId, runId, asOf }, measures), row: momentsRow },
        )
  return { measures, read }
}

async function comparisonsOf(
  { measures, read }: ReturnType<typeof momentsAt>,
  last: Sized,
  compared: readonly Compared[],
): Promise<DriftComparison[]> {
  const known = compared.filter(({ date }) => sum(date.sizes) > 0 && sum(last.sizes) > 0)
  const after = known.length > 0 ? await read(last) : []
  const comparisons: DriftComparison[] = []
  for (const { with: what, date } of known) {
    const { index, reading, parts } = stability(date.sizes, last.sizes)
    comparisons.push({
      with: what,
      date: date.asOf,
      index,
      verdict: reading,
      parts: partsOf(date.sizes, last.sizes, parts),
      centroids: centroidsOf({ before: await read(date), after, measures }, last.sizes.length),
    })
  }
  return comparisons
}

/** The index of each date against the one on which the groups were cut. */
function indexOverTime(dates: readonly Sized[], calibrated: Sized | null): MovementDrift['history'] {
  if (!calibrated || sum(calibrated.sizes) === 0) return []
  return dates
    .filter(({ sizes }) => sum(sizes) > 0)
    .map(({ asOf, sizes }) => {
      const { index, reading } = stability(calibrated.sizes, sizes)
      return { asOf, index, verdict: reading }
    })
}

/** Whether the shape of the base drifted from that of the date on which the groups were cut, and from the date before. */
export const movementDrift = (workspace: Workspace, { portfolioId, asOf }: DriftAsked): Promise<MovementDrift> =>
  workspace.read(async (database) => {
    const { last } = await publishedUntil(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const publications = await currentPublications(database)
    const sizes = await sizesOf(database, portfolio, publications)
    const dates = publications.map((date, place) => ({ ...date, sizes: sizes[place] ?? [] }))
    const now = dates.find((date) => date.asOf === last.asOf) ?? { ...last, sizes: [] }
    const { compared, missing, calibrated } = datesToCompare(dates, now, portfolio.calibratedAsOf)
    return {
      portfolioId,
      asOf: last.asOf,
      groups: namedGroups(portfolio.definition),
      comparisons: await comparisonsOf(momentsAt(database, portfolio), now, compared),
      history: indexOverTime(
        dates.filter((date) => date.asOf <= last.asOf),
        calibrated,
      ),
      missing,
    }
  })
