import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EngineError } from '../errors.ts'

/** What lets a workspace into its cluster. It stands in the environment or in a file, and is kept nowhere else. */
export interface Secrets {
  readonly password?: string | undefined
  /** A bearer token (JWT or OAuth 2). */
  readonly token?: string | undefined
}

const FILE = 'trino-secrets.json'
const secrets = z.strictObject({ password: z.string().min(1).optional(), token: z.string().min(1).optional() })

/** Bits of a file's mode that let others than its owner read or write it. */
const OTHERS = 0o077

async function refuseShared(file: string): Promise<void> {
  // Windows keeps rights elsewhere, and tells the same mode for every file.
  if (process.platform === 'win32') return
  const { mode, uid } = await stat(file)
  if (uid !== process.getuid?.() || (mode & OTHERS) !== 0) throw new EngineError('source.secret-file-shared', { file })
}

async function fromFile(file: string): Promise<Secrets> {
  await refuseShared(file)
  try {
    return secrets.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // Without its cause, which would repeat what the file holds.
    throw new EngineError('source.secret-file-unreadable', { file })
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * SABAD_TRINO_TOKEN or SABAD_TRINO_PASSWORD of the environment, else the file that SABAD_TRINO_SECRETS names, else
 * trino-secrets.json of the workspace; none where there is none of them.
 * @throws EngineError source.secret-file-missing, source.secret-file-shared, source.secret-file-unreadable
 */
export async function secretsOf(directory: string, environment: NodeJS.ProcessEnv = process.env): Promise<Secrets> {
  const { SABAD_TRINO_TOKEN: token, SABAD_TRINO_PASSWORD: password, SABAD_TRINO_SECRETS: named } = environment
  if (token) return { token }
  if (password) return { password }
  const file = named || join(directory, FILE)
  try {
    return await fromFile(file)
  } catch (error) {
    if (!isMissing(error)) throw error
    if (named) throw new EngineError('source.secret-file-missing', { file })
    return {}
  }
}
