import type { Run, WorkspaceSummary } from '@sabad/contract/schemas/workspace'
import { factTable } from '@sabad/contract/schemas/workspace'
import { z } from 'zod'
import { publishedDates } from '../portfolio/published.ts'
import { runsOf } from '../runs/list.ts'
import { lastImport } from '../runs/staleness.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from './settings.ts'
import { version } from './version.ts'
import type { Workspace } from './workspace.ts'

/** Each kind of fact with its table and the column that dates it. */
const tables: readonly (readonly [kind: string, table: string, day: string | null])[] = [
  ['customers', 'customers', null],
  ['orders', 'orders', 'ordered_on'],
  ['order-lines', 'order_lines', 'ordered_on'],
  ['products', 'products', null],
  ['interactions', 'interactions', 'occurred_on'],
  ['contracts', 'contracts', 'started_on'],
  ['costs', 'costs', 'incurred_on'],
  ['contacts', 'contacts', 'contacted_on'],
  ['ratings', 'ratings', 'rated_on'],
  ['links', 'account_links', 'since'],
  ['enrichment', 'enrichment_values', null],
]

export const factCounts: Sql = join(
  tables.map(([kind, table, day]) => {
    const column = day ? identifier(day) : sql`CAST(NULL AS DATE)`
    return sql`SELECT ${kind} AS kind, count(*) AS rows, min(${column}) AS earliest, max(${column}) AS latest FROM ${identifier(table)}`
  }),
  ' UNION ALL ',
)

const lastImportOfRun = z.object({ last: z.number().nullable() })

const withoutStages = ({ stages: _, ...run }: Run) => run

/** What a workspace holds, on one screen. */
export const workspaceSummary = (workspace: Workspace): Promise<WorkspaceSummary> =>
  workspace.read(async (database) => {
    const [newest] = await runsOf(database)
    const { last } = await database.row(sql`SELECT arg_max(last_import, run_id) AS last FROM runs`, lastImportOfRun)
    return {
      directory: workspace.directory,
      version,
      settings: await settingsOf(database),
      facts: await database.rows(factCounts, factTable),
      asOfDates: await publishedDates(database),
      lastRun: newest ? withoutStages(newest) : null,
      stale: (await lastImport(database)) > (last ?? 0),
    }
  })
