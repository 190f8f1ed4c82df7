import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allocationRequest } from '../../packages/contract/src/schemas/allocation.ts'
import type { PortfolioDefinition } from '../../packages/contract/src/schemas/portfolio-definition.ts'
import { riskRequest } from '../../packages/contract/src/schemas/portfolio-risk.ts'
import type { GroupAnswers } from '../../packages/contract/src/schemas/response-curves.ts'
import { allocate } from '../../packages/engine/src/allocation/allocate.ts'
import { addPortfolio } from '../../packages/engine/src/portfolio/store.ts'
import { portfolioRisk } from '../../packages/engine/src/risk/portfolio-risk.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { createWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { measure } from '../measure.ts'

/**
 * Fifty groups as somebody asks for them who moves a slider: the whole way from the question to the answer, on a workspace
 * of 5,000 customers who order every month for 37 months. Half of the curves are exponential, half ADBUDG, some S-shaped.
 */
const CUSTOMERS = 5000
const MONTHS = 36
const SIDE = 7
const TIMES = 9

const axis = (name: string): PortfolioDefinition['tiers'][number] => ({
  name,
  title: name,
  measure: `attributes.${name}`,
  method: { kind: 'fixed', cuts: Array.from({ length: SIDE - 1 }, (_, at) => at + 0.5) },
  labels: Array.from({ length: SIDE }, (_, at) => `${name}-${at}`),
  missing: `${name}-unknown`,
})
const cells = Array.from({ length: SIDE * SIDE }, (_, at) => ({ row: Math.floor(at / SIDE), column: at % SIDE }))
const definition: PortfolioDefinition = {
  portfolioId: 'fifty',
  title: 'Fifty groups',
  description: 'Seven by seven, and the rest',
  tiers: [axis('row'), axis('column')],
  groups: cells.map(({ row, column }) => ({
    name: `g-${row}-${column}`,
    title: `Group ${row} ${column}`,
    description: 'A cell',
    anyOf: [{ row: [`row-${row}`], column: [`column-${column}`] }],
  })),
  rest: { name: 'rest', title: 'Rest', description: 'One in fifty-one' },
}

const answers = [...definition.groups, definition.rest].map(({ name: group }, at): GroupAnswers => {
  const most = 1000 + 37 * at
  const shared = { group, source: 'answers', presentEffort: 100 + at, atZero: 100, atUnlimited: most } as const
  if (at % 2 === 0) {
    return { ...shared, form: 'exponential', atHalf: 0.4 * most, atPresent: 0.62 * most, atHalfMore: 0.77 * most }
  }
  return { ...shared, form: 'adbudg', atHalf: 0.2 * most, atPresent: 0.5 * most, atHalfMore: 0.7 * most }
})

const directory = await mkdtemp(join(tmpdir(), 'sabad-allocate-'))
const workspace = await createWorkspace(join(directory, 'company'), { memoryLimit: '1GB', threads: 2 })
await workspace.write(async (database) => {
  await database.execute(sql`INSERT INTO customers (customer_id, attributes, import_id)
    SELECT 'c' || i, CASE WHEN i % 51 = 50 THEN NULL ELSE json_object('row', i % 7, 'column', (i // 7) % 7) END, 1
    FROM range(${CUSTOMERS}) AS t(i)`)
  await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, cost, import_id)
    SELECT customer_key || '-' || m, customer_key,
           CAST(DATE '2022-12-05' + to_months(CAST(m AS INTEGER)) AS DATE) + CAST(customer_key % 20 AS INTEGER),
           50 + hash(customer_key * 40 + m) % 100, 30, 1
    FROM customers, range(${MONTHS + 1}) AS t(m)`)
})
await refresh(workspace, { asOf: '2025-12-31', history: MONTHS }, silent)
await addPortfolio(workspace, { definition })

const portfolioId = 'fifty'
const risk = (backTest = false) =>
  portfolioRisk(workspace, { ...riskRequest.parse({ months: MONTHS, backTest }), portfolioId })
const split = (at: number) =>
  allocate(workspace, { ...allocationRequest.parse({ budget: 4000 + 100 * at, answers }), portfolioId })

async function median(ask: (at: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < TIMES; at += 1) {
    const start = performance.now()
    await ask(at)
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0
}

const start = performance.now()
const { groups, frontier } = await risk()
const first = performance.now() - start
const medians = { risk: await median(() => risk()), split: await median(split) }
const tested = performance.now()
await risk(true)
const withTest = performance.now() - tested
await measure(groups.length, async () => {
  await risk()
  await split(0)
  return `median of ${TIMES}: risk with ${frontier.length} points and mixes ${medians.risk.toFixed(0)} ms (first, from the facts, ${first.toFixed(0)} ms; with its back-test ${withTest.toFixed(0)} ms), split with its sensitivity ${medians.split.toFixed(0)} ms`
})
await workspace.close()
await rm(directory, { recursive: true, force: true })
