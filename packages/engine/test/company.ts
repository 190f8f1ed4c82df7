import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { serialize } from 'node:v8'
import { z } from 'zod'
import { copyOfMadeOnce } from '../../../tests/made-once.ts'
import { keepNameKeys } from '../src/customers/name-keys.ts'
import { joinEnds } from '../src/measures/interval-ends.ts'
import { registeredMeasures } from '../src/measures/registry.ts'
import { silent } from '../src/runs/progress.ts'
import { refresh } from '../src/runs/refresh.ts'
import type { Database } from '../src/sql/database.ts'
import { identifier, join, list, type Sql, type SqlValue, sql } from '../src/sql/sql.ts'
import { createWorkspace, openWorkspace, type Workspace } from '../src/workspace/workspace.ts'

/** A row of a fact table, by column; `customer_id` stands for the key. */
export type FactRow = Readonly<Record<string, SqlValue>>

export const factTables = [
  'customers',
  'products',
  'orders',
  'order_lines',
  'interactions',
  'contracts',
  'costs',
  'contacts',
  'ratings',
] as const
export type FactTable = (typeof factTables)[number]
export type Facts = Readonly<Partial<Record<FactTable, readonly FactRow[]>>>

const unkeyed: ReadonlySet<FactTable> = new Set(['customers', 'products'])
const counted = z.object({ id: z.number() })

async function insertRows(database: Database, table: FactTable, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const values = join(rows.map((row) => sql`(${list(names.map((name) => row[name] ?? null))})`))
  const told = sql`(VALUES ${values}) AS told (${join(names.map(identifier))})`
  const columns = names.filter((name) => unkeyed.has(table) || name !== 'customer_id').map(identifier)
  await database.execute(
    unkeyed.has(table)
      ? sql`INSERT INTO ${identifier(table)} (${join(columns)}) SELECT ${join(columns)} FROM ${told}`
      : sql`INSERT INTO ${identifier(table)} (customer_key, ${join(columns)})
            SELECT customer_key, ${join(columns)} FROM ${told} LEFT JOIN (SELECT customer_id AS id, customer_key FROM customers) ON id = CAST(told.customer_id AS VARCHAR)`,
  )
}

/** Everyone whom facts name but no customer file does. */
async function addStrangers(database: Database, facts: Facts): Promise<void> {
  const named = Object.entries(facts).flatMap(([table, rows]) => (table === 'customers' ? [] : rows))
  const ids = [...new Set(named.map((row) => row.customer_id ?? null))].filter((id) => id !== null).sort()
  if (ids.length === 0) return
  await database.execute(sql`INSERT INTO customers (customer_id)
    SELECT unnest([${list(ids)}]) AS customer_id EXCEPT SELECT customer_id FROM customers ORDER BY customer_id`)
}

export interface ImportNote {
  /** First day whose facts the import changes; null: undated. */
  readonly earliestOn: string | null
  readonly importedAt?: string
}

/** Records an import and writes its facts, as the intake does once it has read a file. */
export function insertFacts(workspace: Workspace, facts: Facts, note: ImportNote): Promise<number> {
  const accepted = Object.values(facts).reduce((sum, rows) => sum + (rows?.length ?? 0), 0)
  return workspace.write(async (database) => {
    const { id } = await database.row(
      sql`INSERT INTO imports (kind, file_name, content_hash, shape, mapping, options, rows, accepted, rejected, replaced, reasons, earliest_on, imported_at)
          VALUES ('orders', 'facts', 'hash', 'shape', '{}', '{}', ${accepted}, ${accepted}, 0, 0, '{}', CAST(${note.earliestOn} AS DATE), CAST(${note.importedAt ?? '2030-01-01'} AS TIMESTAMP))
          RETURNING import_id AS id`,
      counted,
    )
    const stamped = (rows: readonly FactRow[]) => rows.map((row) => ({ ...row, import_id: id }))
    await insertRows(database, 'customers', stamped(facts.customers ?? []))
    await keepNameKeys(database, id)
    await addStrangers(database, facts)
    for (const table of factTables) {
      if (table !== 'customers') await insertRows(database, table, stamped(facts[table] ?? []))
    }
    return id
  })
}

const engineOfTests = { threads: 2, memoryLimit: '1GB' }

const make = async (directory: string) => (await createWorkspace(directory)).close()

/** Puts an empty workspace, just as `createWorkspace` makes it, where none is yet. */
export const putEmptyWorkspace = (directory: string): Promise<void> =>
  copyOfMadeOnce({ to: directory, name: 'empty', fill: make })

/** A workspace that is removed when it is closed, out of what `put` puts where none is yet. */
async function openPut(put: (directory: string) => Promise<void>) {
  const directory = temporaryFolder()
  const company = joinPath(directory, 'company')
  await put(company)
  const workspace = await openWorkspace(company, engineOfTests)
  const close = async () => {
    await workspace.close()
    await rm(directory, { recursive: true, force: true })
  }
  return { workspace, close }
}

export const openTemporary = () => openPut(putEmptyWorkspace)

/** Makes a workspace, hands it over, and removes it. */
export async function withWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const { workspace, close } = await openTemporary()
  try {
    return await work(workspace)
  } finally {
    await close()
  }
}

export const temporaryFolder = (): string => mkdtempSync(joinPath(tmpdir(), 'sabad-test-'))

/** A workspace with facts. */
export const withFacts = <T>(facts: Facts, work: (workspace: Workspace) => Promise<T>): Promise<T> =>
  withWorkspace(async (workspace) => {
    await insertFacts(workspace, facts, { earliestOn: null })
    return work(workspace)
  })

export const refreshTo = (workspace: Workspace, asOf?: string, history = 0) =>
  refresh(workspace, { asOf, history }, silent)

export interface ComputedTo {
  readonly asOf: string | undefined
  readonly history?: number
}

/** A workspace with facts, refreshed: computed by the first test of the run that asks for the same, then copied. */
export async function withComputed<T>(
  facts: Facts,
  { asOf, history = 0 }: ComputedTo,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const content = createHash('sha256')
    .update(serialize([facts, asOf, history]))
    .digest('hex')
  const fill = async (directory: string) => {
    const workspace = await createWorkspace(directory, engineOfTests)
    await insertFacts(workspace, facts, { earliestOn: null })
    await refreshTo(workspace, asOf, history)
    await workspace.close()
  }
  const { workspace, close } = await openPut((to) => copyOfMadeOnce({ to, name: `computed-${content}`, fill }))
  try {
    return await work(workspace)
  } finally {
    await close()
  }
}

export const execute = (workspace: Workspace, query: Sql): Promise<number> =>
  workspace.write((database) => database.execute(query))

/** Of any columns. */
export const anyRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
export type PlainRow = z.infer<typeof anyRow>

export const rowsOf = (workspace: Workspace, query: Sql): Promise<PlainRow[]> =>
  workspace.read((database) => database.rows(query, anyRow))

export async function rowOf(workspace: Workspace, query: Sql): Promise<PlainRow> {
  const [row] = await rowsOf(workspace, query)
  if (!row) throw new Error('no row')
  return row
}

/** The stored snapshot of one date by customer, without what differs between runs. */
export const snapshotOf = (workspace: Workspace, asOf: string): Promise<PlainRow[]> =>
  rowsOf(
    workspace,
    sql`SELECT c.customer_id, s.* EXCLUDE (run_id, customer_key) FROM snapshots AS s JOIN customers AS c USING (customer_key)
        JOIN current_publications AS p USING (run_id, as_of) WHERE s.as_of = CAST(${asOf} AS DATE) ORDER BY c.customer_id`,
  )

const measureNames = registeredMeasures.map(({ name }) => name)

/** All measures of one date by customer. */
export const measuresOf = (workspace: Workspace, asOf: string): Promise<PlainRow[]> =>
  rowsOf(
    workspace,
    sql`SELECT s.* EXCLUDE (run_id, customer_key), e.* EXCLUDE (customer_key)
        FROM snapshot AS s${joinEnds(measureNames, { asOf })} WHERE as_of = CAST(${asOf} AS DATE) ORDER BY customer_id`,
  )

/** Current membership of one date: customer, portfolio, version, group and cell. */
export const membershipsOf = (workspace: Workspace, asOf: string): Promise<PlainRow[]> =>
  rowsOf(
    workspace,
    sql`SELECT c.customer_id, v.portfolio_id, v.number, m.group_index, m.cell
        FROM current_memberships AS m JOIN customers AS c USING (customer_key) JOIN portfolio_versions AS v USING (version_id)
        WHERE m.as_of = CAST(${asOf} AS DATE) ORDER BY ALL`,
  )
