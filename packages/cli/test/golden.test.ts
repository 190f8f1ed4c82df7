import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
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
  'portfolio add --from longevity',
  'portfolio add loyalty.json',
  'refresh --as-of 2026-03-15',
  'customers flag C0007 --kind benchmark --evidence Others-copy-them --owner Ada --from 2026-01-10 --until 2026-12-31',
  'customers flag C0012 --kind high-volume --evidence Fills-the-line --owner Ben --from 2025-11-01 --until 2026-02-28',
  'customers flag C0012 --kind door-opener --evidence Knows-the-ministry --owner Ben --from 2026-03-01 --until 2026-06-30',
  'customers unflag C0012 3 --by Ada --reason Retired --on 2026-03-20',
  'market examples',
  'market save ice-cream-for-children.json --author Ada',
  'market save ice-cream-for-adults.json',
  'market save own-market.json',
  'portfolio discover --method k-means --variables recency_days,purchase_days,mean_purchase --most 4',
  'portfolio discover --method k-means --k 3 --components 0.8 --variables recency_days,purchase_days,revenue --id kinds --add',
  'portfolio discover --method cart --variables recency_days,purchase_days,country --outcome revenue_12m --to tree.json',
  'portfolio add wider.json --author Grace --rationale Dearer',
  'import costs.csv --as costs',
  'refresh',
  'costing draft --to draft.json',
  'costing set own-costs.json --author Ada --rationale By-time',
  'refresh --history 1',
  'strategy set large strategy.json --portfolio size --author Ada',
  'strategy approve large --portfolio size --by Grace',
  'strategy activate large --portfolio size --by Grace',
  'strategy progress large call --portfolio size --state in-progress --by Ben',
  'strategy set small ending.json --portfolio size --author Ada',
  'insights note Spring-shrinks-the-best --source Movement --link /movement --group large --author Ada',
  'insights note A-rival-cut-prices --source Fair --kind market-note',
  'insights note Asks-for-a-visit --source Sales --customer C0007 --author Ada',
  'insights change 1 --state acted --action Call-in-March --owner Ben --outcome Half-came-back',
  'allocate --answers answers.json --save --author Ada --rationale First-look',
  'audit answer self-audit.json --by Ada --on 2024-03-31',
  'strategy rate large rating.json --portfolio size',
  'customers link C0007 C0012 --kind supplies --source Its-web-site --since 2025-05-01 --portfolio size',
  'customers link C0012 C0003 --kind owns --source Register --since 2024-02-01 --portfolio size',
  'customers unlink C0012 2 --by Ada --reason Sold --on 2026-01-15 --portfolio size',
] as const

const READING = [
  'imports',
  'source list',
  'imports rejects 2',
  'portfolio list',
  'portfolio library',
  'portfolio show',
  'portfolio show size --as-of 2026-03-15',
  'portfolio check',
  'portfolio compare value-tiers rfm',
  'concentration',
  'concentration --of clv_12m --unit topmost',
  'kpi',
  'kpi --portfolio size --as-of 2026-03-31',
  'kpi --over-time repeat_rate --portfolio size --group large',
  'kpi --explain nps',
  'cohorts',
  'cohorts --period year --show margin',
  'survival',
  'satisfaction --lag 6',
  'profit whale',
  'profit whale --of revenue_12m --portfolio value-tiers --group top',
  'profit groups --portfolio value-tiers --from 2026-01-31 --as-of 2026-03-31',
  'profit plane',
  'equity ledger --portfolio value-tiers --from 2026-01-31 --as-of 2026-03-31',
  'equity value --won 12 --worth 900 --cost 200 --tax 25 --debt 5000',
  'equity budget --portfolio size',
  'portfolio axes',
  'portfolio axes loyalty',
  'portfolio borders value-tiers',
  'portfolio preview wider.json',
  'portfolio versions size',
  'portfolio compare size --versions 1 2',
  'variables',
  'customers list --limit 5',
  'customers list --portfolio kinds --limit 5',
  'customers list --search Evil',
  'customers show C0007',
  'customers next C0007',
  'customers next C0012 --portfolio size',
  'customers list --flagged',
  'customers flags',
  'customers flags --as-of 2026-02-28 --expiring 30',
  'customers flags C0012 --as-of 2026-03-15',
  'market list',
  'market show ice-cream-for-adults',
  'market show own-market --as-of 2026-03-31',
  'market compare ice-cream-for-children ice-cream-for-adults',
  'market export ice-cream-for-adults --to plan.md',
  'market export own-market --to plan-2.md --as-of 2026-03-31',
  'movement',
  'movement --reasons',
  'movement --paths --to 2026-05-31',
  'movement --time-in-group',
  'movement --drift --to 2026-03-31',
  'movement --forecast 2',
  'movement --forecast --every 3',
  'alerts',
  'strategy list --portfolio size',
  'strategy proposals --portfolio size',
  'strategy proposals --portfolio value-tiers --as-of 2026-03-31',
  'strategy show large --portfolio size',
  'strategy show small --portfolio size',
  'strategy monitor large --portfolio size',
  'strategy benefits --portfolio size',
  'strategy value large --portfolio size',
  'customers links C0007 --portfolio size',
  'customers links C0007 --portfolio size --as-of 2025-12-31',
  'strategy monitor large --portfolio size --as-of 2026-05-31',
  'insights list',
  'audit questions',
  'audit show',
  'movement --portfolio value-tiers --from 2026-01-31 --to 2026-03-31',
  'allocate --curves',
  'allocate --budget 5000 --limit loyal=:900',
  'risk',
  'risk --basis growth --change 0.5 --inflation 0.02',
  'models',
  'costing show',
  'costing show --version-number 1',
  'costing draft',
  'costing check unsound-costs.json',
  'costing versions',
  'costing report',
  'costing report --as-of 2026-03-15',
  'costing compare 1 2 --portfolio size',
  'profit waterfall',
  'profit waterfall --portfolio size --group large',
  'customers profit C0007',
  'report --to report.html',
  'report --to size.html --portfolio size --as-of 2026-03-31 --from 2026-01-31',
  'doctor',
] as const

const answers = new Map<string, Awaited<ReturnType<typeof sabad>>>()

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'sabad-golden-')))
  await writeSmallCompany(directory)
  for (const line of [...SET_UP, ...READING]) answers.set(line, await sabad(line))
}, 240_000)

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
  for (const [ending, magic] of [
    ['xlsx', 'PK'],
    ['parquet', 'PAR1'],
  ]) {
    expect(await sabad(`export groups --to groups-out.${ending}`)).toMatchObject({ code: 0 })
    expect((await readFile(join(directory, `groups-out.${ending}`), 'latin1')).slice(0, magic?.length)).toBe(magic)
  }
  expect(await sabad('imports rejects 2 --to rejects-out.csv')).toMatchObject({ code: 0 })
  expect(await readFile(join(directory, 'rejects-out.csv'), 'utf8')).toMatch(/a lot/)
})

test('a folder of Parquet files comes in as one table', async () => {
  await mkdir(join(directory, 'lake', 'year=2026'), { recursive: true })
  for (const part of [0, 1])
    expect(await sabad(`export customers --to lake/year=2026/part-${part}.parquet`)).toMatchObject({ code: 0 })
  const { code, stdout } = await sabad('import lake --as customers --dry-run --json')
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, rows: 600, fileName: 'lake' })
})

test.each(['plan', 'plan-2'])('the plan %s of a market project reads as it did', async (name) => {
  await expect(await readFile(join(directory, `${name}.md`), 'utf8')).toMatchFileSnapshot(`golden/market-${name}.md`)
})

test('a market project comes out as the document that went in', async () => {
  expect(await sabad('market export ice-cream-for-adults --to out.json')).toMatchObject({ code: 0 })
  const read = async (file: string) => JSON.parse(await readFile(join(directory, file), 'utf8'))
  expect(await read('out.json')).toEqual(await read('ice-cream-for-adults.json'))
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
  ['source check', 'The workspace reads from no cluster: "sabad source add trino" names one.'],
  ['portfolio show nope', 'There is no portfolio nope: "sabad portfolio list" shows those there are.'],
  ['portfolio add orders.csv', 'The file DIR/orders.csv is no JSON: check it where it was written.'],
  [
    'market show nope',
    'There is no market project nope (or not that version of it): "sabad market list" shows those there are.',
  ],
  [
    'strategy show nobody --portfolio size',
    'The portfolio size has no group nobody: it has large, middle, none, small.',
  ],
  [
    'strategy approve small --portfolio size --by Grace',
    'The strategy of small cannot take the step "approve" yet, because of no KPIs with targets; no reason for another way than the recommended one: settle that first.',
  ],
  [
    'strategy set middle crossed.json --portfolio size',
    'What begins on 2999-04-01 cannot end on 2999-03-01 (actions.0): change one of the days.',
  ],
  [
    'market save size.json',
    'The request cannot be understood: projectId: Invalid input: expected string, received undefined.',
  ],
  ['imports rejects 99', 'There is no import 99: "sabad imports" lists them.'],
  ['costing compare 1 9', 'The cost model has no version 9: it has 2, 1.'],
  [
    'costing set unsound-costs.json --author Ada --rationale Twice',
    'The cost model cannot be used: The shares of the pool Newsletter add up to 0.7, not to 1: mend them. Mend it at pools[1].',
  ],
  [
    'fit gamma-gamma --data orders.csv',
    'The data cannot be fitted: gamma-gamma needs the columns frequency, monetary_value and there is no frequency, monetary_value.',
  ],
])('sabad %s fails with one sentence', async (line, sentence) => {
  expect(await sabad(line)).toEqual({ code: 1, stdout: '', stderr: `error: ${sentence}\n` })
})
