import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { createApp, defaultOrigin } from '../../packages/server/src/app.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/**
 * Asks for everything that a page of the app asks for, one after the other, of the workspace that a refresh left, through
 * the API without a port. Prints each route on standard error with the processor time of all threads, which on a shared
 * machine says more than the clock. The argument, if any, is part of the names of the routes to ask for.
 */
const TIMES = 5
const BUDGET_MS = 150

const wanted = process.argv[2] ?? ''
const given = process.env.BENCH_WORKSPACE
const directory = given ?? ['refresh-24', 'refresh-0'].map((name) => join(cache, name)).find((one) => existsSync(one))
if (!directory) throw new Error('Run a refresh first: npm run bench -- import-parquet history pages.')
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })
const token = 'bench'
const app = createApp({ workspace, token })

async function ask(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await app.fetch(new Request(`${defaultOrigin}/api${path}`, { headers }))
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
  return body
}

const overviewAnswer = z.object({
  asOf: z.string(),
  groups: z.array(z.object({ name: z.string(), customers: z.number() })),
})
const listAnswer = z.object({ rows: z.array(z.object({ customerId: z.string() })) })

/** Where the routes lead: the newest date, the largest group of RFM and the first customer of the list. */
async function places() {
  const overview = overviewAnswer.parse(await ask('/portfolios/rfm/overview'))
  const [largest] = [...overview.groups].sort((one, other) => other.customers - one.customers)
  const list = listAnswer.parse(await ask('/customers?portfolioId=rfm&pageSize=1'))
  return {
    asOf: overview.asOf,
    portfolioId: 'rfm',
    group: encodeURIComponent(largest?.name ?? ''),
    customerId: encodeURIComponent(list.rows[0]?.customerId ?? ''),
  }
}

const { asOf, portfolioId, group, customerId } = await places()

const older = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`
const portfolio = `/portfolios/${portfolioId}`
const routes: readonly string[] = [
  '/workspace',
  '/runs',
  '/imports',
  '/jobs',
  '/measures',
  '/variables',
  '/portfolio-drafts',
  '/portfolios',
  '/portfolio-library',
  portfolio,
  `${portfolio}/overview`,
  `${portfolio}/overview?asOf=${older}`,
  `${portfolio}/series`,
  `${portfolio}/groups/${group}`,
  `${portfolio}/groups/${group}?asOf=${older}`,
  `${portfolio}/axes`,
  `${portfolio}/borders`,
  `${portfolio}/comparison?other=value-tiers`,
  `${portfolio}/versions`,
  `${portfolio}/movement`,
  `${portfolio}/movement?from=${older}`,
  `${portfolio}/movement/reasons`,
  `${portfolio}/movement/paths`,
  `${portfolio}/movement/time-in-group`,
  `${portfolio}/movement/drift`,
  `${portfolio}/movement/forecast`,
  '/alerts',
  `/customers?portfolioId=${portfolioId}`,
  `/customers?portfolioId=${portfolioId}&sort=name&descending=false`,
  `/customers?portfolioId=${portfolioId}&group=${group}`,
  `/customers?portfolioId=${portfolioId}&search=99`,
  `/customers/${customerId}?portfolioId=${portfolioId}`,
  `/customers/${customerId}/flags`,
  '/concentration',
  '/flags',
  '/market-projects',
  '/market-examples',
  '/market-variables',
  '/models',
  '/costing/versions',
  '/kpis',
  '/kpis/values',
  `/kpis/values?portfolioId=${portfolioId}`,
  '/kpis/series',
  '/kpis/survival',
  '/cohorts',
  '/satisfaction-chain',
  `${portfolio}/strategies`,
  `${portfolio}/groups/${group}/strategy`,
  `${portfolio}/benefits`,
  '/insights',
]

interface Timed {
  readonly route: string
  readonly milliseconds: readonly number[]
  readonly processor: readonly number[]
}

const ofSorted = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0

/** The first call reads the file's pages into memory and is not counted. */
async function timed(route: string): Promise<Timed> {
  const milliseconds: number[] = []
  const processor: number[] = []
  for (let time = 0; time <= TIMES; time += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    await ask(route)
    const { user, system } = process.cpuUsage(before)
    if (time === 0) continue
    milliseconds.push(performance.now() - start)
    processor.push((user + system) / 1000)
  }
  return { route, milliseconds, processor }
}

const line = ({ route, milliseconds, processor }: Timed): string => {
  const figures = [ofSorted(processor, 0.5), ofSorted(milliseconds, 0.5), ofSorted(milliseconds, 0.95)]
  return `${figures.map((figure) => figure.toFixed(0).padStart(7)).join('')}  ${route}`
}

await measure(CUSTOMERS, async () => {
  const all: Timed[] = []
  process.stderr.write('    cpu median    p95  route, in milliseconds\n')
  for (const route of routes.filter((one) => one.includes(wanted))) {
    try {
      const one = await timed(route)
      all.push(one)
      process.stderr.write(`${line(one)}\n`)
    } catch (error) {
      process.stderr.write(`      –      –      –  ${error instanceof Error ? error.message : route}\n`)
    }
  }
  const over = all.filter(({ processor }) => ofSorted(processor, 0.5) > BUDGET_MS)
  const slowest = Math.max(...all.map(({ milliseconds }) => ofSorted(milliseconds, 0.95)))
  return `${all.length} routes, slowest p95 ${slowest.toFixed(0)} ms; over ${BUDGET_MS} ms of processor time: ${over.map(({ route }) => route).join(', ') || 'none'}`
})
await app.close()
await workspace.close()
