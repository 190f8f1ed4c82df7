import { statfs } from 'node:fs/promises'
import type { PortfolioCheck } from '@sabad/contract/schemas/portfolios'
import type { DoctorReport } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { proveCurrent } from '../portfolio/check.ts'
import { currentPortfolios } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { schemaVersion } from './migrate.ts'
import { version } from './version.ts'
import type { Workspace } from './workspace.ts'

type Check = DoctorReport['checks'][number]

const countRow = z.object({ count: z.number() })

interface Invariant {
  readonly name: string
  /** Counts what breaks the invariant. */
  readonly broken: Sql
  readonly holds: string
  readonly fails: (count: number) => string
}

const factTables = ['orders', 'order_lines', 'interactions', 'contracts', 'costs', 'contacts', 'ratings'] as const

/** A link has two ends. */
const linkEnds = ['from_key', 'to_key'].map(
  (end) =>
    sql`SELECT count(*) AS n FROM account_links WHERE ${identifier(end)} NOT IN (SELECT customer_key FROM customers)`,
)

/** A cost need not name a customer; everything else has a key, which somebody must have. */
const strangers = join(
  [
    ...factTables.map(
      (table) => sql`SELECT count(*) AS n FROM ${identifier(table)} ANTI JOIN customers USING (customer_key)
      WHERE customer_key IS NOT NULL`,
    ),
    ...linkEnds,
  ],
  ' UNION ALL ',
)

const repeatedKeys = (table: string, keys: readonly string[]): Sql => sql`
  SELECT count(*) - count(DISTINCT (${join(keys.map(identifier))})) AS n FROM ${identifier(table)}
  WHERE ${identifier(keys.at(-1) ?? '')} IS NOT NULL`

const uniqueKeys: readonly (readonly [string, readonly string[]])[] = [
  ['customers', ['customer_id']],
  ['customers', ['customer_key']],
  ['products', ['product_id']],
  ['orders', ['order_id']],
  ['order_lines', ['order_id', 'line_id']],
  ['interactions', ['interaction_id']],
  ['contracts', ['contract_id']],
  ['costs', ['cost_id']],
  ['contacts', ['contact_id']],
  ['ratings', ['customer_key', 'criterion', 'rater', 'rated_on']],
  ['account_links', ['link_id']],
  ['account_link_ends', ['link_id']],
]

const repeats = join(
  uniqueKeys.map(([table, keys]) => repeatedKeys(table, keys)),
  ' UNION ALL ',
)

/** A fact without a key of its own is still one of the rows that its import accepted. */
const surplusLines = sql`
  SELECT greatest(found.n - accepted, 0) AS n
  FROM (SELECT import_id, count(*) AS n FROM order_lines GROUP BY import_id) AS found JOIN imports USING (import_id)`

/** A run that is going on writes under the number taken last; what a killed one left was swept on opening. */
const ofAFinishedRun = sql`run_id <> (
  SELECT coalesce(max(last_value), 0) FROM duckdb_sequences()
  WHERE sequence_name = 'run_ids' AND last_value > (SELECT coalesce(max(run_id), 0) FROM runs))`

const sumOf = (counts: Sql): Sql => sql`SELECT coalesce(sum(n), 0)::BIGINT AS count FROM (${counts})`

const invariants: readonly Invariant[] = [
  {
    name: 'facts refer to known customers',
    broken: sumOf(strangers),
    holds: 'Every fact refers to a known customer.',
    fails: (count) => `${count} facts refer to customers that are not known: import the file that holds them again.`,
  },
  {
    name: 'facts are there once',
    broken: sumOf(sql`${repeats} UNION ALL ${surplusLines}`),
    holds: 'Every fact is there once.',
    fails: (count) => `${count} facts are there more than once: import the file that holds them again.`,
  },
  {
    name: 'no orphan snapshot',
    broken:
      sumOf(sql`SELECT count(*) AS n FROM snapshots ANTI JOIN publications USING (run_id, as_of) WHERE ${ofAFinishedRun}
      UNION ALL SELECT count(*) FROM snapshots ANTI JOIN customers USING (customer_key)`),
    holds: 'Every snapshot row belongs to a published run and to a known customer.',
    fails: (count) => `${count} snapshot rows belong to no published run or to no known customer: refresh again.`,
  },
  {
    name: 'no orphan membership',
    broken:
      sumOf(sql`SELECT count(*) AS n FROM memberships ANTI JOIN portfolio_versions USING (version_id) WHERE ${ofAFinishedRun}
      UNION ALL SELECT count(*) FROM memberships ANTI JOIN publications USING (run_id, as_of) WHERE ${ofAFinishedRun}`),
    holds: 'Every membership belongs to a portfolio version and to a published run.',
    fails: (count) =>
      `${count} memberships belong to no portfolio version or to no published run: restore the file from a copy.`,
  },
  {
    name: 'no orphan profit',
    broken:
      sumOf(sql`SELECT count(*) AS n FROM customer_profits ANTI JOIN publications USING (run_id, as_of) WHERE ${ofAFinishedRun}
      UNION ALL SELECT count(*) FROM costings ANTI JOIN cost_model_versions ON version = number WHERE ${ofAFinishedRun}`),
    holds: 'Every customer’s profit belongs to a published run, and every costing to a version of the cost model.',
    fails: (count) =>
      `${count} rows of profit belong to no published run or to no version of the cost model: refresh again.`,
  },
  {
    name: 'every costed customer has a profit',
    broken: sql`SELECT count(*) AS count FROM costings AS c JOIN current_publications AS p USING (run_id, as_of)
      LEFT JOIN (SELECT run_id, as_of, count(*) AS n FROM customer_profits GROUP BY ALL) AS f USING (run_id, as_of)
      WHERE f.n IS DISTINCT FROM p.customers`,
    holds: 'Every costed date has a row of profit for each of its customers.',
    fails: (count) => `${count} costed dates have lost rows of profit: refresh again.`,
  },
  {
    name: 'snapshots are complete',
    broken: sql`SELECT count(*) AS count FROM current_publications AS p
      LEFT JOIN (SELECT run_id, as_of, count(*) AS n, count(DISTINCT customer_key) AS d FROM snapshots GROUP BY ALL) AS s
        ON s.run_id = p.run_id AND s.as_of = p.as_of
      WHERE s.n IS DISTINCT FROM p.customers OR s.d IS DISTINCT FROM p.customers`,
    holds: 'Every published snapshot has one row for each of its customers.',
    fails: (count) => `${count} published snapshots have lost rows: refresh again.`,
  },
]

async function examineInvariant(database: Database, { name, broken, holds, fails }: Invariant): Promise<Check> {
  const { count } = await database.row(broken, countRow)
  return { name, ok: count === 0, finding: count === 0 ? holds : fails(count) }
}

/** Missing and doubled rows are counted by the next refresh and computed again; a changed row is not seen by it. */
function portfolioFinding({ ok, data, definition }: PortfolioCheck): string {
  if (ok) return `Every customer is in exactly one group at each of ${data.length} dates.`
  const broken = data.filter(({ customers, inOneGroup }) => customers !== inOneGroup)
  const counted = broken.filter(({ inNone, inSeveral }) => inNone + inSeveral > 0)
  if (counted.length > 0) return `It is no partition (${counted.map(({ asOf }) => asOf).join(', ')}): refresh again.`
  const wrong = [...definition.findings, ...broken.map(({ asOf }) => asOf)].join(', ')
  return `Customers are in other groups than the definition says (${wrong}): restore the file from a copy.`
}

async function examinePortfolios(database: Database): Promise<Check[]> {
  const portfolios = await currentPortfolios(database)
  const proofs = await Promise.all(portfolios.map((portfolio) => proveCurrent(database, portfolio)))
  return proofs.map((proof) => ({
    name: `portfolio ${proof.portfolioId}`,
    ok: proof.ok,
    finding: portfolioFinding(proof),
  }))
}

const tableRow = z.object({ name: z.string() })

/** Reads every value of every table: the file's own checksums are verified on the way. */
async function examineFile(database: Database): Promise<Check> {
  const name = 'file'
  const tables = await database.rows(sql`SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary`, tableRow)
  try {
    for (const table of tables) {
      const rows = identifier(table.name)
      await database.execute(sql`SELECT bit_xor(hash(${rows})) FROM ${rows}`)
    }
    return { name, ok: true, finding: `All ${tables.length} tables can be read to their end.` }
  } catch (error) {
    const detail = String(error).split('\n')[0] ?? ''
    return {
      name,
      ok: false,
      finding: `The file is damaged (${detail}): restore it from a copy, or import the sources again.`,
    }
  }
}

const GIB = 1024 ** 3

async function examineDisk({ directory }: Workspace): Promise<Check> {
  const { bavail, bsize } = await statfs(directory)
  const free = (bavail * bsize) / GIB
  const ok = free > 1
  return {
    name: 'disk',
    ok,
    finding: `${free.toFixed(1)} GiB are free${ok ? '' : ': make room before the next import'}.`,
  }
}

async function examineData(database: Database): Promise<Check[]> {
  const file = await examineFile(database)
  if (!file.ok) return [file]
  const invariantChecks = await Promise.all(invariants.map((invariant) => examineInvariant(database, invariant)))
  return [file, ...invariantChecks, ...(await examinePortfolios(database))]
}

/** Checks a workspace from end to end: file, versions, disk, and, in a sound file, every invariant of the data. */
export async function examine(workspace: Workspace): Promise<DoctorReport> {
  const checks = await workspace.read(async (database) => [
    { name: 'version', ok: true, finding: `Sabad ${version}, tables of version ${await schemaVersion(database)}.` },
    ...(await examineData(database)),
  ])
  const all = [...checks, await examineDisk(workspace)]
  return { ok: all.every(({ ok }) => ok), checks: all }
}
