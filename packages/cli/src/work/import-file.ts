import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { readError } from '@sabad/contract/read-error'
import { type ImportRequest, type ImportResult, importResult } from '@sabad/contract/schemas/imports'
import type { Session } from '../session.ts'
import { followJob } from './follow-job.ts'
import { sendFile } from './send-file.ts'

/** A file of this disk and how it is to be read. */
export interface FileToImport extends Omit<ImportRequest, 'uploadId'> {
  readonly file: string
}

async function importUpload(session: Session, request: ImportRequest, file: string): Promise<ImportResult> {
  const { jobId } = await session.client.imports.start(request)
  return importResult.parse(await followJob(session, { title: `Importing ${basename(file)}`, jobId }))
}

/** Asks a person whether an import may go on with all its rejects; a script is never asked. */
async function mayReject({ shell, terminal }: Session, error: unknown): Promise<boolean> {
  const { code, message } = readError(error)
  if (code !== 'import.too-many-rejects' || !terminal.live || !shell.stdin.isTTY) return false
  terminal.say(message)
  const question = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await question.question('Import the other rows all the same? [y/N] ')
  question.close()
  return /^y(es)?$/i.test(answer.trim())
}

/** Sends a file and imports it. */
export async function importFile(session: Session, { file, ...how }: FileToImport): Promise<ImportResult> {
  const request = { ...how, uploadId: await sendFile(session, file) }
  try {
    return await importUpload(session, request, file)
  } catch (error) {
    if (!(await mayReject(session, error))) throw error
    return importUpload(session, { ...request, options: { ...request.options, maxRejects: 100 } }, file)
  }
}
