import type { SourceKind } from '@sabad/contract/schemas/sources'
import { kinds } from '../facts/kinds.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { PinnedSource } from './pin-versions.ts'
import { emptyRelation, relationOf } from './relation.ts'

/** Costs are read into the workspace as they are booked (read-changes.ts), so that no question finds them twice. */
const asked: readonly SourceKind[] = ['orders', 'order-lines', 'interactions', 'contacts', 'products']

/** Facts that no cluster holds, as far as queries over all facts look at them. */
const elsewhere: readonly Sql[] = [
  sql`contracts AS (SELECT CAST(NULL AS VARCHAR) AS customer_key, CAST(NULL AS DATE) AS started_on, CAST(NULL AS VARCHAR) AS kind,
    CAST(NULL AS VARCHAR) AS contract_id, CAST(NULL AS DOUBLE) AS value_per_year WHERE FALSE)`,
  sql`ratings AS (SELECT CAST(NULL AS VARCHAR) AS customer_key, CAST(NULL AS DATE) AS rated_on WHERE FALSE)`,
  sql`costs AS (SELECT CAST(NULL AS VARCHAR) AS customer_key, CAST(NULL AS DATE) AS incurred_on WHERE FALSE)`,
]

/** The table of a kind, or its columns without a row where the source has none. */
export function tableOf(source: PinnedSource, kind: SourceKind): Sql {
  const table = source.tables.find((one) => one.kind === kind)
  if (table) return relationOf(source, table)
  const lines = source.tables.find((one) => one.kind === 'order-lines')
  if (kind !== 'products' || lines?.mapping.category === undefined) return emptyRelation(kind)
  // A view of lines that carries the category of its product stands for the table of products.
  return sql`(SELECT product_id, max(category) AS category FROM ${relationOf(source, lines)} AS l GROUP BY product_id)`
}

/**
 * The tables of a source under the names of the workspace's own, for the WITH of a query: what is written over facts here
 * can be asked there. Tables that a query does not name cost nothing.
 */
export const factTables = (source: PinnedSource): Sql =>
  join(
    [
      ...asked.map((kind) => sql`${identifier(kinds[kind].table)} AS (SELECT * FROM ${tableOf(source, kind)} AS t)`),
      ...elsewhere,
    ],
    ',\n  ',
  )
