import type { TimeInGroup } from '@sabad/contract/schemas/movement'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { type GroupHistory, historyOf } from './history.ts'
import { type MembersAt, membersAt } from './members.ts'
import { namedGroups } from './movement.ts'
import { bitsOfCustomers, type DatePair, MOST_BITS, setOfCustomers } from './moves.ts'
import { spacedDates, tooFewDates } from './periods.ts'

export interface TimeAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

/**
 * Members of each group at the last of the dates by the number of dates in a row, that one included, at which they
 * were in it: the dates after the last one at which they were elsewhere or not known yet.
 */
export const datesInGroup = (dates: readonly [MembersAt, ...MembersAt[]]): Sql => {
  const last = dates.length - 1
  const now = dates.at(-1) ?? dates[0]
  const places = dates.map(({ runId, asOf }, place) => sql`(${place}, ${runId}, CAST(${asOf} AS DATE))`)
  return sql`
  SELECT "group", ${last} - greatest(coalesce(elsewhere, -1), known - 1) AS months, count(*) AS customers
  FROM (
    SELECT m.customer_key, any_value(n.group_index) AS "group", min(d.place) AS known,
           max(d.place) FILTER (m.group_index <> n.group_index) AS elsewhere
    FROM memberships AS m
    JOIN (VALUES ${join(places)}) AS d (place, run_id, as_of) ON d.run_id = m.run_id AND d.as_of = m.as_of
    JOIN (${membersAt(now)}) AS n ON n.customer_key = m.customer_key
    WHERE m.version_id = ${now.versionId}
    GROUP BY m.customer_key
  )
  GROUP BY ALL ORDER BY ALL`
}

/**
 * Who of each group's present members was in it at so many month ends in a row, from the sets of those who stayed from one
 * month end to the next: the last k of them have in common who was there k + 1 times.
 */
export const stayedInGroup = (now: MembersAt, pairs: readonly DatePair[], bits: number): Sql => {
  const places = [...pairs]
    .reverse()
    .map(
      ({ from, to }, place) =>
        sql`(${place + 1}, ${from.runId}, CAST(${from.asOf} AS DATE), ${to.runId}, CAST(${to.asOf} AS DATE))`,
    )
  return sql`
  WITH members AS (
    SELECT group_index AS "group", ${setOfCustomers(sql`customer_key`, bits)} AS them FROM (${membersAt(now)}) GROUP BY group_index
  ), stays AS (
    SELECT p.times, bit_and(m.stayed) OVER (ORDER BY p.times) AS all_along
    FROM (VALUES ${join(places)}) AS p (times, from_run_id, from_as_of, to_run_id, to_as_of)
    JOIN group_moves AS m USING (from_run_id, from_as_of, to_run_id, to_as_of)
    WHERE m.version_id = ${now.versionId} AND bit_length(m.stayed) = ${bits}
  )
  SELECT "group", times, bit_count(them & all_along) AS customers FROM members CROSS JOIN stays
  UNION ALL SELECT "group", 0, bit_count(them) FROM members
  ORDER BY ALL`
}

const stayRow = z.object({ group: z.number(), times: z.number(), customers: z.number() })

/** Those who were there exactly so many times, from those who were there so many times or more. */
function exactly(rows: readonly z.infer<typeof stayRow>[]): TimeRow[] {
  const longer = (group: number, times: number) =>
    rows.find((row) => row.group === group && row.times === times + 1)?.customers ?? 0
  return rows.map(({ group, times, customers }) => ({
    group,
    months: times + 1,
    customers: customers - longer(group, times),
  }))
}

const timeRow = z.object({ group: z.number(), months: z.number(), customers: z.number() })
type TimeRow = z.infer<typeof timeRow>

/** The smallest number of months that at least this share of the customers has not gone beyond. */
function quantile(byMonths: readonly number[], share: number): number | null {
  const total = byMonths.reduce((sum, customers) => sum + customers, 0)
  let so = 0
  for (const [at, customers] of byMonths.entries()) {
    so += customers
    if (customers > 0 && so >= share * total) return at + 1
  }
  return null
}

/** 1 / the share of members who left the group from one date to the next; null where nobody did. */
function expectedStay({ periods }: GroupHistory, group: number): number | null {
  let members = 0
  let stayed = 0
  for (const { moves } of periods) {
    members += (moves[group] ?? []).reduce((sum, customers) => sum + customers, 0)
    stayed += moves[group]?.[group] ?? 0
  }
  return members === stayed ? null : members / (members - stayed)
}

function timesOf(rows: readonly TimeRow[], dates: number) {
  const byMonths = new Array<number>(dates).fill(0)
  for (const { months, customers } of rows) byMonths[months - 1] = customers
  const customers = byMonths.reduce((sum, count) => sum + count, 0)
  const months = byMonths.reduce((sum, count, at) => sum + count * (at + 1), 0)
  return {
    customers,
    mean: customers === 0 ? null : months / customers,
    quarter: quantile(byMonths, 0.25),
    median: quantile(byMonths, 0.5),
    threeQuarters: quantile(byMonths, 0.75),
    throughout: byMonths.at(-1) ?? 0,
    byMonths,
  }
}

/** From the sets of who stayed where they were kept, and else from the memberships themselves. */
async function timesInGroup(database: Database, versionId: number, dates: readonly Publication[]): Promise<TimeRow[]> {
  const [first, ...later] = dates.map((date) => ({ versionId, ...date }))
  const now = later.at(-1)
  if (!first || !now) return []
  const pairs = later.map((to, at) => ({ from: dates[at] ?? to, to }))
  const bits = await bitsOfCustomers(database)
  const found =
    bits > MOST_BITS ? [] : await rowsOnce(database, now, { query: stayedInGroup(now, pairs, bits), row: stayRow })
  const isWhole = new Set(found.map(({ times }) => times)).size === dates.length
  return isWhole ? exactly(found) : rowsOnce(database, now, { query: datesInGroup([first, ...later]), row: timeRow })
}

/** A year and the month it began with. */
const MOST_DATES = 13
const LEAST_DATES = 2

/** How long the members of each group have been there. */
export const timeInGroups = (workspace: Workspace, { portfolioId, asOf }: TimeAsked): Promise<TimeInGroup> =>
  workspace.read(async (database) => {
    const portfolio = await currentPortfolio(database, portfolioId)
    const until = await publishedUntil(database, asOf)
    const dates = spacedDates(until, { everyMonths: 1, most: MOST_DATES })
    const shortage = tooFewDates(dates.length, LEAST_DATES, 1)
    const rows = shortage ? [] : await timesInGroup(database, portfolio.versionId, dates)
    const history = await historyOf(database, portfolio, shortage ? [] : dates)
    const groups = namedGroups(portfolio.definition)
    return {
      portfolioId,
      asOf: dates.at(-1)?.asOf ?? until.last.asOf,
      since: dates[0]?.asOf ?? until.last.asOf,
      dates: dates.length,
      groups,
      byGroup: groups.map(({ index }) => ({
        group: index,
        ...timesOf(
          rows.filter(({ group }) => group === index),
          dates.length,
        ),
        expectedStay: expectedStay(history, index),
      })),
      shortage,
    }
  })
