import { download, type FilePath, fileAddress } from '@sabad/contract/files'
import type { Session } from '../session.ts'
import { writeWhole } from './write-whole.ts'

export interface Wanted {
  readonly path: FilePath
  readonly query?: Readonly<Record<string, string>>
  /** The file to write, as the reader named it. */
  readonly to: string
}

/** Writes a file of the server's to disk: whole, or not at all. */
export async function saveFile({ connection, shell }: Session, { path, query, to }: Wanted): Promise<string> {
  return writeWhole(shell, { to, body: await download(connection, fileAddress(connection, path, query)) })
}
