import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

/** Enough for shares within a percentage point, few enough to answer while somebody drags a cut point. */
const ENOUGH = 20_000

const countRow = z.object({ customers: z.number() })

/** How many customers a published date has, and one in how many of them is enough to look at. */
export async function sampleOf(
  database: Database,
  asOf: string,
  enough: number = ENOUGH,
): Promise<{ customers: number; oneIn: number }> {
  const { customers } = await database.row(
    sql`SELECT customers FROM current_publications WHERE as_of = CAST(${asOf} AS DATE)`,
    countRow,
  )
  return { customers, oneIn: Math.max(1, Math.ceil(customers / enough)) }
}
