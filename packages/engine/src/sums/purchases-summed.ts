import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const summedRow = z.object({ isSummed: z.boolean() })

/** Whether purchases have been summed by month, which an older program did not do. */
export const arePurchasesSummed = async (database: Database): Promise<boolean> =>
  (
    await database.row(
      sql`SELECT EXISTS (SELECT 1 FROM summed_months WHERE sums = 'purchases') AS "isSummed"`,
      summedRow,
    )
  ).isSummed
