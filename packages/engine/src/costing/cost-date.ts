import type { CostModel } from '@sabad/contract/schemas/cost-model'
import type { CostingReport } from '@sabad/contract/schemas/costing'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'
import { costBase, readTotals } from './base.ts'
import { monthsWithEntries, readLedger } from './ledger.ts'
import { profitMeasures, profits } from './profits.ts'
import { spreadPools } from './rates.ts'
import { costingReportOf } from './report.ts'
import { type CostWindow, monthsCovered } from './window.ts'

/** A model that is used, by its number. */
export interface CostVersion {
  readonly number: number
  readonly model: CostModel
}

/**
 * Costs the customers of `summary` in one window into the connection's own table `costed_profits`.
 * Needs what `gatherDrivers` gathered for the model.
 */
export async function costCustomers(
  database: Database,
  { number, model }: CostVersion,
  window: CostWindow,
): Promise<CostingReport> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE cost_base AS ${costBase(model, window)}`)
  const totals = await readTotals(database, model)
  const ledger = await readLedger(database, window)
  const months = await monthsCovered(database, window)
  const { pools, activities } = spreadPools({ model, totals, ledger, months })
  const { marginRate: assumed } = await settingsOf(database)
  const { costed = 0, cost_of_goods: goods = 0 } = totals
  const marginRate = costed > 0 ? (costed - goods) / costed : assumed
  await database.execute(
    sql`CREATE OR REPLACE TEMP TABLE costed_profits AS ${profits({ model, activities, marginRate, asOf: window.asOf })}`,
  )
  await database.execute(sql`DROP TABLE cost_base`)
  return costingReportOf(database, {
    window,
    version: number,
    model,
    totals,
    ledger,
    months,
    monthsWithEntries: await monthsWithEntries(database, window),
    pools,
    activities,
    marginRate,
  })
}

/** Costs one date of a run: its rows of `customer_profits`, its report, and what its snapshot will keep of it. */
export async function costDate(
  database: Database,
  { runId, window, version }: { readonly runId: number; readonly window: CostWindow; readonly version: CostVersion },
): Promise<number> {
  const { asOf } = window
  const report = await costCustomers(database, version, window)
  const rows = await database.execute(sql`INSERT INTO customer_profits
    SELECT ${runId}, CAST(${asOf} AS DATE), * FROM costed_profits ORDER BY customer_key`)
  await database.execute(
    sql`INSERT INTO costings VALUES (${runId}, CAST(${asOf} AS DATE), ${version.number}, ${JSON.stringify(report)})`,
  )
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE profit_measures AS ${profitMeasures(runId, asOf)}`)
  await database.execute(sql`DROP TABLE costed_profits`)
  return rows
}

/** Where there is nothing to cost: a snapshot without figures of profit. */
export const leaveUncosted = (database: Database): Promise<number> =>
  database.execute(sql`CREATE OR REPLACE TEMP TABLE profit_measures AS
    SELECT customer_key, net_revenue_12m, net_price_12m, gross_margin_12m, cost_to_serve_12m, contribution_margin
    FROM snapshots LIMIT 0`)
