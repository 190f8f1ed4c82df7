import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = [
  'packages/web/src',
  'packages/web/public',
  'packages/web/index.html',
  'packages/web/vite.config.ts',
  'packages/contract/src',
]
const BUILT = 'packages/web/dist/index.html'

async function newestIn(path: string): Promise<number> {
  const about = await stat(path).catch(() => null)
  if (!about) return 0
  if (!about.isDirectory()) return about.mtimeMs
  const names = await readdir(path, { recursive: true })
  const times = await Promise.all(names.map(async (name) => (await stat(join(path, name))).mtimeMs))
  return Math.max(about.mtimeMs, ...times)
}

async function isBuilt(root: string): Promise<boolean> {
  const file = join(root, BUILT)
  if (!existsSync(file)) return false
  const { mtimeMs } = await stat(file)
  const sources = await Promise.all(SOURCES.map((source) => newestIn(join(root, source))))
  return mtimeMs >= Math.max(...sources)
}

/** Builds the web app unless what is built is newer than all of its sources. What the build says goes to stderr. */
export async function buildWeb(root: string): Promise<void> {
  if (await isBuilt(root)) return
  const npm = spawn('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  const [code] = await once(npm, 'exit')
  if (code !== 0) throw new Error('The web app could not be built: run "npm run build" to see why.')
}
