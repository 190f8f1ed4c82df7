import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'

let directory = ''

async function sabad(line: string) {
  const shell = capturedShell(directory)
  const code = await run([...line.split(' '), '--workspace', join(directory, 'company')], shell)
  return { code, ...shell.written }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-schedule-'))
  await sabad('init')
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('a schedule is kept until it is stopped', async () => {
  const none = 'No refresh is made by the clock.\n'
  expect((await sabad('schedule list')).stdout).toBe(`${none}\nNone has been made yet.\n`)
  expect((await sabad('schedule start')).stdout).toBe(
    'Each day at 06:00 everything is refreshed, while "sabad serve" runs.\n',
  )
  const weekly = 'Each week on Friday at 05:30 everything is refreshed, while "sabad serve" runs.\n'
  expect((await sabad('schedule start --every week --on friday --at 05:30')).stdout).toBe(weekly)
  expect((await sabad('schedule list')).stdout).toBe(`${weekly}\nNone has been made yet.\n`)
  expect(JSON.parse((await sabad('schedule list --json')).stdout)).toMatchObject({
    schedule: { every: 'week', on: 'friday', at: '05:30' },
    next: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    refreshes: [],
  })
  expect((await sabad('schedule stop')).stdout).toBe(none)
})

test.each(['--at 25:00', '--at 6:00', '--every year', '--every week --on someday'])(
  '%s is refused',
  async (options) => {
    const { code, stderr } = await sabad(`schedule start ${options}`)
    expect(code).toBe(2)
    expect(stderr).toContain(options.split(' ').at(-1))
  },
)
