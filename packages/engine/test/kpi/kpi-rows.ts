import { z } from 'zod'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

const row = z.object({
  kpi: z.string(),
  versionId: z.number().nullable(),
  group: z.number().nullable(),
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  basis: z.string().nullable(),
  missing: z.string().nullable(),
})
export type KpiRow = z.infer<typeof row>

/** What is stored of a date: of the base and of every group of every portfolio. */
export const kpiRows = (workspace: Workspace, asOf: string): Promise<KpiRow[]> =>
  workspace.read((database) =>
    database.rows(
      sql`SELECT kpi, version_id AS "versionId", group_index AS "group", value, lower, upper, numerator, denominator, basis,
                 missing ->> 'code' AS missing
          FROM kpi_values JOIN current_publications USING (run_id, as_of) WHERE as_of = CAST(${asOf} AS DATE)
          ORDER BY version_id NULLS FIRST, group_index, kpi`,
      row,
    ),
  )

/** The figures of the base by name. */
export async function baseKpis(workspace: Workspace, asOf: string): Promise<(name: string) => KpiRow> {
  const rows = await kpiRows(workspace, asOf)
  return (name) => {
    const found = rows.find(({ kpi, versionId }) => kpi === name && versionId === null)
    if (!found) throw new Error(`no ${name}`)
    return found
  }
}
