import type { FittedInUse } from '../models/fitted-in-use.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { aliveAt, withLeaving } from './alive.ts'
import { cellsOf, createCountCells, createSpendCells, TAIL } from './count-cells.ts'
import { COUNT_COLUMNS, countQuantile, livingLevel } from './count-quantile.ts'
import { cellColumns, historyColumns, inCell } from './history-columns.ts'

/** Standard errors from the estimate to either end of an interval that leaves out {@link TAIL} on each side. */
export const TAIL_DEVIATIONS = 1.2815515655446004

export interface IntervalEnds {
  /** Those by which the snapshots were scored. */
  readonly models: FittedInUse
  readonly resolution: number
  /** Rows of stored snapshots of one date. */
  readonly snapshots: Sql
}

/** Who bought, as models know them, with what was foretold of them. */
const buyers = ({ snapshots, resolution }: IntervalEnds): Sql => sql`
    SELECT customer_key, ${historyColumns}, ${cellColumns(resolution)},
           expected_purchases_12m, expected_spend, clv_12m, clv_residual
    FROM (${snapshots}) WHERE purchase_days > 0`

/** Purchases of a year: the columns, and the list of those who buy more often than they tell. */
const ofYear = (u: number, level: Sql): Sql =>
  countQuantile(u, {
    name: 'count',
    level,
    beyond: sql`${COUNT_COLUMNS} + coalesce(len(list_filter(counts, lambda c: c < ${level})), 0)`,
  })

/** Purchases of ten years, in the steps of the cell. */
const ofTenYears = (u: number, level: Sql): Sql =>
  sql`step * ${countQuantile(u, { name: 'steps', level, beyond: sql`${COUNT_COLUMNS}` })}`

/** Where the log-odds of leaving are so many standard errors from their estimate. */
const aliveBeside = (deviations: number): Sql => aliveAt(sql`(leaving + ${deviations} * leaving_deviation)`)

/** So many purchases, at what each that is expected brings. Who buys nothing brings nothing, however little was expected. */
const worth = (purchases: Sql, value: Sql, expected: Sql): Sql =>
  sql`${value} * CASE WHEN ${purchases} = 0 THEN 0 ELSE ${purchases} / ${expected} END`

const inYear = (end: Sql): Sql => worth(end, sql`clv_12m`, sql`expected_purchases_12m`)
const inTenYears = (end: Sql): Sql => worth(end, sql`clv_residual`, sql`expected_residual`)

/** In single precision, as snapshots keep what they are the ends of. */
const ends: Sql = join(
  Object.entries({
    probability_alive_lower: aliveBeside(TAIL_DEVIATIONS),
    probability_alive_upper: aliveBeside(-TAIL_DEVIATIONS),
    expected_purchases_12m_lower: sql`low`,
    expected_purchases_12m_upper: sql`high`,
    expected_spend_lower: sql`expected_spend * spend_low`,
    expected_spend_upper: sql`expected_spend * spend_high`,
    clv_12m_lower: inYear(sql`low`),
    clv_12m_upper: inYear(sql`high`),
    clv_residual_lower: inTenYears(sql`residual_low`),
    clv_residual_upper: inTenYears(sql`residual_high`),
  }).map(([name, end]) => sql`CAST(${end} AS FLOAT) AS ${identifier(name)}`),
  ',\n         ',
)

/** One model tells who is alive and how often they buy: what it says is worked out once. */
const same = sql`SELECT *, leaving AS leaving_purchases FROM judged`

/**
 * The ends of the intervals of 80 % of what is foretold of buyers, one row each: of P(alive) by what the estimates of its
 * model leave open, of purchases, spend and lifetime value by what may happen. Reads `count_cells`, `longer_counts` and
 * `spend_cells`.
 */
export function intervalEnds(asked: IntervalEnds): Sql {
  const { alive, purchases } = asked.models
  return sql`
  WITH known AS (${buyers(asked)}
  ), judged AS (${withLeaving(sql`known`, alive, 'leaving')}
  ), foretold AS (${purchases === alive ? same : withLeaving(sql`judged`, purchases, 'leaving_purchases')}
  ), alive AS (SELECT *, ${aliveAt(sql`leaving_purchases`)} AS alive_of_purchases FROM foretold
  ), counted AS (
    SELECT a.*, spend_cells.low AS spend_low, spend_cells.high AS spend_high,
           alive_of_purchases * ${inCell(sql`all_0`, sql`all_1`)} AS expected_residual,
           ${ofYear(TAIL, sql`low_level`)} AS low, ${ofYear(1 - TAIL, sql`high_level`)} AS high,
           ${ofTenYears(TAIL, sql`low_level`)} AS residual_low,
           ${ofTenYears(1 - TAIL, sql`high_level`)} AS residual_high
    FROM (SELECT *, ${livingLevel(TAIL)} AS low_level, ${livingLevel(1 - TAIL)} AS high_level FROM alive) AS a
    LEFT JOIN count_cells USING (frequency, age_cell) LEFT JOIN longer_counts USING (frequency, age_cell)
    LEFT JOIN spend_cells USING (frequency)
  )
  SELECT customer_key, ${ends}
  FROM counted`
}

/**
 * Lays {@link intervalEnds} as a table of the connection's own. A snapshot does not keep them: at a million customers they
 * would take a third of the time of scoring and a quarter of the disk, and are asked for of few (docs/decisions/0035).
 */
export async function layIntervalEnds(database: Database, table: string, asked: IntervalEnds): Promise<void> {
  const { purchases, spend } = asked.models
  const cells = await cellsOf(database, buyers(asked))
  await createCountCells(database, purchases, { cells, resolution: asked.resolution })
  await createSpendCells(database, spend, cells)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(table)} AS ${intervalEnds(asked)}`)
}
