import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { importFile } from '../../src/intake/import-file.ts'
import { trusted } from '../../src/sql/sql.ts'
import { createWorkspace, openWorkspace, type Workspace } from '../../src/workspace/workspace.ts'
import { requestFor, temporaryFolder } from './importing.ts'

const child = fileURLToPath(new URL('./import-in-child.ts', import.meta.url))

/** Runs an import in another process and kills it `delay` milliseconds after it reaches a stage. */
function killedAt(stage: string, delay: number, paths: readonly [directory: string, file: string]): Promise<void> {
  const running = spawn(process.execPath, ['--import', 'tsx', child, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    running.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().split('\n').includes(stage)) setTimeout(() => running.kill('SIGKILL'), delay)
    })
    running.on('exit', () => resolve())
  })
}

const state = z.object({ lines: z.number(), orphans: z.number(), imports: z.number(), sum: z.number() })

const stateOf = (workspace: Workspace) =>
  workspace.read((database) =>
    database.row(
      trusted(`SELECT (SELECT count(*) FROM order_lines) AS lines,
        (SELECT count(*) FROM order_lines WHERE customer_key NOT IN (SELECT customer_key FROM customers)) AS orphans,
        (SELECT count(*) FROM imports) AS imports, (SELECT coalesce(sum(hash(order_id, line_id, customer_key, amount) % 1000003), 0) FROM order_lines) AS sum`),
      state,
    ),
  )

const rows = Array.from(
  { length: 200_000 },
  (_, index) => `${index >> 1},C${index % 20_000},2024-01-0${(index % 9) + 1},${index % 97}\n`,
).join('')

test('an import that is killed at any moment is absent or whole, and repeated gives what an undisturbed one gives', async () => {
  const { path } = await requestFor('lines.csv', `order_id,customer_id,date,amount\n${rows}`)
  const undisturbed = await createWorkspace(join(await temporaryFolder(), 'undisturbed'))
  await importFile(undisturbed, { path, fileName: 'lines.csv', kind: 'order-lines' })
  const whole = await stateOf(undisturbed)
  await undisturbed.close()
  expect(whole).toMatchObject({ lines: 200_000, orphans: 0, imports: 1 })

  const directory = join(await temporaryFolder(), 'killed')
  await (await createWorkspace(directory)).close()
  const moments = [
    ['parse', 0],
    ['look', 20],
    ['customers', 10],
    ['write', 0],
    ['write', 60],
    ['write', 150],
  ] as const
  for (const [stage, delay] of moments) {
    await killedAt(stage, delay, [directory, path])
    const workspace = await openWorkspace(directory)
    const found = await stateOf(workspace)
    await workspace.close()
    expect([{ lines: 0, orphans: 0, imports: 0, sum: 0 }, whole]).toContainEqual(found)
  }
  const workspace = await openWorkspace(directory)
  await importFile(workspace, { path, fileName: 'lines.csv', kind: 'order-lines' })
  expect(await stateOf(workspace)).toEqual(whole)
  await workspace.close()
})
