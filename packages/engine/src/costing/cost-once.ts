import type { CostingReport } from '@sabad/contract/schemas/costing'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { type CostVersion, costCustomers } from './cost-date.ts'
import { gatherDrivers } from './gather.ts'
import { costWindows, createCostCalendar } from './window.ts'

/** The summary that costing needs, from the snapshot of a published date. */
export async function summaryFromSnapshot(database: Database, asOf: string): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE made_summary AS
    SELECT customer_key, first_purchase_on, purchase_days_12m FROM snapshots JOIN current_publications USING (run_id, as_of)
    WHERE as_of = CAST(${asOf} AS DATE)`)
  await database.execute(sql`CREATE OR REPLACE TEMP VIEW summary AS SELECT * FROM made_summary`)
}

/**
 * Costs the customers of a published date by any model, into the connection's own table `costed_profits`.
 * @throws EngineError source.not-here
 */
export async function costOnce(database: Database, version: CostVersion, asOf: string): Promise<CostingReport> {
  const { boundaries, windows } = costWindows([asOf])
  const [window] = windows
  if (!window) throw new Error('a date has a window')
  await refuseElsewhere(database, ['orders', 'order-lines', 'interactions', 'contacts'])
  await summaryFromSnapshot(database, asOf)
  await createCostCalendar(database, boundaries)
  await gatherDrivers(database, version.model)
  return costCustomers(database, version, window)
}
