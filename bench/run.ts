import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Measured } from './measure.ts'

/**
 * Measures what design section 9 budgets, each work in a process of its own: `npm run bench [-- NAME ...]`. Prints a
 * table and writes bench/results/latest.json.
 */
interface Work {
  readonly name: string
  readonly title: string
  readonly script: string
  readonly argument: string
  readonly budgetSeconds: number
  readonly budgetMegabytes: number | null
  /** Takes many minutes and gigabytes, so it runs only when it is named. */
  readonly isLong?: boolean
}

const works: readonly Work[] = [
  {
    name: 'import-parquet',
    title: 'import order lines, Parquet',
    script: 'import-lines',
    argument: 'parquet',
    budgetSeconds: 6,
    budgetMegabytes: null,
  },
  {
    name: 'import-csv',
    title: 'import order lines, CSV',
    script: 'import-lines',
    argument: 'csv',
    budgetSeconds: 15,
    budgetMegabytes: null,
  },
  {
    name: 'refresh',
    title: 'first refresh, one as-of date',
    script: 'refresh',
    argument: '0',
    budgetSeconds: 20,
    budgetMegabytes: 3072,
  },
  {
    name: 'history',
    title: 'first refresh, 24 earlier month ends',
    script: 'refresh',
    argument: '24',
    budgetSeconds: 60,
    budgetMegabytes: 4096,
  },
  {
    name: 'daily',
    title: 'refresh of a new day after 10,000 new lines',
    script: 'daily',
    argument: '',
    budgetSeconds: 5,
    budgetMegabytes: 3072,
  },
  {
    name: 'daily-history',
    title: 'the same of a workspace with 24 earlier month ends',
    script: 'daily',
    argument: '24',
    budgetSeconds: 5,
    budgetMegabytes: 3072,
  },
  {
    name: 'daily-month-end',
    title: 'the same on the last day of a month, when models are compared',
    script: 'daily',
    argument: 'month-end',
    budgetSeconds: 5,
    budgetMegabytes: 3072,
  },
  {
    name: 'bg-nbd',
    title: 'BG/NBD fit with standard errors',
    script: 'bg-nbd-fit',
    argument: '',
    budgetSeconds: 2,
    budgetMegabytes: null,
  },
  {
    name: 'pareto-nbd',
    title: 'Pareto/NBD fit with standard errors',
    script: 'pareto-nbd-fit',
    argument: '',
    budgetSeconds: 10,
    budgetMegabytes: 1024,
  },
  {
    name: 'score',
    title: 'scores of customers',
    script: 'score',
    argument: '',
    budgetSeconds: 2,
    budgetMegabytes: 1024,
  },
  {
    name: 'cost',
    title: 'costing of 12 months, 12 activities',
    script: 'cost',
    argument: '',
    budgetSeconds: 10,
    budgetMegabytes: null,
  },
  {
    name: 'assign',
    title: 'put everyone into groups at one date',
    script: 'assign',
    argument: '',
    budgetSeconds: 2,
    budgetMegabytes: null,
  },
  {
    name: 'discover',
    title: 'k-means, k = 8, 10 measures: fit and count',
    script: 'discover',
    argument: '',
    budgetSeconds: 10,
    budgetMegabytes: null,
  },
  {
    name: 'discover-batches',
    title: 'the same, found in a fifth of them by mini-batch k-means',
    script: 'discover',
    argument: '200000',
    budgetSeconds: 10,
    budgetMegabytes: 1024,
  },
  {
    name: 'preview',
    title: 'preview of a portfolio that is being edited',
    script: 'preview',
    argument: '',
    budgetSeconds: 0.3,
    budgetMegabytes: null,
  },
  {
    name: 'movement',
    title: 'movement between any two dates',
    script: 'movement',
    argument: '',
    budgetSeconds: 1,
    budgetMegabytes: null,
  },
  {
    name: 'furnish',
    title: 'a company with all kinds of facts, 24 earlier month ends',
    script: 'furnish',
    argument: '24',
    budgetSeconds: 600,
    budgetMegabytes: null,
  },
  {
    name: 'pages',
    title: 'every page of the app through the API',
    script: 'pages',
    argument: '',
    budgetSeconds: 60,
    budgetMegabytes: null,
  },
  {
    name: 'allocate',
    title: 'risk and the best split of 50 groups',
    script: 'allocate',
    argument: '',
    budgetSeconds: 0.3,
    budgetMegabytes: null,
  },
  ...[1, 3, 10, 30, 100].map((millions) => ({
    name: 'growth',
    title: 'from a folder of Parquet files to portfolios',
    script: 'growth',
    argument: `${millions}000000 ${millions}00000 0`,
    budgetSeconds: 6 * millions,
    budgetMegabytes: 6144,
    isLong: true,
  })),
  {
    name: 'limit',
    title: 'the same with 24 earlier month ends and every ready portfolio',
    script: 'growth',
    argument: '100000000 1000000 24',
    budgetSeconds: 600,
    budgetMegabytes: 6144,
    isLong: true,
  },
  {
    name: 'first-view',
    title: 'the server started, a first visit to the overview of the demo in a browser, and one more',
    script: 'first-view',
    argument: '',
    budgetSeconds: 6,
    budgetMegabytes: null,
  },
  {
    name: 'demo',
    title: 'npm run demo to a printed portfolio',
    script: 'demo',
    argument: '',
    budgetSeconds: 60,
    budgetMegabytes: null,
  },
]

const folder = fileURLToPath(new URL('.', import.meta.url))
const run = promisify(execFile)

async function measureWork({ script, argument }: Work): Promise<Measured> {
  const { stdout } = await run('npx', ['tsx', join(folder, 'works', `${script}.ts`), argument], { maxBuffer: 1 << 24 })
  const measured: Measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
  return measured
}

function line(
  { title, budgetSeconds, budgetMegabytes }: Work,
  { rows, seconds, peakMegabytes, detail }: Measured,
): string {
  const memory = `${Math.round(peakMegabytes)} MB${budgetMegabytes ? ` of ${budgetMegabytes}` : ''}`
  return `| ${title} | ${rows.toLocaleString('en')} | ${seconds.toFixed(seconds < 1 ? 2 : 1)} s of ${budgetSeconds} | ${memory} | ${detail} |`
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const chosen = works.filter(({ name, isLong }) => (wanted.length === 0 ? !isLong : wanted.includes(name)))
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  process.stdout.write(`${machine}\n\n| work | rows | time | peak memory | detail |\n|---|---|---|---|---|\n`)
  const results = []
  for (const work of chosen) {
    const measured = await measureWork(work)
    process.stdout.write(`${line(work, measured)}\n`)
    results.push({ name: work.name, ...measured })
  }
  await mkdir(join(folder, 'results'), { recursive: true })
  const report = { machine, at: new Date().toISOString(), results }
  await writeFile(join(folder, 'results', 'latest.json'), `${JSON.stringify(report, null, 2)}\n`)
}

await main()
