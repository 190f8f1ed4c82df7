import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.ts'

/**
 * Tries every property test on cases that it has not seen: `npm run test:properties -- 20` with twenty seeds from the clock,
 * `-- 3 1234` with 1234, 1235 and 1236. What fails is shown again by SABAD_SEED and the file.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const times = Number(process.argv[2] ?? 10)
const first = Number(process.argv[3] ?? Date.now() % 1e9)

/** What the tests themselves and what they draw their cases with import. */
const property = /'fast-check'|\/random-[a-z-]+\.ts'/

const files: string[] = []
for (const name of await readdir(join(root, 'packages'))) {
  const folder = join('packages', name, 'test')
  for (const file of await readdir(join(root, folder), { recursive: true }).catch(() => [])) {
    if (!/\.test\.tsx?$/.test(file)) continue
    if (property.test(await readFile(join(root, folder, file), 'utf8'))) files.push(join(folder, file))
  }
}

const failed: number[] = []
for (let seed = first; seed < first + times; seed += 1) {
  process.env.SABAD_SEED = String(seed)
  process.stderr.write(`seed ${seed}\n`)
  const args = ['vitest', 'run', '--project', 'packages', '--reporter=dot', ...files]
  if ((await runCommand('npx', args, root)) !== 0) failed.push(seed)
}
process.stdout.write(
  `${times - failed.length} seeds passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
