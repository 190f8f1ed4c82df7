import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportKind } from '@sabad/contract/schemas/imports'
import { writeDemo } from '@sabad/server/demo'
import type { Site } from './demo-site.ts'
import { importInto, refreshSite } from './site-work.ts'

export type DemoFiles = ReadonlyMap<ImportKind, string>

const kinds: readonly ImportKind[] = ['products', 'customers', 'orders', 'order-lines', 'interactions', 'costs']

/** The files of the demo maker of packaging, small, as text. */
export async function packagingFiles(): Promise<DemoFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'sabad-files-'))
  const written = await writeDemo({ directory: folder, company: 'b2b', customers: 80 })
  const wanted = written.filter(({ kind }) => kinds.includes(kind))
  const files = new Map(
    await Promise.all(wanted.map(async (one) => [one.kind, await readFile(one.file, 'utf8')] as const)),
  )
  await rm(folder, { recursive: true, force: true })
  return files
}

/** The column by which a file's rows happened. */
const dayColumns = ['ordered_on', 'occurred_on', 'incurred_on', 'since']

/** The rows of a file up to a day; one whose rows happened on no day whole. */
function rowsUntil(csv: string, day: string): string {
  const [head = '', ...rows] = csv.trimEnd().split('\n')
  if (!head.split(',').some((name) => dayColumns.includes(name))) return csv
  const dayOf = (row: string) => /(?:^|,)(\d{4}-\d{2}-\d{2})(?=,|$)/.exec(row)?.[1] ?? ''
  return [head, ...rows.filter((row) => dayOf(row) <= day)].join('\n')
}

/** Imports what had happened by a day, and computes the dates up to it. */
export async function importUntil(site: Site, files: DemoFiles, day: string): Promise<void> {
  for (const kind of kinds) {
    const body = new Blob([rowsUntil(files.get(kind) ?? '', day)])
    await importInto(site, { fileName: `${kind}.csv`, body, kind, options: { maxRejects: 100 } })
  }
  await refreshSite(site, 6)
}
