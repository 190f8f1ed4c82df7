import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { type ImportResult, importFile } from '../../src/intake/import-file.ts'
import { type ImportPreview, previewImport } from '../../src/intake/preview.ts'
import type { ImportRequest } from '../../src/intake/request.ts'
import { trusted } from '../../src/sql/sql.ts'
import { openWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { putEmptyWorkspace } from '../company.ts'

const made: string[] = []
const opened: Workspace[] = []

afterAll(async () => {
  await Promise.all(opened.map((workspace) => workspace.close()))
  await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })))
})

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sabad-intake-'))
  made.push(folder)
  return folder
}

export async function emptyWorkspace(): Promise<Workspace> {
  const directory = join(await temporaryFolder(), 'company')
  await putEmptyWorkspace(directory)
  const workspace = await openWorkspace(directory, { threads: 2 })
  opened.push(workspace)
  return workspace
}

export type Content = string | Uint8Array
type Asking = Partial<Omit<ImportRequest, 'path' | 'fileName'>>

/** Writes a file and asks for its import. */
export async function requestFor(fileName: string, content: Content, asking: Asking = {}): Promise<ImportRequest> {
  const path = join(await temporaryFolder(), fileName)
  await writeFile(path, content)
  return { path, fileName, ...asking }
}

export interface Intake {
  readonly workspace: Workspace
  load(fileName: string, content: Content, asking?: Asking): Promise<ImportResult>
  preview(fileName: string, content: Content, asking?: Asking): Promise<ImportPreview>
  /** Rows of a query, as objects. */
  ask(query: string): Promise<Record<string, unknown>[]>
}

/** An empty workspace to import into. */
export async function intake(): Promise<Intake> {
  const workspace = await emptyWorkspace()
  return {
    workspace,
    load: async (fileName, content, asking) => importFile(workspace, await requestFor(fileName, content, asking)),
    preview: async (fileName, content, asking) => previewImport(workspace, await requestFor(fileName, content, asking)),
    ask: (query) => workspace.read((database) => database.rows(trusted(query), z.record(z.string(), z.unknown()))),
  }
}

/** The code with which work is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `not an EngineError: ${String(error)}`
  }
  return 'not refused'
}
