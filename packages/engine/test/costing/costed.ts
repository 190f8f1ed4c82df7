import type { CostActivity, CostModel, CostPool } from '@sabad/contract/schemas/cost-model'
import { saveCostModel } from '../../src/costing/store.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { type PlainRow, rowsOf } from '../company.ts'

/** A model with nothing in it but what is given. */
export const modelOf = (parts: Partial<CostModel>): CostModel => ({
  pools: [],
  activities: [],
  direct: [],
  measured: [],
  financing: null,
  ...parts,
})

export const pool = (name: string, parts: Partial<CostPool> = {}): CostPool => ({
  name,
  level: 'customer',
  source: { kind: 'ledger', accounts: [name], activities: null },
  capacity: null,
  ...parts,
})

export const activity = (name: string, parts: Partial<CostActivity> = {}): CostActivity => ({
  name,
  pool: name,
  step: 'service',
  driver: { count: 'orders', where: [] },
  minutes: null,
  share: null,
  ...parts,
})

export const save = (workspace: Workspace, model: CostModel) =>
  saveCostModel(workspace, { model, author: 'Ada', rationale: 'For a test' })

/** The stored profit of each customer of a date, by customer. */
export const profitsOn = (workspace: Workspace, asOf: string): Promise<PlainRow[]> =>
  rowsOf(
    workspace,
    sql`SELECT c.customer_id, p.* EXCLUDE (run_id, as_of, customer_key, drivers) FROM customer_profits AS p
        JOIN customers AS c USING (customer_key) JOIN current_publications AS u USING (run_id, as_of)
        WHERE p.as_of = CAST(${asOf} AS DATE) ORDER BY c.customer_id`,
  )
