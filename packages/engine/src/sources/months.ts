import type { Source, SourceKind } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { kinds } from '../facts/kinds.ts'
import type { Database } from '../sql/database.ts'
import { trino } from '../sql/dialect.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import type { Cluster } from './cluster.ts'

/** What a month of a table holds. */
export interface SourceMonth {
  readonly kind: SourceKind
  /** Its first day. */
  readonly month: string
  readonly rows: number
  /** The same as long as who, when and how much are the same in all rows, in whatever order they come. */
  readonly fingerprint: string
  readonly firstOn: string
  /** The last day until today; where all of the month lies ahead, its first. */
  readonly lastOn: string
}

/** Columns beside customer and day that tell whether a month is as it was: little to read, and much that changes. */
const telling: Readonly<Partial<Record<SourceKind, readonly string[]>>> = {
  orders: ['amount'],
  'order-lines': ['amount'],
  interactions: ['kind', 'satisfaction'],
  costs: ['amount', 'pool'],
  contacts: ['is_holdout', 'responded', 'responded_on'],
}

/** One row for each month of a dated table. */
export function monthsOfTable(kind: SourceKind, rows: Sql): Sql {
  const day = identifier(kinds[kind].date ?? '')
  const seen = [sql`customer_key`, day, ...(telling[kind] ?? []).map(identifier)]
  return sql`
  SELECT CAST(${trino.monthOf(day)} AS VARCHAR) AS month, count(*) AS n, to_hex(checksum(ROW(${join(seen)}))) AS fingerprint,
         CAST(min(${day}) AS VARCHAR) AS first_on,
         CAST(coalesce(max(${day}) FILTER (WHERE ${day} <= current_date), min(${day})) AS VARCHAR) AS last_on
  FROM ${rows} AS f GROUP BY ${trino.monthOf(day)} ORDER BY 1`
}

const monthRow = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()])

const datedKinds = ({ tables }: Source): readonly SourceKind[] =>
  tables.map(({ kind }) => kind).filter((kind) => kinds[kind].date !== null)

/** What every month of every dated table of the cluster holds now. */
export async function monthsOfCluster(cluster: Cluster): Promise<readonly SourceMonth[]> {
  const months: SourceMonth[] = []
  for (const kind of datedKinds(cluster.source)) {
    const rows = await cluster.rows(monthsOfTable(kind, cluster.tableOf(kind)))
    for (const row of rows) {
      const [month, count, fingerprint, firstOn, lastOn] = monthRow.parse(row)
      months.push({ kind, month, rows: count, fingerprint, firstOn, lastOn })
    }
  }
  return months
}

const storedRow = z.object({ kind: z.string(), month: z.string(), fingerprint: z.string(), rows: z.number() })

const sameMonth = (a: { readonly kind: string; readonly month: string }): string => `${a.kind} ${a.month}`

/** A month with the change that made it one to read again. */
export interface ChangedMonth {
  readonly kind: SourceKind
  readonly month: string
  readonly rows: number
}

const neighbours = (month: string): readonly string[] =>
  [-1, 1].map((step) => {
    const [year = 0, number = 1] = month.split('-').map(Number)
    return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 10)
  })

/**
 * Months that do not hold what they held when they were last read, those that the user wants to be read again, and those
 * that have gone. Where orders and their lines both come from the cluster, an order can begin or end to count for itself
 * because of a line of the month before or after, so these are read again as well.
 */
export async function changedMonths(
  database: Database,
  found: readonly SourceMonth[],
  reread: readonly string[],
): Promise<readonly ChangedMonth[]> {
  const stored = await database.rows(sql`SELECT kind, month, fingerprint, rows FROM source_months`, storedRow)
  const before = new Map(stored.map((row) => [sameMonth(row), row]))
  const now = new Map(found.map((row) => [sameMonth(row), row]))
  const isChanged = (row: SourceMonth) => {
    const old = before.get(sameMonth(row))
    return old?.fingerprint !== row.fingerprint || old.rows !== row.rows || reread.includes(row.month)
  }
  const gone = stored.filter((row) => !now.has(sameMonth(row)))
  const changed = [...found.filter(isChanged), ...gone.map((row) => ({ ...row, rows: 0 }))].map(
    ({ kind, month, rows }) => ({
      kind: kind as SourceKind,
      month,
      rows,
    }),
  )
  return withNeighbours(changed, now)
}

function withNeighbours(changed: readonly ChangedMonth[], now: ReadonlyMap<string, SourceMonth>) {
  const isSale = ({ kind }: { readonly kind: string }) => kind === 'orders' || kind === 'order-lines'
  const kindsOfSales = new Set([...now.values()].filter(isSale).map(({ kind }) => kind))
  if (kindsOfSales.size < 2) return changed
  const known = new Set(changed.map(sameMonth))
  const beside = changed
    .filter(isSale)
    .flatMap(({ kind, month }) => neighbours(month).map((next) => ({ kind, month: next })))
  const added = beside.filter((one) => !known.has(sameMonth(one)) && now.has(sameMonth(one)))
  const unique = new Map(added.map((one) => [sameMonth(one), { ...one, rows: now.get(sameMonth(one))?.rows ?? 0 }]))
  return [...changed, ...unique.values()]
}

/** Remembers what the tables hold, in the transaction in which that becomes known as imports. */
export async function storeMonths(database: Database, found: readonly SourceMonth[]): Promise<void> {
  await database.execute(sql`DELETE FROM source_months`)
  const readAt = new Date().toISOString()
  for (const { kind, month, rows, fingerprint, firstOn, lastOn } of found)
    await database.execute(
      sql`INSERT INTO source_months VALUES (${list([kind, month, rows, fingerprint, firstOn, lastOn, readAt])})`,
    )
}
