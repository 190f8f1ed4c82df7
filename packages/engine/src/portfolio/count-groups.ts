import { z } from 'zod'
import { formulas } from '../measures/formulas.ts'
import { pairsWithoutFlows, storeFlows } from '../movement/flows.ts'
import { storeMoves, uncounted } from '../movement/moves.ts'
import { isMonthEnd, monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { storeBase, storedBase } from './base-figures.ts'
import { storeMeans, versionsWithoutMeans } from './group-means.ts'
import { storeTotals } from './group-totals.ts'
import { storeKnown } from './library/known.ts'
import type { Publication } from './published.ts'
import { hasSurvey } from './surveys.ts'
import { storeVariables } from './variable-list.ts'

/** Makes a count that is wanted, on a connection that writes. */
export type GroupCount = (writer: Database) => Promise<number>

const totalsRow = z.object({ versionId: z.number(), runId: z.number(), asOf: z.string() })

const countedTotals = sql`
  SELECT DISTINCT version_id AS "versionId", run_id AS "runId", as_of AS "asOf" FROM group_totals WHERE formulas = ${formulas}`

/** Versions that are counted in one pass: twice as many save a twentieth, and each takes memory of its own. */
const AT_ONCE = 6

const inParts = (all: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) => all.slice(part * AT_ONCE, (part + 1) * AT_ONCE))

async function totalsToCount(database: Database, versionIds: readonly number[], dates: readonly Publication[]) {
  const keyOf = (versionId: number, { runId, asOf }: Publication) => `${versionId} ${runId} ${asOf}`
  const rows = await database.rows(countedTotals, totalsRow)
  const counted = new Set(rows.map(({ versionId, ...date }) => keyOf(versionId, date)))
  return dates.flatMap((publication) =>
    inParts(versionIds.filter((versionId) => !counted.has(keyOf(versionId, publication)))).map(
      (some) => (writer: Database) => storeTotals(writer, { publication, versionIds: some }),
    ),
  )
}

/** A month end and the one before, where both are published: what forecasts and alerts learn from. */
const monthPairs = (dates: readonly Publication[]) =>
  dates.flatMap((to) => {
    const from = isMonthEnd(to.asOf) ? dates.find(({ asOf }) => asOf === monthEndBefore(to.asOf, 1)) : undefined
    return from ? [{ from, to }] : []
  })

async function movesToCount(database: Database, versionIds: readonly number[], dates: readonly Publication[]) {
  const wanted: GroupCount[] = []
  for (const versionId of versionIds) {
    for (const pair of await uncounted(database, versionId, monthPairs(dates)))
      wanted.push((writer) => storeMoves(writer, versionId, pair))
  }
  return wanted
}

/**
 * What alerts and movement ask for first: the newest date and the one before, and the newest two month ends. Flows with
 * their value cost four times what moves do, and between other dates are counted when they are asked for.
 */
async function flowsToCount(database: Database, versionIds: readonly number[], dates: readonly Publication[]) {
  const [from, to] = dates.slice(-2)
  const newest = from && to ? [{ from, to }] : []
  const lastMonth = monthPairs(dates).slice(-1)
  const pairs = lastMonth.some((pair) => pair.to === to && pair.from === from) ? newest : [...newest, ...lastMonth]
  const wanted: GroupCount[] = []
  for (const versionId of versionIds) {
    for (const pair of await pairsWithoutFlows(database, versionId, pairs))
      wanted.push((writer) => storeFlows(writer, versionId, pair))
  }
  return wanted
}

const anyRow = z.object({ measure: z.string() })

/** The base's figures of each date, which the pages of its groups compare with. */
async function basesToCount(database: Database, dates: readonly Publication[]) {
  const wanted: GroupCount[] = []
  for (const date of dates) {
    const counted = await database.rows(sql`${storedBase(date)} LIMIT 1`, anyRow)
    if (counted.length === 0) wanted.push((writer) => storeBase(writer, date))
  }
  return wanted
}

/** The profiles of groups at the newest date. As dates grow old they keep theirs. */
async function meansToCount(database: Database, versionIds: readonly number[], newest: Publication | undefined) {
  if (!newest) return []
  const versions = await versionsWithoutMeans(database, versionIds, newest)
  // One pass for several takes twice as long here: fifty means are kept for each set of groups.
  return versions.map((versionId) => (writer: Database) => storeMeans(writer, { versionId, ...newest }))
}

const surveys = { variables: storeVariables, library: storeKnown }

/** What the workshop asks of everyone at the newest date. */
async function surveysToMake(database: Database, newest: Publication | undefined): Promise<readonly GroupCount[]> {
  if (!newest) return []
  const wanted: GroupCount[] = []
  for (const what of ['variables', 'library'] as const) {
    if (!(await hasSurvey(database, what, newest))) wanted.push((writer) => surveys[what](writer, newest))
  }
  return wanted
}

/** What pages ask of these versions at these dates and was not counted yet. */
export const groupsToCount = async (
  database: Database,
  versionIds: readonly number[],
  dates: readonly Publication[],
): Promise<readonly GroupCount[]> => [
  ...(await basesToCount(database, dates)),
  ...(await totalsToCount(database, versionIds, dates)),
  ...(await meansToCount(database, versionIds, dates.at(-1))),
  ...(await movesToCount(database, versionIds, dates)),
  ...(await flowsToCount(database, versionIds, dates)),
  ...(await surveysToMake(database, dates.at(-1))),
]
