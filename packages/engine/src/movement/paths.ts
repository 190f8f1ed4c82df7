import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { memoryTest } from '@sabad/stats/states/chain-tests'
import { type PathValue, pathValue } from '@sabad/stats/states/path-value'
import { StatsError } from '@sabad/stats/stats-error'
import { z } from 'zod'
import { writePath } from '../customers/path-text.ts'
import { allGroups } from '../portfolio/cells.ts'
import { mean } from '../portfolio/figures.ts'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
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

/** Each way through the groups and where it led next: customers, and what is known of the margin that came in between. */
export const pathsWithMargin = (dates: readonly MembersAt[], until: MembersAt): Sql => {
  const steps = dates.map((_, place) => step(place))
  return sql`
  SELECT [${join(steps)}] AS path, next, customers, known, mean, variance
  FROM (
    SELECT ${join(steps)}, next, count(*) AS customers, count(margin) AS known, avg(margin) AS mean, var_pop(margin) AS variance
    FROM (${pathsOfCustomers(dates, until)}) GROUP BY ${join(steps)}, next
  ) ORDER BY path, next`
}

const pathRow = z.object({
  path: z.array(z.number().nullable()),
  next: z.number(),
  customers: z.number(),
  known: z.number(),
  mean: z.number().nullable(),
  variance: z.number().nullable(),
})
type PathRow = z.infer<typeof pathRow>

/** The end of a path: the group before the present one, the present one and the next, with the margin in between. */
interface StepRow extends Omit<PathRow, 'path'> {
  readonly before: number | null
  readonly state: number
}

const stepsOf = (rows: readonly PathRow[]): StepRow[] =>
  rows.map(({ path, ...row }) => ({ ...row, before: path.at(-2) ?? null, state: path.at(-1) ?? 0 }))

const UNKNOWN = -1

/** Customers with what they brought: how many, the mean, and the population variance. */
interface Brought {
  readonly customers: number
  readonly mean: number
  readonly variance: number
}

/** Two sets of customers as one: the variance is that within and that between them. */
function together(one: Brought, other: Brought): Brought {
  const customers = one.customers + other.customers
  const apart = other.mean - one.mean
  const squares = one.customers * one.variance + other.customers * other.variance
  return {
    customers,
    mean: one.mean + (apart * other.customers) / customers,
    variance: (squares + (apart * apart * one.customers * other.customers) / customers) / customers,
  }
}

/** Null where nothing is known of what they brought. */
const broughtBy = ({ known, mean: value, variance }: PathRow | StepRow): Brought | null =>
  known === 0 || value === null || variance === null ? null : { customers: known, mean: value, variance }

/** Rows with the same pair of groups as one. */
function pairsOf(rows: readonly StepRow[]) {
  const pairs = new Map<string, { state: number; before: number } & Brought>()
  for (const row of rows) {
    const brought = broughtBy(row)
    if (!brought) continue
    const before = row.before ?? UNKNOWN
    const key = `${before} ${row.state}`
    const pair = pairs.get(key)
    pairs.set(key, { state: row.state, before, ...(pair ? together(pair, brought) : brought) })
  }
  return [...pairs.values()]
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

/** Sums of doubles come in any order; where their last digits begin a half cent would be told now up and now down. */
const DIGITS = 1e7

interface CommonPath {
  readonly groups: readonly (number | null)[]
  readonly customers: number
  readonly brought: Brought | null
}

/** The most common paths, wherever they led. Of equals the one that comes first in the order of the groups. */
function mostCommon(rows: readonly PathRow[]): CommonPath[] {
  const paths = new Map<string, CommonPath>()
  for (const row of rows) {
    const key = row.path.join(' ')
    const { customers, brought: before } = paths.get(key) ?? { customers: 0, brought: null }
    const added = broughtBy(row)
    const brought = before && added ? together(before, added) : (before ?? added)
    paths.set(key, { groups: row.path, customers: customers + row.customers, brought })
  }
  return [...paths.values()].sort((one, other) => other.customers - one.customers).slice(0, PATHS_SHOWN)
}

const sampleDeviation = ({ customers, variance }: Brought): number | null =>
  customers < 2 ? null : Math.sqrt((variance * customers) / (customers - 1))

const marginOf = (brought: Brought | null) =>
  mean(
    {
      mean: brought && Math.round(brought.mean * DIGITS) / DIGITS,
      deviation: brought && sampleDeviation(brought),
      population: brought?.customers ?? 0,
    },
    'no-customers',
  )

interface Followed {
  readonly portfolio: StoredPortfolio
  readonly dates: readonly Publication[]
  readonly until: Publication
}

async function followed(database: Database, { portfolio, dates, until }: Followed) {
  const { versionId, definition } = portfolio
  const members = dates.map((date) => ({ versionId, ...date }))
  const rows = await rowsOnce(database, until, {
    query: pathsWithMargin(members, { versionId, ...until }),
    row: pathRow,
  })
  const steps = stepsOf(rows)
  const customers = rows.reduce((sum, row) => sum + row.customers, 0)
  const names = allGroups(definition).map(({ name }) => name)
  const named = (path: readonly (number | null)[]) =>
    path.map((group, at) => ({ asOf: dates[at]?.asOf ?? '', group: group === null ? null : (names[group] ?? null) }))
  return {
    customers,
    paths: mostCommon(rows).map(({ groups, brought, ...path }) => ({
      groups: [...groups],
      customers: path.customers,
      share: path.customers / customers,
      margin: marginOf(brought),
      list: { portfolioId: definition.portfolioId, asOf: until.asOf, path: writePath(named(groups)) },
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
