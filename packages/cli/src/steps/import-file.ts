import { once } from 'node:events'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { readError } from '@sabad/contract/read-error'
import { type ImportRequest, type ImportResult, importResult } from '@sabad/contract/schemas/imports'
import { finding } from '../cli-error.ts'
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

/** Ctrl-C, and an input that ends, mean no. */
async function ask(text: string): Promise<boolean> {
  const question = createInterface({ input: process.stdin, output: process.stderr })
  question.once('SIGINT', () => question.close())
  const closed = once(question, 'close').then(() => '')
  const answer = await Promise.race([question.question(text), closed])
  question.close()
  return /^y(es)?$/i.test(answer.trim())
}

/** Whether an error is one that a person at a terminal may overrule. A script is never asked. */
function mayBeOverruled({ shell, terminal }: Session, error: unknown): boolean {
  const asks = terminal.live && !terminal.json && shell.stdin.isTTY === true
  return asks && readError(error).code === 'import.too-many-rejects'
}

/** Sends a file and imports it. Where too much of it cannot be used, a person is asked what to do. */
export async function importFile(session: Session, { file, ...how }: FileToImport): Promise<ImportResult> {
  const request = { ...how, uploadId: await sendFile(session, file) }
  try {
    return await importUpload(session, request, file)
  } catch (error) {
    if (!mayBeOverruled(session, error)) throw error
    session.terminal.say(readError(error).message)
    if (!(await ask('Import the other rows all the same? [y/N] '))) throw finding('Nothing was imported.')
    return importUpload(session, { ...request, options: { ...request.options, maxRejects: 100 } }, file)
  }
}
