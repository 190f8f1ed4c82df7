import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineError } from '../../errors.ts'
import type { Progress } from '../../runs/progress.ts'
import type { ParquetFile } from './read-parquet.ts'
import { scanFile } from './scan-file.ts'

/** A data file of a folder; what the folders on its way say is written as Hive does: `year=2024/month=3`. */
export interface FolderFile extends ParquetFile {
  /** Its place within the folder, with `/` between the names. */
  readonly within: string
}

const MOST_FILES = 20_000
const HIVE_NULL = '__HIVE_DEFAULT_PARTITION__'

/** What engines write beside the data (`_SUCCESS`, `.part-0.crc`) begins so, and is passed over by all that read it. */
const isBesideData = (name: string): boolean => /^[._]/.test(name)

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function partitionOf(within: string): FolderFile['partition'] {
  const folders = within.split('/').slice(0, -1)
  const named = folders.flatMap((folder): (readonly [string, string | null])[] => {
    const at = folder.indexOf('=')
    if (at < 1) return []
    const value = folder.slice(at + 1)
    return [[decoded(folder.slice(0, at)), value === HIVE_NULL ? null : decoded(value)]]
  })
  return Object.fromEntries(named)
}

async function isParquet(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1'
  } finally {
    await file.close()
  }
}

/** Names within a folder, deep, in their order; anything that is neither file nor folder ends the walk. */
async function walk(folder: string, name: string, within: readonly string[] = []): Promise<string[]> {
  const entries = await readdir(join(folder, ...within), { withFileTypes: true })
  const names: string[] = []
  for (const entry of entries.filter((one) => !isBesideData(one.name)).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const place = [...within, entry.name]
    if (entry.isDirectory()) names.push(...(await walk(folder, name, place)))
    else if (entry.isFile()) names.push(place.join('/'))
    else throw new EngineError('import.folder-file', { folder: name, file: place.join('/') })
    if (names.length > MOST_FILES) throw new EngineError('import.folder-too-many', { folder: name, limit: MOST_FILES })
  }
  return names
}

/** The Parquet files of a folder in the order of their names: a table that was written in parts. */
export async function folderFiles(folder: string, name: string): Promise<readonly FolderFile[]> {
  const names = await walk(folder, name)
  if (names.length === 0) throw new EngineError('import.folder-empty', { folder: name })
  const files = names.map((within) => ({ path: join(folder, within), within, partition: partitionOf(within) }))
  for (const { path, within } of files)
    if (!(await isParquet(path))) throw new EngineError('import.folder-file', { folder: name, file: within })
  const keysOf = ({ partition }: FolderFile) => Object.keys(partition).join('/')
  const odd = files.find((file, _, [first]) => first && keysOf(file) !== keysOf(first))
  if (odd) throw new EngineError('import.folder-parts', { folder: name, file: odd.within })
  return files
}

/** SHA-256 over the names and contents of the files, in their order. */
export async function hashOfFolder(files: readonly FolderFile[], progress: Progress): Promise<string> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const hash = createHash('sha256')
  let before = 0
  for (const [index, { path, within }] of files.entries()) {
    const start = before
    const report = (stage: string, done: number) => progress.report(stage, start + done, total)
    const scan = await scanFile(path, total, { ...progress, report })
    hash.update(JSON.stringify([within, scan.hash]))
    before += sizes[index] ?? 0
  }
  return hash.digest('hex')
}
