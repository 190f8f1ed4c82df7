import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { apiError } from '@sabad/contract/api-error'
import type { Shell } from '../shell.ts'

const FILE = 'sabad.duckdb'

export const isWorkspace = (directory: string): boolean => existsSync(join(directory, FILE))

function nearest(directory: string): string | null {
  if (isWorkspace(directory)) return directory
  const parent = dirname(directory)
  return parent === directory ? null : nearest(parent)
}

/** The folder that was named, by option or environment, whether or not a workspace is in it yet. */
export function namedDirectory({ env, directory }: Shell, given?: string): string | null {
  const named = given ?? env.SABAD_WORKSPACE
  return named ? resolve(directory, named) : null
}

/** The workspace that was named, else the one around the current folder. */
export function findWorkspace(shell: Shell, given?: string): string {
  const named = namedDirectory(shell, given)
  const found = named ?? nearest(resolve(shell.directory))
  if (found === null || !isWorkspace(found)) {
    throw apiError('workspace.missing', { directory: found ?? shell.directory })
  }
  return found
}
