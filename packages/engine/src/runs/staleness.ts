import { z } from 'zod'
import { publishedDates } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'

const importRow = z.object({ last: z.number() })

/** No measure rests on links between accounts: a page reads them as they are. */
const changesMeasures = sql`kind <> 'links'`

export const lastImport = async (database: Database): Promise<number> =>
  (await database.row(sql`SELECT coalesce(max(import_id), 0) AS last FROM imports WHERE ${changesMeasures}`, importRow))
    .last

/** Counts up when costing finds more or otherwise than before: dates that were costed by an older program are costed anew. */
const COSTING_EDITION = 2

/** The settings that every computed value rests on, and the version of the cost model where there is one. */
export async function valueSettings(database: Database, costModel: number | null) {
  const { marginRate, discountRate } = await settingsOf(database)
  return { marginRate, discountRate, ...(costModel !== null && { costModel, costing: COSTING_EDITION }) }
}

/** What is out of date: to be computed whole, and to be costed anew by another model, all else being as it was. */
export interface StaleDates {
  readonly dates: readonly string[]
  readonly toRecost: readonly string[]
}

const restsOn = z.object({ costModel: z.number().optional(), costing: z.number().optional() }).loose()

/** Without the cost model, as they are compared. */
function settingsBesideCosts(settings: string): string {
  const { costModel: _, costing: __, ...others } = restsOn.parse(JSON.parse(settings))
  return JSON.stringify(others)
}

const freshRow = z.object({ asOf: z.string(), settings: z.string() })

/**
 * Whether there are as many rows as were published and assigned, all of them by a program that knew the revenue of the year
 * before: numbers that the tables carry along, so that no row is read.
 */
export const asManyAsRecorded = sql`
  SELECT (SELECT count(*) FROM snapshots) = (SELECT coalesce(sum(customers), 0) FROM current_publications)
     AND (SELECT count(*) FROM memberships) = (SELECT coalesce(sum(customers), 0) FROM assignments)
     AND (SELECT count(*) FROM customer_profits) =
       (SELECT coalesce(sum(customers), 0) FROM current_publications SEMI JOIN costings USING (run_id, as_of))
     AND NOT EXISTS (SELECT 1 FROM snapshots WHERE revenue_prior_12m IS NULL) AS "isWhole"`

/** Published dates that have other rows than were published. */
const incomplete = sql`
  WITH kept AS (
    SELECT run_id, as_of, customers, n FROM current_publications
      LEFT JOIN (SELECT run_id, as_of, count(revenue_prior_12m) AS n FROM snapshots GROUP BY ALL) USING (run_id, as_of)
    UNION ALL SELECT run_id, as_of, customers, n FROM assignments
      LEFT JOIN (SELECT run_id, as_of, version_id, count(*) AS n FROM memberships GROUP BY ALL) USING (run_id, as_of, version_id)
    UNION ALL SELECT run_id, as_of, customers, n FROM current_publications SEMI JOIN costings USING (run_id, as_of)
      LEFT JOIN (SELECT run_id, as_of, count(*) AS n FROM customer_profits GROUP BY ALL) USING (run_id, as_of)
  )
  SELECT run_id, as_of FROM kept WHERE coalesce(n, 0) <> customers`

const nothing = sql`SELECT run_id, as_of FROM publications WHERE FALSE`

/**
 * Published dates that no later import has touched (an import touches its earliest day and every date after it) and
 * that still have all their rows: what doctor finds missing, a refresh computes again. A row without the revenue of the
 * year before is one of an older program, and counts as missing.
 */
export const untouched = (isWhole: boolean): Sql => sql`
  SELECT p.as_of AS "asOf", r.settings
  FROM current_publications AS p JOIN runs AS r USING (run_id)
  WHERE NOT EXISTS (SELECT 1 FROM imports AS i
      WHERE i.import_id > r.last_import AND ${changesMeasures} AND (i.earliest_on IS NULL OR i.earliest_on <= p.as_of))
    AND NOT EXISTS (SELECT 1 FROM (${isWhole ? nothing : incomplete}) AS lost
      WHERE lost.run_id = p.run_id AND lost.as_of = p.as_of)`

const wholeRow = z.object({ isWhole: z.boolean() })

/**
 * The dates to compute, oldest first: those asked for that were never computed, and every published date whose facts
 * or settings have changed since. A correction of the past corrects all of it that has been told.
 */
export async function staleDates(
  database: Database,
  requested: readonly string[],
  costModel: number | null,
): Promise<StaleDates> {
  const current = JSON.stringify(await valueSettings(database, costModel))
  const { isWhole } = await database.row(asManyAsRecorded, wholeRow)
  const rows = await database.rows(untouched(isWhole), freshRow)
  const fresh = new Set(rows.filter(({ settings }) => settings === current).map(({ asOf }) => asOf))
  const others = settingsBesideCosts(current)
  const costedOtherwise = rows.filter((row) => row.settings !== current && settingsBesideCosts(row.settings) === others)
  const toRecost = costModel === null ? [] : costedOtherwise.map(({ asOf }) => asOf).sort()
  const all = new Set([...requested, ...(await publishedDates(database))])
  return { dates: [...all].filter((date) => !fresh.has(date) && !toRecost.includes(date)).sort(), toRecost }
}
