import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { memoryTest } from '@sabad/stats/states/chain-tests'
import { type PathValue, pathValue } from '@sabad/stats/states/path-value'
import { StatsError } from '@sabad/stats/stats-error'
import { z } from 'zod'
import { writePath } from '../customers/path-text.ts'
import { allGroups } from '../portfolio/cells.ts'
import { mean } from '../portfolio/figures.ts'
import type { Publication } from '../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { type MembersAt, membersAt } from './members.ts'
import { namedGroups } from './movement.ts'
import { spacedDates, tooFewDates } from './periods.ts'

export interface PathsAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  /** Dates of a path. */
  readonly length: number
  readonly everyMonths: number
}

const step = (place: number): Sql => identifier(`g${place}`)

/**
 * Everyone who was there at the last of the dates: their group at each, NULL before they were known, and the gross
 * margin between that date and `until`, where they are now in group `next`.
 */
const pathsOfCustomers = (dates: readonly MembersAt[], until: MembersAt): Sql => {
  const last = dates.length - 1
  const joined = dates.map((at, place) =>
    place === last
      ? sql``
      : sql`LEFT JOIN (${membersAt(at)}) AS ${step(place)} ON ${step(place)}.customer_key = n.customer_key`,
  )
  const snapshotAt = ({ runId, asOf }: MembersAt) => sql`
    SELECT customer_key, revenue, margin_rate FROM snapshots WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`
  const newest = dates[last] ?? until
  return sql`
    SELECT ${join(dates.map((_, place) => sql`${step(place)}.group_index AS ${step(place)}`))}, n.group_index AS next,
           (b.revenue - a.revenue) * b.margin_rate AS margin
    FROM (${membersAt(until)}) AS n
    JOIN (${membersAt(newest)}) AS ${step(last)} ON ${step(last)}.customer_key = n.customer_key
    JOIN (${snapshotAt(newest)}) AS a ON a.customer_key = n.customer_key
    JOIN (${snapshotAt(until)}) AS b ON b.customer_key = n.customer_key
    ${join(joined, ' ')}`
}

/**
 * The most common paths with what their customers brought next. Sums of doubles come in any order, so the mean ends where
 * their last digits begin: else a half cent would be told now up and now down.
 */
export const commonPaths = (dates: readonly MembersAt[], until: MembersAt, most: number): Sql => sql`
  SELECT [${join(dates.map((_, place) => step(place)))}] AS path, count(*) AS customers, count(margin) AS known,
         round(avg(margin), 7) AS mean, stddev_samp(margin) AS deviation, sum(count(*)) OVER () AS total
  FROM (${pathsOfCustomers(dates, until)}) GROUP BY path ORDER BY customers DESC, path LIMIT ${most}`

/** Customers by the group before, the present one and the next, with the margin that came between the last two. */
export const stepsWithMargin = (dates: readonly MembersAt[], until: MembersAt): Sql => sql`
  SELECT g0 AS before, g1 AS state, next, count(*) AS customers, count(margin) AS known, avg(margin) AS mean, var_pop(margin) AS variance
  FROM (${pathsOfCustomers(dates.slice(-2), until)}) GROUP BY g0, g1, next ORDER BY ALL`

const pathRow = z.object({
  path: z.array(z.number().nullable()),
  customers: z.number(),
  known: z.number(),
  mean: z.number().nullable(),
  deviation: z.number().nullable(),
  total: z.number(),
})
const stepRow = z.object({
  before: z.number().nullable(),
  state: z.number(),
  next: z.number(),
  customers: z.number(),
  known: z.number(),
  mean: z.number().nullable(),
  variance: z.number().nullable(),
})
type StepRow = z.infer<typeof stepRow>

const UNKNOWN = -1

/** Rows with the same pair of groups as one: their mean, and the variance within and between them. */
function pairsOf(rows: readonly StepRow[]) {
  const pairs = new Map<string, { state: number; before: number; customers: number; mean: number; variance: number }>()
  for (const row of rows) {
    if (row.known === 0 || row.mean === null || row.variance === null) continue
    const before = row.before ?? UNKNOWN
    const key = `${before} ${row.state}`
    const pair = pairs.get(key)
    const added = { state: row.state, before, customers: row.known, mean: row.mean, variance: row.variance }
    pairs.set(key, pair ? together(pair, added) : added)
  }
  return [...pairs.values()]
}

type Pair = ReturnType<typeof pairsOf>[number]

function together(one: Pair, other: Pair): Pair {
  const customers = one.customers + other.customers
  const apart = other.mean - one.mean
  const squares = one.customers * one.variance + other.customers * other.variance
  return {
    ...one,
    customers,
    mean: one.mean + (apart * other.customers) / customers,
    variance: (squares + (apart * apart * one.customers * other.customers) / customers) / customers,
  }
}

/** The answer of a test, or null where the data leave nothing to compare. */
function orNothing<T>(test: () => T): T | null {
  try {
    return test()
  } catch (error) {
    if (error instanceof StatsError && error.code === 'nothing-to-compare') return null
    throw error
  }
}

/** A share of the variance below this is of no use, however sure it is that there is one. */
const USEFUL_SHARE = 0.01

function verdictOf({ pValue, shareOfRoad }: PathValue): 'road-matters' | 'road-matters-little' | 'state-suffices' {
  if (pValue >= 0.05) return 'state-suffices'
  return shareOfRoad >= USEFUL_SHARE ? 'road-matters' : 'road-matters-little'
}

function testOf(rows: readonly StepRow[]): MovementPaths['test'] {
  const value = orNothing(() => pathValue(pairsOf(rows)))
  if (!value) return null
  const { degreesOfFreedom, ...rest } = value
  const params = { share: value.shareOfRoad, pValue: value.pValue }
  return { verdict: { code: verdictOf(value), params }, ...rest, degreesOfFreedom: [...degreesOfFreedom] }
}

/** Cohen (1988, Statistical Power Analysis for the Behavioral Sciences, 7.2): below this an effect is not even small. */
const SMALL_EFFECT = 0.1

function memoryVerdict(pValue: number, strength: number): 'road-tells' | 'road-tells-little' | 'state-suffices' {
  if (pValue >= 0.05) return 'state-suffices'
  return strength >= SMALL_EFFECT ? 'road-tells' : 'road-tells-little'
}

/** Whether those who came another way go another way; who was not known before comes from a state of its own. */
function memoryOf(rows: readonly StepRow[], groups: number): MovementPaths['memory'] {
  const states = groups + 1
  const counts = Array.from({ length: states }, () =>
    Array.from({ length: states }, () => new Array<number>(states).fill(0)),
  )
  for (const { before, state, next, customers } of rows) {
    const row = counts[before ?? groups]?.[state]
    if (row) row[next] = (row[next] ?? 0) + customers
  }
  const test = orNothing(() => memoryTest(counts))
  if (!test) return null
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  const strength = Math.sqrt(test.statistic / customers)
  const { pValue } = test
  return {
    verdict: { code: memoryVerdict(pValue, strength), params: { strength, pValue } },
    ...test,
    customers,
    strength,
  }
}

const PATHS_SHOWN = 25

interface Followed {
  readonly portfolio: StoredPortfolio
  readonly dates: readonly Publication[]
  readonly until: Publication
}

async function followed(database: Database, { portfolio, dates, until }: Followed) {
  const { versionId, definition } = portfolio
  const members = dates.map((date) => ({ versionId, ...date }))
  const last = { versionId, ...until }
  const common = await database.rows(commonPaths(members, last, PATHS_SHOWN), pathRow)
  const steps = await database.rows(stepsWithMargin(members, last), stepRow)
  const customers = common[0]?.total ?? 0
  const names = allGroups(definition).map(({ name }) => name)
  const stepsOf = (path: readonly (number | null)[]) =>
    path.map((group, at) => ({ asOf: dates[at]?.asOf ?? '', group: group === null ? null : (names[group] ?? null) }))
  return {
    customers,
    paths: common.map((row) => ({
      groups: row.path,
      customers: row.customers,
      share: row.customers / customers,
      margin: mean({ mean: row.mean, deviation: row.deviation, population: row.known }, 'no-customers'),
      list: { portfolioId: definition.portfolioId, asOf: until.asOf, path: writePath(stepsOf(row.path)) },
    })),
    test: testOf(steps),
    memory: memoryOf(steps, allGroups(definition).length),
  }
}

const nothing = { customers: 0, paths: [], test: null, memory: null }

/** The most common ways through the groups, what they led to, and whether the way says more than where it ended. */
export const movementPaths = (workspace: Workspace, asked: PathsAsked): Promise<MovementPaths> =>
  workspace.read(async (database) => {
    const { portfolioId, asOf, length, everyMonths } = asked
    const portfolio = await currentPortfolio(database, portfolioId)
    const until = await publishedUntil(database, asOf)
    const spaced = spacedDates(until, { everyMonths, most: length + 1 })
    const shortage = tooFewDates(spaced.length, length + 1, everyMonths)
    const newest = spaced.at(-1)
    const dates = shortage ? [] : spaced.slice(0, -1)
    return {
      portfolioId,
      everyMonths,
      dates: dates.map((date) => date.asOf),
      marginUntil: shortage ? null : (newest?.asOf ?? null),
      groups: namedGroups(portfolio.definition),
      ...(newest && !shortage ? await followed(database, { portfolio, dates, until: newest }) : nothing),
      shortage,
    }
  })
