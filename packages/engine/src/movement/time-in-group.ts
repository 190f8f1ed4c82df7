import type { TimeInGroup } from '@sabad/contract/schemas/movement'
import { z } from 'zod'
import { currentPortfolio } from '../portfolio/store.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { publishedUntil } from './dates.ts'
import { type GroupHistory, historyOf } from './history.ts'
import { type MembersAt, membersAt } from './members.ts'
import { namedGroups } from './movement.ts'
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
    const [first, ...later] = dates.map((date) => ({ versionId: portfolio.versionId, ...date }))
    const rows = shortage || !first ? [] : await database.rows(datesInGroup([first, ...later]), timeRow)
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
