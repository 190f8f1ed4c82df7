import type { CostModel } from '@sabad/contract/schemas/cost-model'
import { salesOfWindows } from '../../src/costing/gather.ts'
import { events } from '../../src/customers/timeline.ts'
import { purchasesByDay } from '../../src/snapshot/tracking.ts'
import {
  clusterFirstDays,
  partEnds,
  purchaseMonths,
  purchaseParts,
  serviceMonths,
  serviceParts,
} from '../../src/sources/cluster-sums.ts'
import { namesOfColumn } from '../../src/sources/names.ts'
import { costCells } from '../../src/sources/read-changes.ts'
import type { Dialect } from '../../src/sql/dialect.ts'
import { type Sql, sql } from '../../src/sql/sql.ts'

/** A question over facts that a cluster is asked; the same of the workspace's own tables in the other dialect. */
export interface TwoDialects {
  readonly name: string
  readonly columns: readonly string[]
  readonly query: (dialect: Dialect) => Sql
}

const span = { first: '2024-01-01', last: '2026-12-01' }
/** Two days that divide their months, one that ends its own. */
const ends = partEnds(['2025-03-14', '2025-12-31', '2026-03-07'])

const purchaseColumns = [
  'period',
  'first_purchase_on',
  'last_purchase_on',
  'purchase_days',
  'purchase_day_sum',
  'first_day_revenue',
  'orders',
  'revenue',
  'returned',
  'cost_of_goods',
  'costed_revenue',
  'discount',
]
const serviceColumns = [
  'period',
  'interactions',
  'tickets',
  'satisfaction_sum',
  'satisfaction_count',
  'contacts',
  'responses',
]

const everyDriver: CostModel = {
  pools: [],
  activities: (['orders', 'lines', 'returns', 'revenue', 'customers'] as const).map((count, index) => ({
    name: count,
    pool: 'any',
    step: 'service',
    driver: { count, where: index === 0 ? [{ column: 'channel', values: ['Web'], except: true }] : [] },
    minutes: null,
    share: null,
  })),
  direct: [],
  measured: [],
  financing: null,
}

/** A calendar of two windows, as a cluster is given it. */
const calendar = sql`cost_calendar AS (
  SELECT DISTINCT ordered_on AS day, CASE WHEN ordered_on <= CAST('2025-06-30' AS DATE) THEN 1 ELSE 2 END AS bucket
  FROM (SELECT ordered_on FROM orders UNION ALL SELECT ordered_on FROM order_lines) AS d)`

export const twoDialects: readonly TwoDialects[] = [
  { name: 'purchase-months', columns: purchaseColumns, query: (dialect) => purchaseMonths(span, dialect) },
  { name: 'purchase-parts', columns: purchaseColumns, query: (dialect) => purchaseParts(ends, dialect) },
  { name: 'service-months', columns: serviceColumns, query: (dialect) => serviceMonths(span, dialect) },
  { name: 'service-parts', columns: serviceColumns, query: (dialect) => serviceParts(ends, dialect) },
  { name: 'first-days', columns: ['what', 'name', 'day'], query: () => clusterFirstDays('2025-01-01') },
  {
    name: 'sales-of-windows',
    columns: ['bucket', 'sold', 'returned', 'discount', 'cost_of_goods', 'costed', 'd0', 'd1', 'd2', 'd3', 'd4'],
    query: (dialect) => sql`WITH ${calendar} SELECT * FROM (${salesOfWindows(everyDriver, dialect)}) AS s`,
  },
]

/** Questions whose answers are of no customer. */
export const cellsInTwoDialects: readonly TwoDialects[] = [
  {
    name: 'purchases-by-day',
    columns: ['day', 'came', 'came_back', 'calibrated', 'last_day'],
    query: (dialect) => purchasesByDay({ calibratedOn: '2025-12-31', asOf: '2026-06-30', whose: sql`TRUE` }, dialect),
  },
  { name: 'names-of-column', columns: ['kind'], query: () => namesOfColumn(sql`interactions`, 'kind') },
]

/** What is asked of tables that the workspace does not have in this form. */
export const otherQuestions: Readonly<Record<string, Sql>> = {
  'cost-cells': costCells(sql`costs`, ['2025-01-01', '2025-02-01']),
  'events-of-customer': events('A00001', '2026-06-30'),
}
