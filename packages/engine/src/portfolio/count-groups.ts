import { z } from 'zod'
import { formulas } from '../measures/formulas.ts'
import { storeMoves, uncounted } from '../movement/moves.ts'
import { monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { storeBase, storedBase } from './base-figures.ts'
import { storeTotals } from './group-totals.ts'
import type { Publication } from './published.ts'

/** A count that is wanted: of which date it is, and how it is made. */
export interface GroupCount {
  readonly asOf: string
  readonly make: () => Promise<number>
}

const totalsRow = z.object({ versionId: z.number(), runId: z.number(), asOf: z.string() })

const countedTotals = sql`
  SELECT DISTINCT version_id AS "versionId", run_id AS "runId", as_of AS "asOf" FROM group_totals WHERE formulas = ${formulas}`

async function totalsToCount(database: Database, versionIds: readonly number[], dates: readonly Publication[]) {
  const keyOf = (versionId: number, { runId, asOf }: Publication) => `${versionId} ${runId} ${asOf}`
  const rows = await database.rows(countedTotals, totalsRow)
  const counted = new Set(rows.map(({ versionId, ...date }) => keyOf(versionId, date)))
  return dates.flatMap((date) =>
    versionIds
      .filter((versionId) => !counted.has(keyOf(versionId, date)))
      .map((versionId) => ({ asOf: date.asOf, make: () => storeTotals(database, { versionId, ...date }) })),
  )
}

/** A month end and the one before, where both are published: what forecasts and alerts learn from. */
const monthPairs = (dates: readonly Publication[]) =>
  dates.flatMap((to) => {
    const isMonthEnd = monthEndBefore(to.asOf, 0) === to.asOf
    const from = isMonthEnd ? dates.find(({ asOf }) => asOf === monthEndBefore(to.asOf, 1)) : undefined
    return from ? [{ from, to }] : []
  })

async function movesToCount(database: Database, versionIds: readonly number[], dates: readonly Publication[]) {
  const wanted: GroupCount[] = []
  for (const versionId of versionIds) {
    for (const pair of await uncounted(database, versionId, monthPairs(dates)))
      wanted.push({ asOf: pair.to.asOf, make: () => storeMoves(database, versionId, pair) })
  }
  return wanted
}

const anyRow = z.object({})

/** The base's figures of the newest date, which the pages of its groups compare with. */
async function baseToCount(database: Database, newest: Publication | undefined): Promise<GroupCount[]> {
  if (!newest || (await database.rows(storedBase(newest), anyRow)).length > 0) return []
  return [{ asOf: newest.asOf, make: () => storeBase(database, newest) }]
}

/** What pages ask of these versions at these dates and was not counted yet. */
export const groupsToCount = async (
  database: Database,
  versionIds: readonly number[],
  dates: readonly Publication[],
): Promise<readonly GroupCount[]> => [
  ...(await baseToCount(database, dates.at(-1))),
  ...(await totalsToCount(database, versionIds, dates)),
  ...(await movesToCount(database, versionIds, dates)),
]
