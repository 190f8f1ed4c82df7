import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure } from '../measure.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const directory = await mkdtemp(join(tmpdir(), 'sabad-demo-'))

await measure(1, async () => {
  const npm = spawn('npm', ['run', '--silent', 'demo', '--', '--exit', '--directory', directory], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  const [code] = await once(npm, 'exit')
  return `exit code ${code}`
})
await rm(directory, { recursive: true, force: true })
