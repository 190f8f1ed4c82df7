import type { SourceKind } from '@sabad/contract/schemas/sources'
import type { Database } from '../sql/database.ts'
import { type Dialect, trino } from '../sql/dialect.ts'
import { join, list, type Sql, sql } from '../sql/sql.ts'
import { inTransaction } from '../sql/transaction.ts'
import type { Cluster } from './cluster.ts'
import { type ChangedMonth, changedMonths, monthsOfCluster, storeMonths } from './months.ts'
import { namesOfCluster, storeNames } from './names.ts'

interface Changes {
  readonly kind: SourceKind
  readonly months: readonly string[]
  readonly rows: number
}

const byKind = (changed: readonly ChangedMonth[]): readonly Changes[] =>
  [...new Set(changed.map(({ kind }) => kind))].map((kind) => {
    const own = changed.filter((one) => one.kind === kind)
    return { kind, months: own.map(({ month }) => month).sort(), rows: own.reduce((sum, { rows }) => sum + rows, 0) }
  })

/** An answer may come months after its contact: from the first contact that changed on, every month may count others. */
const opensEnd = (kind: SourceKind): boolean => kind === 'contacts'

const spannedMonths = ({ kind, months }: Changes): Sql =>
  opensEnd(kind)
    ? sql`(SELECT list(DISTINCT month) FROM (SELECT unnest([${list(months)}])::DATE AS month
        UNION SELECT unnest(generate_series(CAST(${months[0] ?? ''} AS DATE), current_date, INTERVAL 1 MONTH))::DATE))`
    : sql`[${list(months)}]::DATE[]`

/** What changed in a cluster is known like an import of the months that changed: dates after it are out of date. */
async function recordImport(database: Database, { source }: Cluster, changes: Changes): Promise<void> {
  const { kind, months, rows } = changes
  const table = source.tables.find((one) => one.kind === kind)
  const name = `${source.catalog}.${source.schema}.${table?.table ?? ''}`
  await database.execute(sql`INSERT INTO imports (kind, file_name, content_hash, shape, mapping, options, rows, accepted,
      rejected, replaced, reasons, earliest_on, months)
    VALUES (${kind}, ${name}, 'cluster', 'cluster', ${JSON.stringify(table?.mapping ?? {})}, '{}', ${rows}, ${rows}, 0, 0, '{}',
      CAST(${months[0] ?? ''} AS DATE), ${spannedMonths(changes)})`)
}

/**
 * Looks which months of the tables in the cluster are not as they were, or are to be read again, and notes them as
 * imports. Answers how many there are.
 */
export async function readChanges(database: Database, cluster: Cluster, reread: readonly string[]): Promise<number> {
  const found = await monthsOfCluster(cluster)
  const changed = await changedMonths(database, found, reread)
  if (changed.length === 0) return 0
  const costs = await bookedCosts(cluster, changed)
  const names = await namesOfCluster(cluster)
  await inTransaction(database, async () => {
    for (const changes of byKind(changed)) await recordImport(database, cluster, changes)
    if (costs) await replaceCosts(database, costs)
    await storeMonths(database, found)
    await storeNames(database, names)
  })
  return changed.length
}

interface BookedCosts {
  readonly months: readonly string[]
  readonly rows: Sql
}

/** Costs of the months that changed, by what the ledger tells apart: few rows, which are kept as if they were imported. */
async function bookedCosts(cluster: Cluster, changed: readonly ChangedMonth[]): Promise<BookedCosts | null> {
  const months = changed.filter(({ kind }) => kind === 'costs').map(({ month }) => month)
  if (months.length === 0) return null
  const rows = await cluster.ask({
    name: 'costs',
    columns: { incurred_on: 'DATE', pool: 'VARCHAR', activity: 'VARCHAR', driver: 'VARCHAR', amount: 'DOUBLE' },
    query: costCells(cluster.tableOf('costs'), months),
  })
  return { months, rows }
}

/** Costs by day, account, activity, driver and customer. */
export const costCells = (costs: Sql, months: readonly string[], dialect: Dialect = trino): Sql => sql`
  SELECT customer_key, incurred_on, pool, activity, driver, sum(amount) AS amount FROM ${costs} AS c
  WHERE ${dialect.monthOf(sql`incurred_on`)} IN (${join(months.map((month) => sql`CAST(${month} AS DATE)`))}) GROUP BY 1, 2, 3, 4, 5`

async function replaceCosts(database: Database, { months, rows }: BookedCosts): Promise<void> {
  await database.execute(
    sql`DELETE FROM costs WHERE CAST(date_trunc('month', incurred_on) AS DATE) IN (SELECT unnest([${list(months)}]::DATE[]))`,
  )
  await database.execute(sql`INSERT INTO costs BY NAME
    SELECT *, md5(concat_ws(chr(31), incurred_on, pool, coalesce(activity, ''), coalesce(driver, ''), coalesce(customer_key::VARCHAR, ''))) AS cost_id,
           (SELECT max(import_id) FROM imports WHERE kind = 'costs') AS import_id
    FROM (${rows})`)
}
