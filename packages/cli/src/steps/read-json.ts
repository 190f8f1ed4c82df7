import { readFile } from 'node:fs/promises'
import { apiError } from '@sabad/contract/api-error'
import { CliError, EXIT } from '../cli-error.ts'

const failed = (message: string): CliError => new CliError(message, EXIT.failed)

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error) => {
    throw error.code === 'ENOENT'
      ? apiError('import.file-missing', { file })
      : failed(`The file ${file} cannot be read.`)
  })
}

export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file)
  try {
    return JSON.parse(text)
  } catch {
    throw failed(`The file ${file} is no JSON: check it where it was written.`)
  }
}
