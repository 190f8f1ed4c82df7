import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@sabad/server/start'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { capturedShell } from './captured-shell.ts'
import { writeSmallCompany } from './small-company.ts'

let directory = ''

/** Takes out what differs from day to day and from machine to machine, and nothing else. */
const steady = (text: string): string =>
  text
    .replaceAll(directory, 'DIR')
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?= )/g, 'NOW             ')
    .replace(/[\d.]+ GiB are free/, 'N GiB are free')

async function sabad(line: string) {
  const shell = capturedShell(directory)
  const code = await run([...line.split(' '), '--workspace', join(directory, 'company')], shell)
  return { code, stdout: steady(shell.written.stdout), stderr: steady(shell.written.stderr) }
}

const fileOf = (line: string): string => `${line.replace(/\.(csv|html|json)\b/g, '').replace(/[^a-z0-9]+/gi, '-')}.txt`

const SET_UP = [
  'init',
  'import customers.csv --as customers --dry-run',
  'import customers.csv --as customers',
  'import orders.csv --as orders',
  'import orders.csv --as orders --decimal-mark .',
  'refresh --history 6',
  'portfolio add size.json --author Ada',
  'refresh --as-of 2026-03-15',
  'portfolio discover --method k-means --variables recency_days,purchase_days,mean_purchase --most 4',
  'portfolio discover --method cart --variables recency_days,purchase_days,country --outcome revenue_12m --to tree.json',
  'portfolio add wider.json --author Grace --rationale Dearer',
] as const

const READING = [
  'imports',
  'imports rejects 2',
  'portfolio list',
  'portfolio show',
  'portfolio show size --as-of 2026-03-15',
  'portfolio check',
  'portfolio preview wider.json',
  'portfolio versions size',
  'portfolio compare size --versions 1 2',
  'variables',
  'customers list --limit 5',
  'customers list --search Evil',
  'customers show C0007',
  'movement',
  'movement --portfolio value-tiers --from 2026-01-31 --to 2026-03-31',
  'models',
  'report --to report.html',
  'report --to size.html --portfolio size --as-of 2026-03-31 --from 2026-01-31',
  'doctor',
] as const

const answers = new Map<string, Awaited<ReturnType<typeof sabad>>>()

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'sabad-golden-')))
  await writeSmallCompany(directory)
  for (const line of [...SET_UP, ...READING]) answers.set(line, await sabad(line))
}, 120_000)

afterAll(() => rm(directory, { recursive: true, force: true }))

test.each([...SET_UP, ...READING])('sabad %s prints what it printed before', async (line) => {
  const { code, stdout } = answers.get(line) ?? {}
  expect(code).toBe(0)
  await expect(stdout).toMatchFileSnapshot(`golden/${fileOf(line)}`)
})

test('nothing that a file holds reaches the terminal as a command', () => {
  for (const { stdout, stderr } of answers.values()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  }
})

test.each(READING)('sabad %s --json prints one JSON document, and with it nothing else', async (line) => {
  const { code, stdout, stderr } = await sabad(`${line} --json`)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toBeTypeOf('object')
})

test('exports and rejects are saved as files', async () => {
  for (const what of ['customers', 'groups', 'movement']) {
    expect(await sabad(`export ${what} --to ${what}-out.csv`)).toMatchObject({ code: 0 })
    expect((await readFile(join(directory, `${what}-out.csv`), 'utf8')).split('\n').length).toBeGreaterThan(3)
  }
  expect(await sabad('imports rejects 2 --to rejects-out.csv')).toMatchObject({ code: 0 })
  expect(await readFile(join(directory, 'rejects-out.csv'), 'utf8')).toMatch(/a lot/)
})

test('a running server gives the answers that this process gives by itself', async () => {
  const server = await startServer({ directory: join(directory, 'company'), port: 0 })
  try {
    for (const line of READING) expect(await sabad(line), line).toEqual(answers.get(line))
    expect(await sabad('serve')).toMatchObject({ code: 1, stderr: expect.stringContaining(server.address) })
  } finally {
    await server.close()
  }
})

test.each([
  ['import nowhere.csv', 'There is no file DIR/nowhere.csv: check the path.'],
  ['init', 'There is a Sabad workspace in DIR/company already: choose another folder, or use this one as it is.'],
  ['portfolio show nope', 'There is no portfolio nope: "sabad portfolio list" shows those there are.'],
  ['portfolio add orders.csv', 'The file DIR/orders.csv is no JSON: check it where it was written.'],
  ['imports rejects 99', 'There is no import 99: "sabad imports" lists them.'],
  [
    'fit gamma-gamma --data orders.csv',
    'The data cannot be fitted: gamma-gamma needs the columns frequency, monetary_value and there is no frequency, monetary_value.',
  ],
])('sabad %s fails with one sentence', async (line, sentence) => {
  expect(await sabad(line)).toEqual({ code: 1, stdout: '', stderr: `error: ${sentence}\n` })
})
