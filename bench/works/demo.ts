import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure } from '../measure.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
await rm(join(root, 'demo-company'), { recursive: true, force: true })

await measure(1, async () => {
  const npm = spawn('npm', ['run', '--silent', 'demo', '--', '--exit'], { cwd: root, stdio: ['ignore', 2, 2] })
  const [code] = await once(npm, 'exit')
  return `exit code ${code}`
})
