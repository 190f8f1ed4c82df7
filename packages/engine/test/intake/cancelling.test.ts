import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importFile } from '../../src/intake/import-file.ts'
import type { Progress } from '../../src/runs/progress.ts'
import { intake, refusal, requestFor } from './importing.ts'

const line = (index: number) => `${index >> 1};C${index % 5000};0${(index % 9) + 1}/02/2024;1.234,50;x\n`
const file = `order_id;customer_id;date;amount;channel\n${Array.from({ length: 60_000 }, (_, index) => line(index)).join('')}`

/** Ends the work when it reaches a stage. */
function endingAt(stage: string, seen: Set<string>): Progress {
  const controller = new AbortController()
  return {
    signal: controller.signal,
    report: (name) => {
      seen.add(name)
      if (name === stage) controller.abort()
    },
  }
}

const nothing =
  'SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM order_lines) + (SELECT count(*) FROM customers) + (SELECT count(*) FROM remembered_mappings) AS left'

describe('an import that is no longer wanted', () => {
  test.each(['read', 'parse', 'look', 'customers', 'replace', 'write'])(
    'ends at %s and leaves nothing',
    async (stage) => {
      const { workspace, ask } = await intake()
      const request = await requestFor('lines.csv', file, { kind: 'order-lines', options: { dateOrder: 'dmy' } })
      const seen = new Set<string>()
      expect(await refusal(importFile(workspace, request, endingAt(stage, seen)))).toBe('job.cancelled')
      expect(seen).toContain(stage)
      expect(await ask(nothing)).toEqual([{ left: 0 }])
      expect(await readdir(join(workspace.directory, 'spool'))).toEqual([])
      expect(await importFile(workspace, request)).toMatchObject({ status: 'imported', accepted: 60_000 })
    },
  )

  test('never starts when it was cancelled before', async () => {
    const { workspace } = await intake()
    const request = await requestFor('lines.csv', file, { kind: 'order-lines' })
    expect(await refusal(importFile(workspace, request, { report: () => {}, signal: AbortSignal.abort() }))).toBe(
      'job.cancelled',
    )
  })
})

test('what a killed import left in the spool goes with the next import; that of another at work stays', async () => {
  const { workspace, load } = await intake()
  const left = join(workspace.directory, 'spool', 'left-by-the-dead')
  await mkdir(left, { recursive: true })
  await writeFile(join(left, 'rows.parquet'), 'half')
  const content = (name: string) => `customer_id,name\n${name},${name}\n`.repeat(50)
  const both = await Promise.all(
    ['A', 'B', 'C'].map((name) => load(`${name}.csv`, content(name), { kind: 'customers' })),
  )
  expect(both.map(({ status }) => status)).toEqual(['imported', 'imported', 'imported'])
  expect(await readdir(join(workspace.directory, 'spool'))).toEqual([])
})

test('two imports of one file at once leave one', async () => {
  const { workspace, ask } = await intake()
  const request = await requestFor('a.csv', 'order_id,customer_id,date,amount\n1,A,2024-01-05,1\n')
  const results = await Promise.all([importFile(workspace, request), importFile(workspace, request)])
  expect(results.map(({ status }) => status).sort()).toEqual(['imported', 'unchanged'])
  expect(await ask('SELECT count(*) AS count FROM orders')).toEqual([{ count: 1 }])
})
