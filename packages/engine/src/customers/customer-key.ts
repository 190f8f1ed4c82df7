import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { snapshotAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

export interface CustomerAt {
  readonly customerId: string
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

const keyRow = z.object({ customerKey: z.number() })

/** @throws EngineError customer.not-found where the customer was not known on that date */
export async function customerKey(database: Database, customerId: string, at: Publication): Promise<number> {
  const rows = await database.rows(
    sql`SELECT customer_key AS "customerKey" FROM customers WHERE customer_id = ${customerId}
        AND customer_key IN (SELECT customer_key FROM (${snapshotAt(at)}))`,
    keyRow,
  )
  const row = rows[0]
  if (!row) throw new EngineError('customer.not-found', { customerId, asOf: at.asOf })
  return row.customerKey
}
