import { notice } from '@sabad/contract/schemas/figures'
import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import { z } from 'zod'
import { kpiDefinitions } from '../../kpi/registry.ts'
import type { Database } from '../../sql/database.ts'
import { list, type Sql, sql } from '../../sql/sql.ts'

/** A KPI of a group as of a published date. */
const readingRow = z.object({
  kpi: z.string(),
  groupIndex: z.number(),
  asOf: z.string(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  denominator: z.number().nullable(),
  basis: z.string().nullable(),
  missing: z.string().nullable(),
})

export interface KpiReading extends Omit<z.infer<typeof readingRow>, 'missing'> {
  readonly missing: z.infer<typeof notice> | null
}

export interface ReadingsQuery {
  readonly versionId: number
  /** First and last date, both included. */
  readonly from: string
  readonly until: string
  /** Left out: all that there are. */
  readonly kpis?: readonly string[] | undefined
}

const named = (kpis: readonly string[] | undefined): Sql =>
  kpis === undefined ? sql`` : kpis.length === 0 ? sql`AND FALSE` : sql`AND k.kpi IN (${list(kpis)})`

/** Figures of the groups of a portfolio version by their newest definitions, oldest first. */
export const readingsOfGroups = ({ versionId, from, until, kpis }: ReadingsQuery): Sql => sql`
  SELECT k.kpi, k.group_index AS "groupIndex", k.as_of AS "asOf", k.value, k.lower, k.upper, k.denominator, k.basis, k.missing
  FROM kpi_values AS k JOIN current_publications AS p USING (run_id, as_of)
  WHERE k.version_id = ${versionId} AND k.group_index IS NOT NULL
    AND k.as_of BETWEEN CAST(${from} AS DATE) AND CAST(${until} AS DATE) ${named(kpis)}
  QUALIFY k.definition_version = max(k.definition_version) OVER (PARTITION BY k.kpi)
  ORDER BY k.kpi, k.as_of`

/** Answers the readings of one KPI of one group, oldest first. */
export async function kpiReadings(database: Database, query: ReadingsQuery) {
  const rows = await database.rows(readingsOfGroups(query), readingRow)
  return (groupIndex: number, kpi: string): KpiReading[] =>
    rows
      .filter((row) => row.groupIndex === groupIndex && row.kpi === kpi)
      .map((row) => ({ ...row, missing: row.missing === null ? null : notice.parse(JSON.parse(row.missing)) }))
}

export type ReadingsOf = Awaited<ReturnType<typeof kpiReadings>>

const byName = new Map<string, KpiDefinition>(kpiDefinitions.map((definition) => [definition.name, definition]))

export const knownKpis: readonly string[] = [...byName.keys()]

export const kpiDefinitionOf = (name: string): KpiDefinition | undefined => byName.get(name)

const EARLIEST = '0001-01-01'

/** The whole history of some KPIs up to a date. */
export const kpiHistory = (database: Database, query: Omit<ReadingsQuery, 'from'>): Promise<ReadingsOf> =>
  kpiReadings(database, { ...query, from: EARLIEST })
