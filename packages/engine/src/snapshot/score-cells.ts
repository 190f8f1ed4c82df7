import { DOUBLE, INTEGER } from '@duckdb/node-api'
import { discountedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import { atBounds } from './cell-bounds.ts'
import { yearOf, yearsOf } from './discounting.ts'
import { WEEKS_PER_YEAR } from './resolution.ts'

interface CellScoring {
  readonly resolution: number
  /** Yearly, 0..1. */
  readonly discountRate: number
}

/**
 * Scores the distinct (frequency, age) cells in JavaScript and lays the table `score_cells` beside the summary. The
 * part of each expectation that depends on recency is the probability of being alive, which SQL computes per customer.
 */
export async function createScoreCells(
  database: Database,
  model: PurchaseModel | null,
  { resolution, discountRate }: CellScoring,
): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE score_cells (frequency INTEGER, age_cell INTEGER,
    expected_0 DOUBLE, year_0 DOUBLE, residual_0 DOUBLE, expected_1 DOUBLE, year_1 DOUBLE, residual_1 DOUBLE)`)
  if (!model) return
  const cells = await database.columns(
    sql`SELECT DISTINCT purchase_days - 1 AS frequency, (as_of - first_purchase_on) // ${resolution} AS cell
        FROM summary WHERE purchase_days > 0`,
    ['frequency', 'cell'],
  )
  const { start, end } = atBounds(cells, resolution, (known) => [
    expectedPurchasesIfAliveColumn(model, known, WEEKS_PER_YEAR),
    discountedPurchasesIfAliveColumn(model, known, yearOf(discountRate)),
    discountedPurchasesIfAliveColumn(model, known, yearsOf(discountRate)),
  ])
  const columns = [...start, ...end]
  await database.append(
    'score_cells',
    [INTEGER, INTEGER, ...columns.map(() => DOUBLE)],
    [cells.frequency, cells.cell, ...columns],
  )
}
