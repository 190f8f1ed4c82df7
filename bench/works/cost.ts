import { costModel } from '../../packages/contract/src/schemas/cost-model.ts'
import { summaryFromSnapshot } from '../../packages/engine/src/costing/cost-once.ts'
import { currentPublications } from '../../packages/engine/src/portfolio/published.ts'
import { gatherCosts } from '../../packages/engine/src/runs/costing.ts'
import { beginRun } from '../../packages/engine/src/runs/pending-run.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'
import { openRefreshed } from '../refreshed.ts'

/**
 * Costs all customers over 12 months: twelve activities, four of them by time with extra time for other drivers, on a
 * ledger of 24 months, two million interactions and three million contacts beside the orders.
 */
const KINDS = ['ticket', 'call', 'visit', 'special packing'] as const
const interactions = (...kinds: readonly string[]) => ({
  count: 'interactions',
  where: kinds.length > 0 ? [{ column: 'kind', values: kinds }] : [],
})

const drivers = [
  { count: 'orders' },
  { count: 'lines' },
  { count: 'returns' },
  { count: 'revenue' },
  { count: 'customers' },
  { count: 'new-customers' },
  interactions('ticket'),
  interactions('call'),
  interactions('visit'),
  { count: 'interaction-minutes' },
  { count: 'contacts' },
  { count: 'contacts', where: [{ column: 'channel', values: ['post'] }] },
]
const isTimed = (index: number): boolean => index % 3 === 0
const extra = [
  { driver: interactions('special packing'), minutes: 15 },
  { driver: { count: 'new-customers' }, minutes: 5 },
]

const model = costModel.parse({
  pools: drivers.map((_, index) => ({
    name: `Pool ${index}`,
    level: 'order',
    source: { kind: 'ledger', accounts: [`Account ${index}`] },
    capacity: isTimed(index) ? { minutesPerMonth: 2_000_000_000, share: 0.8 } : null,
  })),
  activities: drivers.map((driver, index) => ({
    name: `Activity ${index}`,
    pool: `Pool ${index}`,
    step: 'service',
    driver,
    minutes: isTimed(index) ? { base: 4, extra } : null,
  })),
  direct: [{ account: 'Bonus', step: 'rebates' }],
  financing: { days: 30, costOfCapital: 0.08 },
})

const workspace = await openRefreshed('cost')
await workspace.writeInSteps(async (database) => {
  const asOf = (await currentPublications(database)).at(-1)?.asOf
  if (asOf === undefined) throw new Error('nothing is published')
  const kinds = sql`[${KINDS[0]}, ${KINDS[1]}, ${KINDS[2]}, ${KINDS[3]}]`
  await database.execute(sql`INSERT INTO interactions (interaction_id, customer_key, occurred_on, kind, duration_minutes, import_id)
    SELECT 'i' || i, 1 + hash(i) % ${CUSTOMERS}, CAST(${asOf} AS DATE) - CAST(i % 700 AS INTEGER), ${kinds}[1 + i % 4], i % 90, 1
    FROM range(2000000) AS r (i)`)
  await database.execute(sql`INSERT INTO contacts (contact_id, customer_key, contacted_on, channel, import_id)
    SELECT 'm' || i, 1 + hash(i) % ${CUSTOMERS}, CAST(${asOf} AS DATE) - CAST(i % 700 AS INTEGER), CASE WHEN i % 3 = 0 THEN 'post' ELSE 'e-mail' END, 1
    FROM range(3000000) AS r (i)`)
  await database.execute(sql`INSERT INTO costs (cost_id, incurred_on, pool, amount, import_id)
    SELECT 'k' || a || '-' || m, CAST(${asOf} AS DATE) - CAST(m * 30 AS INTEGER), 'Account ' || a, 100000, 1
    FROM range(12) AS r (a), range(24) AS s (m)`)
  await database.execute(sql`INSERT INTO costs (cost_id, incurred_on, pool, amount, customer_key, import_id)
    SELECT 'b' || i, CAST(${asOf} AS DATE) - 100, 'Bonus', 10, 1 + i, 1 FROM range(100000) AS r (i)`)
  const runId = await beginRun(database)
  await measure(CUSTOMERS, async () => {
    const before = process.cpuUsage()
    const start = performance.now()
    await summaryFromSnapshot(database, asOf)
    const costOfDate = await gatherCosts(
      database,
      { version: { number: 1, model }, draft: null },
      { dates: [asOf], cluster: null },
    )
    const gathered = (performance.now() - start) / 1000
    await costOfDate(runId, asOf)
    const { user, system } = process.cpuUsage(before)
    return `12 activities; facts ${gathered.toFixed(1)} s of it; ${((user + system) / 1e6).toFixed(1)} s of processor time`
  })
})
await workspace.close()
