import { DOUBLE, type DuckDBType, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import type { SourceKind } from '@sabad/contract/schemas/sources'
import { addCustomers } from '../intake/loading/add-customers.ts'
import { type Progress, throwIfCancelled } from '../runs/progress.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { queryTrino, type TrinoAddress, type TrinoRow } from '../trino/connection.ts'
import { factTables, tableOf } from './fact-tables.ts'
import type { PinnedSource } from './pin-versions.ts'

/** Columns of an answer but its customer, in the engine's types. */
export type AnswerColumns = Readonly<Record<string, 'VARCHAR' | 'DATE' | 'DOUBLE' | 'INTEGER' | 'BIGINT'>>

export interface Question {
  /** Of the table that the answer is kept in while the connection lives. */
  readonly name: string
  readonly columns: AnswerColumns
  /** In the cluster's dialect, over tables that are named like the workspace's own. */
  readonly query: Sql
}

/** The facts of a workspace that lie in a cluster. */
export interface Cluster {
  readonly source: PinnedSource
  has(...kinds: readonly SourceKind[]): boolean
  /** The table of a kind as a relation of the cluster, with the columns of the workspace's own. */
  tableOf(kind: SourceKind): Sql
  /** The rows of an answer without a customer, which must be few. */
  rows(query: Sql): Promise<readonly TrinoRow[]>
  /**
   * Asks for at most a row for each customer and period, and streams it into a table of the connection: new customers
   * are given their keys.
   * @returns the answer as a relation: `customer_key` and the columns
   */
  ask(question: Question): Promise<Sql>
}

const wireType = (type: AnswerColumns[string]): DuckDBType => (type === 'VARCHAR' || type === 'DATE' ? VARCHAR : DOUBLE)

/** Numbers that JSON has no word for come as text. */
const wireValue = (value: unknown, isText: boolean): DuckDBValue => {
  if (value === null || value === undefined) return null
  return isText ? String(value) : Number(value)
}

function transposed(rows: readonly TrinoRow[], types: readonly DuckDBType[]): DuckDBValue[][] {
  return types.map((type, at) => rows.map((row) => wireValue(row[at], type === VARCHAR)))
}

interface Opened {
  readonly database: Database
  readonly source: PinnedSource
  readonly address: TrinoAddress
  readonly progress: Progress
}

async function* pagesOf({ source, address, progress }: Opened, query: Sql): AsyncGenerator<readonly TrinoRow[]> {
  const { signal } = progress
  let told = 0
  const onProgress = (queryId: string, percent: number) => {
    told = Math.max(told, Math.round(percent))
    progress.report(`Trino ${queryId}`, told, 100)
  }
  yield* queryTrino(address, { sql: sql`WITH ${factTables(source)} ${query}`, signal, onProgress })
  throwIfCancelled(progress)
}

interface WireTable {
  readonly table: string
  readonly names: readonly string[]
  readonly types: readonly DuckDBType[]
}

async function createTable(database: Database, { table, names, types }: WireTable): Promise<void> {
  const columns = names.map(
    (name, at) => sql`${identifier(name)} ${trusted(types[at] === VARCHAR ? 'VARCHAR' : 'DOUBLE')}`,
  )
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(table)} (${join(columns)})`)
}

async function askInto(opened: Opened, { name, columns, query }: Question): Promise<Sql> {
  const { database } = opened
  const table = `cluster_${name}`
  const names = ['customer_id', ...Object.keys(columns)]
  const types = [VARCHAR, ...Object.values(columns).map(wireType)]
  await createTable(database, { table, names, types })
  const asked = join(['customer_key', ...Object.keys(columns)].map(identifier))
  for await (const rows of pagesOf(opened, sql`SELECT ${asked} FROM (${query}) AS answer`))
    await database.append(table, types, transposed(rows, types))
  await addCustomers(database, sql`SELECT customer_id FROM ${identifier(table)}`)
  const read = Object.entries(columns).map(
    ([column, type]) => sql`CAST(a.${identifier(column)} AS ${trusted(type)}) AS ${identifier(column)}`,
  )
  return sql`SELECT c.customer_key, ${join(read)} FROM ${identifier(table)} AS a LEFT JOIN customers AS c ON c.customer_id = a.customer_id`
}

/** A cluster that is asked on behalf of one connection. */
export const openedCluster = (opened: Opened): Cluster => ({
  source: opened.source,
  has: (...kinds) => opened.source.tables.some(({ kind }) => kinds.includes(kind)),
  tableOf: (kind) => tableOf(opened.source, kind),
  rows: async (query) => {
    const rows: TrinoRow[] = []
    for await (const page of pagesOf(opened, query)) rows.push(...page)
    return rows
  },
  ask: (question) => askInto(opened, question),
})
