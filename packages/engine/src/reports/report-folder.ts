import { mkdir, realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { EngineError } from '../errors.ts'

/**
 * The folder of a workspace that reports are written to, made where it is not there. Links are followed before it is
 * judged: one that leads out of the workspace is refused.
 * @throws EngineError report.folder-outside
 */
export async function reportFolder(directory: string, folder: string): Promise<string> {
  const home = await realpath(directory)
  const wanted = resolve(home, folder)
  if (!wanted.startsWith(home + sep)) throw new EngineError('report.folder-outside', { folder })
  const above = await nearest(wanted)
  if (above !== home && !above.startsWith(home + sep)) throw new EngineError('report.folder-outside', { folder })
  await mkdir(wanted, { recursive: true })
  return wanted
}

/** Where the deepest part of a path that there is lies in truth. */
async function nearest(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return nearest(join(path, '..'))
  }
}
