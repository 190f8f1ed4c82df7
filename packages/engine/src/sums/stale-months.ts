import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { duckdb } from '../sql/dialect.ts'
import { identifier, list, type Sql, sql } from '../sql/sql.ts'
import type { KeptSums } from './kept-sums.ts'

/**
 * What first days of categories rest on beside the facts: products are not dated. One text is hashed, not two values: what
 * hashes of two have of the category is the same for all products, and goes out where an even number of them change it.
 */
export const categoriesOfProducts: Sql = sql`
  SELECT CAST(coalesce(bit_xor(hash(product_id || chr(31) || category)), 0) AS VARCHAR) AS categories FROM products WHERE category IS NOT NULL`

const touchedRow = z.object({ month: z.string(), lastImport: z.number() })

/** Months that imports touched, each with the last that did. */
const touchedMonths = ({ kinds }: KeptSums): Sql => sql`
  SELECT month, max(import_id) AS "lastImport"
  FROM (SELECT import_id, unnest(months) AS month FROM imports WHERE kind IN (${list(kinds)})) GROUP BY month`

const unclearRow = z.object({ lastImport: z.number() })

/** The last import of which it is not known which months it touched: one of an older program. */
const unclearImport: Sql = sql`SELECT coalesce(max(import_id), 0) AS "lastImport" FROM imports
  WHERE months IS NULL AND kind NOT IN ('customers', 'products', 'enrichment')`

const summedRow = z.object({
  month: z.string(),
  lastImport: z.number(),
  isWhole: z.boolean(),
})

/** Months that have been summed, and whether all that was written of them is there and still holds. */
const summedMonths = ({ name, table, month }: KeptSums): Sql => sql`
  SELECT s.month, s.last_import AS "lastImport",
         s.rows = coalesce(found.rows, 0) AND coalesce(s.categories = (${categoriesOfProducts}), TRUE) AS "isWhole"
  FROM summed_months AS s
  LEFT JOIN (SELECT ${month} AS month, count(*) AS rows FROM ${identifier(table)} GROUP BY ALL) AS found ON found.month = s.month
  WHERE s.sums = ${name}`

const monthRow = z.object({ month: z.string() })

const monthsWithFacts = ({ days }: KeptSums): Sql =>
  sql`SELECT DISTINCT ${duckdb.monthOf(sql`day`)} AS month FROM (${days})`

/**
 * Months whose sums are not those of the facts of today, in order: never summed, touched by an import since, or with rows
 * missing. Where months hang on those before them, all after the first.
 */
export async function staleMonths(database: Database, sums: KeptSums): Promise<readonly string[]> {
  const summed = await database.rows(summedMonths(sums), summedRow)
  const touched = new Map(
    (await database.rows(touchedMonths(sums), touchedRow)).map(({ month, lastImport }) => [month, lastImport]),
  )
  const { lastImport: unclear } = await database.row(unclearImport, unclearRow)
  const isUnclear = summed.length === 0 || summed.some(({ lastImport }) => lastImport < unclear)
  const found = isUnclear ? await database.rows(monthsWithFacts(sums), monthRow) : []
  const fresh = new Set(
    summed
      .filter((row) => row.isWhole && row.lastImport >= Math.max(isUnclear ? unclear : 0, touched.get(row.month) ?? 0))
      .map(({ month }) => month),
  )
  const months = [...new Set([...summed, ...found].map(({ month }) => month).concat(...touched.keys()))].sort()
  const firstStale = months.findIndex((month) => !fresh.has(month))
  if (firstStale < 0) return []
  return sums.isRunning ? months.slice(firstStale) : months.filter((month) => !fresh.has(month))
}
