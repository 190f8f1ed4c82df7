import { notice } from '@sabad/contract/schemas/figures'
import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import { z } from 'zod'
import { kpiDefinitions } from '../../kpi/registry.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'

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

/** Every figure of a portfolio version up to a date, by today's definitions, oldest first. */
export const readingsOfGroups = (versionId: number, until: string): Sql => sql`
  SELECT k.kpi, k.group_index AS "groupIndex", k.as_of AS "asOf", k.value, k.lower, k.upper, k.denominator, k.basis, k.missing
  FROM kpi_values AS k JOIN current_publications AS p USING (run_id, as_of)
  WHERE k.version_id = ${versionId} AND k.group_index IS NOT NULL AND k.as_of <= CAST(${until} AS DATE)
    AND k.definition_version = (SELECT max(definition_version) FROM kpi_values AS o WHERE o.kpi = k.kpi)
  ORDER BY k.kpi, k.as_of`

export interface ReadingsQuery {
  readonly versionId: number
  readonly until: string
}

/** Answers the readings of one KPI of one group, oldest first. */
export async function kpiReadings(database: Database, { versionId, until }: ReadingsQuery) {
  const rows = await database.rows(readingsOfGroups(versionId, until), readingRow)
  return (groupIndex: number, kpi: string): KpiReading[] =>
    rows
      .filter((row) => row.groupIndex === groupIndex && row.kpi === kpi)
      .map((row) => ({ ...row, missing: row.missing === null ? null : notice.parse(JSON.parse(row.missing)) }))
}

export type ReadingsOf = Awaited<ReturnType<typeof kpiReadings>>

const byName = new Map<string, KpiDefinition>(kpiDefinitions.map((definition) => [definition.name, definition]))

export const knownKpis: readonly string[] = [...byName.keys()]

export const kpiDefinitionOf = (name: string): KpiDefinition | undefined => byName.get(name)
