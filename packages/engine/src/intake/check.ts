import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Plan } from './plan.ts'
import type { Asked } from './request.ts'

export interface Tally {
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  /** Rejected rows by reason. */
  readonly reasons: Readonly<Record<string, number>>
}

const DEFAULT_MAX_REJECTS_PERCENT = 20

const reasonCount = z.object({ reason: z.string(), count: z.number() })

/** Counts the rows that cannot be used, by reason. */
export async function tally(database: Database, { source }: Plan, faulty: Sql | null): Promise<Tally> {
  const kept = faulty
    ? sql`SELECT fault.reason AS reason FROM (${faulty})`
    : sql`SELECT NULL::VARCHAR AS reason WHERE false`
  const lost = source.lost ? sql`UNION ALL SELECT reason FROM (${source.lost})` : sql``
  const counts = await database.rows(
    sql`SELECT reason, count(*) AS count FROM (${kept} ${lost}) GROUP BY reason ORDER BY count DESC, reason`,
    reasonCount,
  )
  const rejected = counts.reduce((sum, { count }) => sum + count, 0)
  const reasons = Object.fromEntries(counts.map(({ reason, count }) => [reason, count]))
  return { rows: source.rowCount, accepted: source.rowCount - rejected, rejected, reasons }
}

/** What the file must have before its rows are looked at. */
export function refuseUnclear({ mapping, reading }: Plan, { fileName: file }: Asked): void {
  if (mapping.missing.length > 0) {
    throw new EngineError('import.field-missing', { file, kind: mapping.kind.name, fields: mapping.missing })
  }
  const open = reading.dates.find(({ order }) => order === null)
  if (open) throw new EngineError('import.ambiguous-dates', { file, column: open.column })
}

/** Ends an import of which more would be lost than the user allowed. */
export function refuseTooManyRejects(
  { rows, accepted, rejected, reasons }: Tally,
  { options, fileName: file }: Asked,
): void {
  const limit = options.maxRejects ?? DEFAULT_MAX_REJECTS_PERCENT
  const percent = Math.round((rejected / rows) * 1000) / 10
  const said = Object.entries(reasons).map(([reason, count]) => `${reason}: ${count}`)
  if (rejected > (rows * limit) / 100) {
    throw new EngineError('import.too-many-rejects', { file, rows, rejected, percent, limit, reasons: said })
  }
  if (accepted === 0) throw new EngineError('import.nothing-accepted', { file, rows, reasons: said })
}
