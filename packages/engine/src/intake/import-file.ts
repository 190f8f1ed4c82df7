import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KindName } from '../facts/kind.ts'
import { type Progress, silent } from '../runs/progress.ts'
import { refuseInCluster } from '../sources/refuse-elsewhere.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { cancellable } from './cancellable.ts'
import { refuseTooManyRejects, refuseUnclear, type Tally, tally } from './check.ts'
import type { Load, Loaded } from './loading/load.ts'
import { loadEnrichment, provenance } from './loading/load-enrichment.ts'
import { loadEntities } from './loading/load-entities.ts'
import { loadFacts } from './loading/load-facts.ts'
import { loadLinks } from './loading/load-links.ts'
import { remember } from './mapping/shape.ts'
import type { Notice } from './notice.ts'
import { mappingNames, type Plan, planImport } from './plan.ts'
import { type CheckedRows, checkedRows } from './reading/faults.ts'
import { installMacros } from './reading/install-macros.ts'
import { storeRejects } from './rejects/store-rejects.ts'
import { type Asked, type ImportRequest, parseRequest } from './request.ts'
import { readable } from './source/readable.ts'
import { withSpool } from './source/spool.ts'

export interface ImportResult extends Tally {
  readonly importId: number | null
  readonly status: 'imported' | 'unchanged' | 'dry-run'
  readonly kind: KindName
  readonly fileName: string
  /** Rows that gave way to a row of this file with the same key. */
  readonly replaced: number
  readonly mapping: Readonly<Record<string, string>>
  /** How the file was read. */
  readonly options: Readonly<Record<string, unknown>>
  /** First day whose facts this import changed; null where they are not dated, or nothing changed. */
  readonly earliestOn: string | null
  /** For enrichments: the share of known customers that found a row. */
  readonly matchRate: number | null
  readonly warnings: readonly Notice[]
}

interface Checked {
  readonly plan: Plan
  readonly tally: Tally
  readonly rows: CheckedRows
  /** SHA-256 of the file and of everything that decides how it is read. */
  readonly hash: string
}

const optionsRead = ({ source, reading }: Plan, { options }: Asked) => ({
  format: source.format,
  ...(source.encoding && { encoding: source.encoding }),
  ...(source.delimiter && { delimiter: source.delimiter }),
  ...(source.sheet && { sheet: source.sheet }),
  dateOrder: reading.dateOrder,
  calendar: reading.calendar,
  decimalMark: reading.decimalMark,
  timeZone: reading.timeZone,
  ...(options.enrichment && { enrichment: options.enrichment }),
})

function hashOf(plan: Plan, asked: Asked): string {
  const decisions = [plan.mapping.kind.name, Object.entries(mappingNames(plan)).sort(), optionsRead(plan, asked)]
  return createHash('sha256').update(plan.source.contentHash).update(JSON.stringify(decisions)).digest('hex')
}

async function check(database: Database, plan: Plan, asked: Asked): Promise<Checked> {
  refuseUnclear(plan, asked)
  await refuseInCluster(database, plan.mapping.kind.name, asked.fileName)
  if (plan.mapping.kind.name === 'enrichment') provenance(asked)
  const rows = checkedRows(plan.mapping.kind, plan.source, plan.reading)
  return { plan, rows, tally: await tally(database, plan, rows.faulty), hash: hashOf(plan, asked) }
}

const found = z.object({ import_id: z.number() })

/** The same file, read the same way, whose rows no later import has replaced. */
async function earlierImport(database: Database, { hash, plan }: Checked): Promise<number | null> {
  const kind = plan.mapping.kind.name
  const [row] = await database.rows(
    sql`
      SELECT import_id FROM imports AS earlier WHERE content_hash = ${hash} AND NOT EXISTS (
        SELECT 1 FROM imports AS later WHERE later.kind = ${kind} AND later.import_id > earlier.import_id AND later.replaced > 0
      ) ORDER BY import_id DESC LIMIT 1`,
    found,
  )
  return row?.import_id ?? null
}

const nextId = z.object({ id: z.number() })

function loaderOf(kind: KindName): (load: Load) => Promise<Loaded> {
  if (kind === 'customers' || kind === 'products') return loadEntities
  if (kind === 'links') return loadLinks
  return kind === 'enrichment' ? loadEnrichment : loadFacts
}

async function record(load: Load, loaded: Loaded, { plan, tally: counts, hash }: Checked): Promise<void> {
  const { database, importId, asked } = load
  const mapping = mappingNames(plan)
  const options = optionsRead(plan, asked)
  await database.execute(sql`
    INSERT INTO imports (import_id, kind, file_name, content_hash, shape, mapping, options, rows, accepted, rejected, replaced, reasons, earliest_on, months)
    VALUES (${importId}::INTEGER, ${plan.mapping.kind.name}, ${asked.fileName}, ${hash}, ${plan.shape}, ${JSON.stringify(mapping)}, ${JSON.stringify(options)},
      ${counts.rows}::BIGINT, ${counts.accepted}::BIGINT, ${counts.rejected}::BIGINT, ${loaded.replaced}::BIGINT, ${JSON.stringify(counts.reasons)}, ${loaded.earliestOn}::DATE,
      CAST(${JSON.stringify(loaded.months)} AS JSON)::DATE[])`)
  const { dateOrder, calendar, decimalMark, timeZone } = plan.reading
  const settings = { dateOrder, calendar, decimalMark, timeZone }
  await remember(database, plan.shape, { kind: plan.mapping.kind.name, mapping, options: settings })
}

/** Writes a checked file in the caller's transaction. */
async function write(database: Database, checked: Checked, context: { asked: Asked; progress: Progress }) {
  await installMacros(database)
  const { id: importId } = await database.row(sql`SELECT nextval('import_ids') AS id`, nextId)
  const { plan, rows } = checked
  const load: Load = { ...context, database, plan, importId, accepted: rows.accepted }
  const loaded = await loaderOf(plan.mapping.kind.name)(load)
  await storeRejects(database, plan.source, { faulty: rows.faulty, importId })
  await record(load, loaded, checked)
  context.progress.report('write', plan.source.rowCount, plan.source.rowCount)
  return { importId, loaded }
}

const duplicateNotice = ({ duplicates }: Loaded): Notice[] =>
  duplicates > 0 ? [{ code: 'import.duplicate-keys', params: { rows: duplicates } }] : []

/**
 * Imports one file: whole or not at all. The same file read the same way changes nothing a second time; a corrected
 * one replaces rows by their key.
 */
export async function importFile(
  workspace: Workspace,
  request: ImportRequest,
  progress: Progress = silent,
): Promise<ImportResult> {
  const asked = parseRequest(request)
  return withSpool(workspace, async (spool) => {
    const checked = await workspace.read((database) =>
      cancellable(database, progress, () =>
        readable(asked.fileName, async () =>
          check(database, await planImport(database, { database, asked, spool, progress }), asked),
        ),
      ),
    )
    const { plan, tally: counts } = checked
    const common = {
      kind: plan.mapping.kind.name,
      fileName: asked.fileName,
      ...counts,
      mapping: mappingNames(plan),
      options: optionsRead(plan, asked),
      warnings: plan.notices,
    }
    const nothing = { replaced: 0, earliestOn: null, matchRate: null }
    if (asked.dryRun) return { importId: null, status: 'dry-run', ...nothing, ...common }
    refuseTooManyRejects(counts, asked)
    return workspace.write((database) =>
      cancellable(database, progress, async () => {
        const earlier = await earlierImport(database, checked)
        if (earlier !== null) return { importId: earlier, status: 'unchanged', ...nothing, ...common }
        const { importId, loaded } = await write(database, checked, { asked, progress })
        const { replaced, earliestOn, matchRate } = loaded
        const warnings = [...common.warnings, ...duplicateNotice(loaded)]
        return { importId, status: 'imported', replaced, earliestOn, matchRate, ...common, warnings }
      }),
    )
  })
}
