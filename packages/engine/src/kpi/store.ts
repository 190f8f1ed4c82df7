import { DATE, DOUBLE, DuckDBDateValue, INTEGER, SMALLINT, VARCHAR } from '@duckdb/node-api'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Outcome } from './outcome.ts'
import { registeredKpis } from './registry.ts'
import { NO_EARLIER_DATE } from './year-of-moves.ts'

/** Whose figures: a group of a portfolio version or, both null, the whole base. */
interface Owner {
  readonly versionId: number | null
  readonly group: number | null
}

export interface ComputedKpi extends Owner {
  readonly kpi: string
  readonly definitionVersion: number
  readonly outcome: Outcome
}

const DAY = 86_400_000
const types = [
  INTEGER,
  DATE,
  INTEGER,
  SMALLINT,
  VARCHAR,
  INTEGER,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  DOUBLE,
  VARCHAR,
  VARCHAR,
]

/** Appends figures of a publication. */
export async function storeKpis(
  database: Database,
  { runId, asOf }: Publication,
  rows: readonly ComputedKpi[],
): Promise<number> {
  const on = new DuckDBDateValue(Date.parse(asOf) / DAY)
  const of = <T>(read: (row: ComputedKpi) => T): T[] => rows.map(read)
  await database.append('kpi_values', types, [
    of(() => runId),
    of(() => on),
    of((row) => row.versionId),
    of((row) => row.group),
    of((row) => row.kpi),
    of((row) => row.definitionVersion),
    of((row) => row.outcome.value),
    of((row) => row.outcome.lower),
    of((row) => row.outcome.upper),
    of((row) => row.outcome.numerator),
    of((row) => row.outcome.denominator),
    of((row) => row.outcome.basis),
    of((row) => row.outcome.missing && JSON.stringify(row.outcome.missing)),
  ])
  return rows.length
}

/** Takes back the figures of a publication, of one version or (null) of the base. */
export async function removeKpis(database: Database, { runId, asOf }: Publication, versionId: number | null) {
  await database.execute(sql`DELETE FROM kpi_values WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
    AND version_id IS NOT DISTINCT FROM CAST(${versionId} AS INTEGER)`)
}

const storedRow = z.object({
  runId: z.number(),
  asOf: z.string(),
  versionId: z.number().nullable(),
  kpis: z.array(z.string()),
  waiting: z.boolean(),
})

const keyOf = (versionId: number | null, { runId, asOf }: Publication) => `${versionId ?? 'base'} ${runId} ${asOf}`

const wanted = registeredKpis.map(({ name, definitionVersion }) => `${name} ${definitionVersion}`)

/** What has been computed of which publication, and whether a date that was missing then might be there now. */
export async function storedKpis(database: Database) {
  const rows = await database.rows(
    sql`SELECT run_id AS "runId", as_of AS "asOf", version_id AS "versionId",
               list(DISTINCT kpi || ' ' || definition_version) AS kpis,
               bool_or(coalesce(missing ->> 'code' = ${NO_EARLIER_DATE}, FALSE)) AS waiting
        FROM kpi_values JOIN current_publications USING (run_id, as_of) GROUP BY run_id, as_of, version_id`,
    storedRow,
  )
  const stored = new Map(rows.map(({ versionId, ...row }) => [keyOf(versionId, row), row]))
  return {
    isComplete: (versionId: number | null, publication: Publication, hasEarlierDate: boolean): boolean => {
      const found = stored.get(keyOf(versionId, publication))
      if (!found) return false
      const names = new Set(found.kpis)
      return wanted.every((name) => names.has(name)) && !(found.waiting && hasEarlierDate)
    },
  }
}
