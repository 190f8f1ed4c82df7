import { z } from 'zod'
import { type Progress, throwIfCancelled } from '../runs/progress.ts'
import { lastImport } from '../runs/staleness.ts'
import { monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { Cluster } from '../sources/cluster.ts'
import { sumsWhereFactsLie } from '../sources/cluster-sums.ts'
import type { Database } from '../sql/database.ts'
import { duckdb } from '../sql/dialect.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import { inTransaction } from '../sql/transaction.ts'
import { type KeptSums, keptSums, type MonthSpan } from './kept-sums.ts'
import { categoriesOfProducts, staleMonths } from './stale-months.ts'

/** Months of one transaction. */
interface Batch extends MonthSpan {
  readonly months: readonly string[]
}

const between = (month: Sql, { first, last }: MonthSpan): Sql =>
  sql`${month} BETWEEN CAST(${first} AS DATE) AND CAST(${last} AS DATE)`

/**
 * Writes the sums of some months in place of those that are there, and that it did. To be called in a transaction, so that
 * a killed run leaves months that are known to be summed and months that are known not to be.
 * @param rows the rows of the table: from the facts, or from where they lie
 */
async function replaceMonths(
  database: Database,
  sums: KeptSums,
  batch: Batch & { readonly rows: Sql },
): Promise<number> {
  const { name, month } = sums
  const table = identifier(sums.table)
  // What first days replace may have been first anywhere after them.
  const place = sums.isRunning ? sql`${month} >= CAST(${batch.first} AS DATE)` : between(month, batch)
  await database.execute(sql`DELETE FROM ${table} WHERE ${place}`)
  const written = await database.execute(sql`INSERT INTO ${table} BY NAME ${batch.rows}`)
  const done = sql`(VALUES ${join(batch.months.map((one) => sql`(CAST(${one} AS DATE))`))}) AS done (month)`
  await database.execute(sql`DELETE FROM summed_months WHERE sums = ${name} AND month IN (SELECT month FROM ${done})`)
  await database.execute(sql`INSERT INTO summed_months
      SELECT month, ${name}, ${await lastImport(database)}, coalesce(n, 0), ${sums.isRunning ? sql`(${categoriesOfProducts})` : sql`NULL`}
      FROM ${done} LEFT JOIN (SELECT ${month} AS month, count(*) AS n FROM ${table} WHERE ${place} GROUP BY ALL) USING (month)`)
  return written
}

const sizeRow = z.object({ month: z.string(), facts: z.number() })

/** Facts of one transaction, about: few enough for what groups them to stay near the caches; 8 million took half as long again. */
const FACTS_AT_ONCE = 2_000_000
/** The same of facts that a cluster sums. */
const CLUSTER_FACTS_AT_ONCE = 500_000_000

const follows = (month: string, before: string): boolean => monthEndBefore(month, 1).slice(0, 7) === before.slice(0, 7)

/** Stale months in spans of months that follow each other, none with many more facts than fit at once. */
export async function batchesOf(
  database: Database,
  sums: KeptSums,
  factsAtOnce = FACTS_AT_ONCE,
): Promise<readonly Batch[]> {
  const months = await staleMonths(database, sums)
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  if (sums.isRunning) return [{ first, last, months }]
  const sizes = await database.rows(
    sql`SELECT month, sum(facts) AS facts FROM (
          SELECT ${duckdb.monthOf(sql`day`)} AS month, count(*) AS facts FROM (${sums.days})
          WHERE day >= CAST(${first} AS DATE) GROUP BY ALL
          UNION ALL SELECT month, rows FROM source_months WHERE kind IN (${list(sums.kinds)})) GROUP BY month`,
    sizeRow,
  )
  const factsOf = new Map(sizes.map(({ month, facts }) => [month, facts]))
  const spans: { months: string[]; facts: number }[] = []
  for (const month of months) {
    const facts = factsOf.get(month) ?? 0
    const span = spans.at(-1)
    const isNext = span && follows(month, span.months.at(-1) ?? '') && span.facts + facts <= factsAtOnce
    if (isNext) spans[spans.length - 1] = { months: [...span.months, month], facts: span.facts + facts }
    else spans.push({ months: [month], facts })
  }
  return spans.map((span) => ({
    first: span.months[0] ?? first,
    last: span.months.at(-1) ?? last,
    months: span.months,
  }))
}

/**
 * Brings the sums up to the facts: months that changed since they were summed are read again, and no others. Answers how
 * many rows were written. To be called outside of a transaction.
 * @param cluster where some of the facts lie
 * @throws EngineError job.cancelled, trino.*
 */
export async function keepSums(
  database: Database,
  progress: Progress,
  cluster: Cluster | null = null,
): Promise<number> {
  const atOnce = cluster ? CLUSTER_FACTS_AT_ONCE : FACTS_AT_ONCE
  const batches: { sums: KeptSums; batch: Batch }[] = []
  for (const sums of keptSums)
    for (const batch of await batchesOf(database, sums, atOnce)) batches.push({ sums, batch })
  let written = 0
  for (const [done, { sums, batch }] of batches.entries()) {
    throwIfCancelled(progress)
    progress.report('facts', done, batches.length)
    const rows = await sumsWhereFactsLie(cluster, sums, batch)
    written += await inTransaction(database, () => replaceMonths(database, sums, { ...batch, rows }))
  }
  return written
}
