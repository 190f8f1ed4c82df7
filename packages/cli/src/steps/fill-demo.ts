import { join } from 'node:path'
import type { ImportKind, ImportResult } from '@sabad/contract/schemas/imports'
import type { Run } from '@sabad/contract/schemas/workspace'
import type { Session } from '../session.ts'
import { type FileToImport, importFile } from './import-file.ts'
import { refreshWorkspace } from './refresh-workspace.ts'

export const COMPANIES = ['b2c', 'b2b'] as const
export type Company = (typeof COMPANIES)[number]

const NAMES = { b2c: 'Demo coffee company', b2b: 'Demo packaging company' } as const satisfies Record<Company, string>

/** What the invented companies charge in. */
const CURRENCY = 'EUR'

const MONTHS_OF_HISTORY = 24

type DemoFile = Awaited<ReturnType<typeof import('@sabad/server/demo')['writeDemo']>>[number]

function toImport({ kind, file, options }: DemoFile): FileToImport {
  const { name, keyKind, validFrom, ...provenance } = options
  const enrichment = name && keyKind && validFrom ? { name, keyKind, validFrom, ...provenance } : undefined
  return { file, kind: kind satisfies ImportKind, ...(enrichment && { options: { enrichment } }) }
}

export interface FilledDemo {
  readonly imports: readonly ImportResult[]
  readonly run: Run
}

/** Whether a workspace holds the whole demo, computed and up to date. */
export async function isFilled({ client }: Session, company: Company): Promise<boolean> {
  const { settings, asOfDates, stale } = await client.workspace.get()
  return settings.companyName === NAMES[company] && asOfDates.length > MONTHS_OF_HISTORY && !stale
}

/**
 * Imports an invented company the way any company's files are imported, and replays its history. Its files stay in the
 * workspace's folder `sources`, to be looked at. Begun again after an interruption, it does what is left to do.
 */
export async function fillDemo(session: Session, company: Company): Promise<FilledDemo> {
  const { writeDemo } = await import('@sabad/server/demo')
  session.terminal.say(`Writing the files of the ${NAMES[company].toLowerCase()} ...`)
  const files = await writeDemo({ directory: join(session.directory, 'sources'), company })
  await session.client.workspace.update({ companyName: NAMES[company], currency: CURRENCY })
  const imports: ImportResult[] = []
  for (const file of files) imports.push(await importFile(session, toImport(file)))
  const run = await refreshWorkspace(session, { history: MONTHS_OF_HISTORY })
  return { imports, run }
}
