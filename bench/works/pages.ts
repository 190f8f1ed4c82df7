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
const directory =
  given ?? ['furnish', 'refresh-24', 'refresh-0'].map((name) => join(cache, name)).find((one) => existsSync(one))
if (!directory) throw new Error('Fill a workspace first: npm run bench -- import-parquet furnish pages.')
const workspace = await openWorkspace(directory, { memoryLimit: '2200MB', threads: 2 })
const token = 'bench'
// Without the answers that a server keeps: each is worked out anew.
const app = createApp({ workspace, token, keptBytes: 0 })

/** Questions with many words are asked by POST; these write nothing either. */
interface Posted {
  readonly path: string
  readonly body: unknown
}

const pathOf = (route: string | Posted): string => (typeof route === 'string' ? route : route.path)

async function ask(route: string | Posted): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const path = pathOf(route)
  const posted = typeof route === 'string' ? {} : { method: 'POST', body: JSON.stringify(route.body) }
  const response = await app.fetch(new Request(`${defaultOrigin}/api${path}`, { headers, ...posted }))
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
const { definition } = z.object({ definition: z.unknown() }).parse(await ask(`/portfolios/${portfolioId}`))

const older = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`
const portfolio = `/portfolios/${portfolioId}`
const ofGroup = `portfolioId=${portfolioId}&group=${group}`
const routes: readonly (string | Posted)[] = [
  '/workspace',
  '/runs',
  '/imports',
  '/sources',
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
  `${portfolio}/movement?to=${older}`,
  `${portfolio}/movement?from=${older}`,
  `${portfolio}/movement/reasons`,
  `${portfolio}/movement/reasons?to=${older}`,
  `${portfolio}/movement/reasons?from=${older}`,
  `${portfolio}/movement/paths`,
  `${portfolio}/movement/paths?everyMonths=3`,
  `${portfolio}/movement/time-in-group`,
  `${portfolio}/movement/time-in-group?asOf=${older}`,
  `${portfolio}/movement/drift`,
  `${portfolio}/movement/drift?asOf=${older}`,
  `${portfolio}/movement/forecast`,
  `${portfolio}/movement/forecast?everyMonths=3`,
  '/alerts',
  `/alerts?asOf=${older}`,
  `/customers?portfolioId=${portfolioId}`,
  `/customers?portfolioId=${portfolioId}&asOf=${older}`,
  `/customers?portfolioId=${portfolioId}&sort=name&descending=false`,
  `/customers?portfolioId=${portfolioId}&sort=recency_days`,
  `/customers?portfolioId=${portfolioId}&group=${group}`,
  `/customers?portfolioId=${portfolioId}&search=99`,
  `/customers?portfolioId=${portfolioId}&page=100`,
  `/customers?portfolioId=${portfolioId}&changedSince=${older}`,
  `/customers?portfolioId=${portfolioId}&enteredSince=${older}`,
  `/customers/${customerId}?portfolioId=${portfolioId}`,
  `/customers/${customerId}?portfolioId=${portfolioId}&asOf=${older}`,
  `/customers/${customerId}/next?portfolioId=${portfolioId}`,
  `/customers/${customerId}/flags?portfolioId=${portfolioId}`,
  `/customers/${customerId}/profit`,
  '/concentration',
  '/concentration?unit=topmost',
  '/flags',
  '/market-projects',
  '/market-examples',
  '/market-variables',
  '/models',
  '/profit/whale',
  `/profit/whale?${ofGroup}`,
  '/profit/plane',
  '/profit/plane/customers?quadrant=passive',
  '/profit/waterfall',
  `/profit/waterfall?${ofGroup}`,
  `${portfolio}/profit`,
  `${portfolio}/profit?from=${older}`,
  `${portfolio}/profit/series`,
  '/costing/model',
  '/costing/versions',
  '/costing/draft',
  '/costing/report',
  '/kpis',
  '/kpis/values',
  `/kpis/values?portfolioId=${portfolioId}`,
  `/kpis/values?portfolioId=${portfolioId}&asOf=${older}`,
  '/kpis/series',
  `/kpis/series?${ofGroup}`,
  '/kpis/survival',
  `/kpis/survival?${ofGroup}`,
  '/cohorts',
  '/cohorts?period=month',
  `/cohorts?${ofGroup}`,
  '/satisfaction-chain',
  `${portfolio}/strategies`,
  `${portfolio}/proposals`,
  `${portfolio}/groups/${group}/strategy`,
  `${portfolio}/benefits`,
  `${portfolio}/response-curves`,
  { path: `${portfolio}/risk`, body: { backTest: false } },
  { path: '/portfolios/preview', body: { definition } },
  `${portfolio}/campaign-effects`,
  '/insights',
  '/audits',
]

interface Timed {
  readonly route: string
  /** Processor time of the first call. */
  readonly first: number
  readonly milliseconds: readonly number[]
  readonly processor: readonly number[]
}

const ofSorted = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0

/**
 * The first call reads the file's pages into memory and works out what is then kept in the workspace (docs/decisions/0026):
 * it is told by itself. In a workspace that was asked before nothing is worked out.
 */
async function timed(route: string | Posted): Promise<Timed> {
  let first = 0
  const milliseconds: number[] = []
  const processor: number[] = []
  for (let time = 0; time <= TIMES; time += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    await ask(route)
    const { user, system } = process.cpuUsage(before)
    const taken = (user + system) / 1000
    if (time === 0) {
      first = taken
      continue
    }
    milliseconds.push(performance.now() - start)
    processor.push(taken)
  }
  return { route: pathOf(route), first, milliseconds, processor }
}

const line = ({ route, first, milliseconds, processor }: Timed): string => {
  const figures = [first, ofSorted(processor, 0.5), ofSorted(milliseconds, 0.5), ofSorted(milliseconds, 0.95)]
  return `${figures.map((figure) => figure.toFixed(0).padStart(7)).join('')}  ${route}`
}

await measure(CUSTOMERS, async () => {
  const all: Timed[] = []
  process.stderr.write('  first    cpu median    p95  route, in milliseconds\n')
  for (const route of routes.filter((one) => pathOf(one).includes(wanted))) {
    try {
      const one = await timed(route)
      all.push(one)
      process.stderr.write(`${line(one)}\n`)
    } catch (error) {
      process.stderr.write(`      –      –      –      –  ${error instanceof Error ? error.message : pathOf(route)}\n`)
    }
  }
  const over = all.filter(({ processor }) => ofSorted(processor, 0.5) > BUDGET_MS)
  const slowest = Math.max(...all.map(({ milliseconds }) => ofSorted(milliseconds, 0.95)))
  return `${all.length} routes, slowest p95 ${slowest.toFixed(0)} ms; over ${BUDGET_MS} ms of processor time: ${over.map(({ route }) => route).join(', ') || 'none'}`
})
await app.close()
await workspace.close()
