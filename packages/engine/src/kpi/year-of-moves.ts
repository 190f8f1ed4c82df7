import { z } from 'zod'
import { movesBetween } from '../movement/moves.ts'
import type { Publication } from '../portfolio/published.ts'
import { monthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { KpiLacking, YearOfMoves } from './outcome.ts'

/** The last date that lies 12 to 13 months before, of dates that are published. */
export function aYearBefore(asOf: string, publications: readonly Publication[]): Publication | null {
  const [latest, earliest] = [monthsEarlier(asOf, 12), monthsEarlier(asOf, 13)]
  return publications.findLast((one) => one.asOf <= latest && one.asOf > earliest) ?? null
}

/** Code of the reason why moves of a year cannot be told: the one that a later refresh may take away. */
export const NO_EARLIER_DATE = 'no-earlier-date'

const meanRow = z.object({ group: z.number(), value: z.number().nullable() })

/** Mean lifetime value of each group as it was told at a date. */
async function meansAt(database: Database, versionId: number, { runId, asOf }: Publication) {
  const rows = await database.rows(
    sql`SELECT group_index AS "group", value FROM kpi_values WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
          AND version_id = ${versionId} AND kpi = 'lifetime_value'`,
    meanRow,
  )
  return new Map(rows.flatMap(({ group, value }) => (value === null ? [] : [[group, value] as const])))
}

const moveRow = z.object({ from: z.number(), to: z.number(), customers: z.number() })

interface Year {
  readonly versionId: number
  readonly before: Publication | null
  readonly now: Publication
  /** Mean lifetime value of each group now, for those that had nobody then. */
  readonly meansNow: ReadonlyMap<number, number>
}

/** Groups from the best down by mean lifetime value; of equals the earlier one of the definition is the better. */
function ranksOf(means: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const best = [...means].sort(([one, a], [other, b]) => b - a || one - other)
  return new Map(best.map(([group], place) => [group, place]))
}

/** Who of each group of a year ago is in a better or a worse one now. */
export async function yearOfMoves(
  database: Database,
  { versionId, before, now, meansNow }: Year,
): Promise<(group: number) => YearOfMoves | KpiLacking> {
  if (before === null) return () => ({ code: NO_EARLIER_DATE, params: { wanted: monthsEarlier(now.asOf, 12) } })
  const means = await meansAt(database, versionId, before)
  if (means.size === 0) return () => ({ code: 'no-model', params: {} })
  const ranks = ranksOf(new Map([...meansNow, ...means]))
  const moves = await database.rows(movesBetween({ versionId, ...before }, { versionId, ...now }), moveRow)
  const rank = (group: number) => ranks.get(group) ?? Number.POSITIVE_INFINITY
  return (group) => {
    const leaving = moves.filter(({ from }) => from === group)
    const counted = (keep: (to: number) => boolean) =>
      leaving.reduce((sum, { to, customers }) => sum + (keep(to) ? customers : 0), 0)
    return {
      customers: counted(() => true),
      upgraded: counted((to) => rank(to) < rank(group)),
      downgraded: counted((to) => rank(to) > rank(group)),
    }
  }
}
