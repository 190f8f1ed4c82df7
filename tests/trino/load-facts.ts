import type { SourceKind, SourceTable } from '../../packages/contract/src/schemas/sources.ts'
import { kinds } from '../../packages/engine/src/facts/kinds.ts'
import { sourceFields } from '../../packages/engine/src/sources/relation.ts'
import type { Plain } from '../../packages/engine/src/sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../../packages/engine/src/sql/sql.ts'
import { queryTrino, type TrinoAddress, type TrinoRow } from '../../packages/engine/src/trino/connection.ts'
import type { Workspace } from '../../packages/engine/src/workspace/workspace.ts'

const signal = new AbortController().signal

export async function rowsOf(address: TrinoAddress, query: Sql): Promise<TrinoRow[]> {
  const rows: TrinoRow[] = []
  for await (const page of queryTrino(address, { sql: query, signal })) rows.push(...page)
  return rows
}

interface Column {
  readonly name: string
  /** As the workspace's own table has it. */
  readonly here: Sql
  readonly type: string
}

const types = { id: 'VARCHAR', text: 'VARCHAR', date: 'DATE', timestamp: 'DATE', boolean: 'BOOLEAN' } as const

const columnsOf = (kind: SourceKind): readonly Column[] =>
  sourceFields(kind).flatMap(({ name, column, type, fills }): Column[] => {
    if (column === null || fills !== null) return []
    const known = Object.entries(types).find(([one]) => one === type)?.[1] ?? 'DOUBLE'
    return [
      { name: column, here: name === 'customer_id' ? sql`c.customer_id` : sql`f.${identifier(column)}`, type: known },
    ]
  })

/** Rows of one INSERT: a few megabytes of text, which the tests' cluster takes. */
const AT_ONCE = 20_000

interface Rows {
  readonly table: string
  readonly columns: readonly Column[]
  readonly rows: readonly Plain[][]
}

async function insert(address: TrinoAddress, { table, columns, rows }: Rows) {
  const names = join(columns.map(({ name }) => identifier(name)))
  const wire = columns.map(({ name, type }) => sql`${identifier(name)} ${trusted(type === 'DATE' ? 'VARCHAR' : type)}`)
  const read = columns.map(({ name, type }) => sql`CAST(${identifier(name)} AS ${trusted(type)})`)
  await rowsOf(
    address,
    sql`INSERT INTO ${identifier(table)} SELECT ${join(read)}
      FROM UNNEST(CAST(json_parse(${JSON.stringify(rows)}) AS ARRAY(ROW(${join(wire)})))) AS r (${names})`,
  )
}

/** Copies the facts of a kind from a workspace into a table of the cluster; how many there are. */
async function loadKind(address: TrinoAddress, workspace: Workspace, kind: SourceKind): Promise<number> {
  const { table } = kinds[kind]
  const columns = columnsOf(kind)
  const declared = columns.map(({ name, type }) => sql`${identifier(name)} ${trusted(type)}`)
  await rowsOf(address, sql`DROP TABLE IF EXISTS ${identifier(table)}`)
  await rowsOf(address, sql`CREATE TABLE ${identifier(table)} (${join(declared)})`)
  const customers = kind === 'products' ? sql`` : sql`LEFT JOIN customers AS c ON c.customer_key = f.customer_key`
  const query = sql`SELECT ${join(columns.map(({ here }) => here))} FROM ${identifier(table)} AS f ${customers}`
  let waiting: Plain[][] = []
  let count = 0
  const flush = async () => {
    count += waiting.length
    if (waiting.length > 0) await insert(address, { table, columns, rows: waiting })
    waiting = []
  }
  await workspace.read(async (database) => {
    for await (const chunk of database.stream(query)) {
      waiting.push(...chunk)
      if (waiting.length >= AT_ONCE) await flush()
    }
    await flush()
  })
  return count
}

const mappingOf = (kind: SourceKind): Record<string, string> =>
  Object.fromEntries(
    sourceFields(kind).flatMap(({ name, column, fills }) =>
      column === null || fills !== null ? [] : [[name, column]],
    ),
  )

/** Copies the facts of a workspace into a schema of the cluster, and answers the tables that have any. */
export async function loadFacts(
  address: TrinoAddress,
  workspace: Workspace,
  kindsToLoad: readonly SourceKind[],
): Promise<SourceTable[]> {
  await rowsOf(address, sql`CREATE SCHEMA IF NOT EXISTS ${identifier(address.catalog)}.${identifier(address.schema)}`)
  const tables: SourceTable[] = []
  for (const kind of kindsToLoad) {
    const rows = await loadKind(address, workspace, kind)
    if (rows > 0) tables.push({ kind, table: kinds[kind].table, mapping: mappingOf(kind) })
  }
  return tables
}
