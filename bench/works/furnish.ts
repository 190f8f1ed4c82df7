import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { countsToKeep } from '../../packages/engine/src/runs/counts.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { factSpan } from '../../packages/engine/src/snapshot/as-of-dates.ts'
import type { Database } from '../../packages/engine/src/sql/database.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { openWorkspace } from '../../packages/engine/src/workspace/workspace.ts'
import { CUSTOMERS, cache } from '../data.ts'
import { measure } from '../measure.ts'

/**
 * A company of which every page has something to tell, made of the order lines that `import-lines parquet` has filled:
 * names and addresses, two interactions and three contacts a customer, contracts of a tenth of them, a ledger of two years
 * and two ratings of a hundredth. Refreshed with month ends before and counted as a server counts, for `pages.ts`.
 */
const history = Number(process.argv[2] ?? 24)
const filled = join(cache, 'import-parquet')
if (!existsSync(filled)) throw new Error('Run the import of Parquet first: npm run bench -- import-parquet furnish.')

const people = sql`UPDATE customers SET
  name = ['Ada', 'Bela', 'Cem', 'Dara', 'Eva', 'Farid', 'Gita', 'Hugo', 'Ines', 'Jan'][CAST(1 + hash(customer_key) % 10 AS BIGINT)] || ' ' || printf('%x', hash(customer_key) % 65536),
  kind = ['person', 'household', 'company'][CAST(1 + hash(customer_key + 1) % 3 AS BIGINT)],
  country = ['ID', 'IR', 'DE', 'US'][CAST(1 + hash(customer_key + 2) % 4 AS BIGINT)],
  region = 'R' || hash(customer_key + 3) % 20,
  postcode = lpad(CAST(hash(customer_key + 4) % 90000 AS VARCHAR), 5, '0'),
  since = DATE '2021-01-01' + CAST(hash(customer_key + 5) % 1500 AS INTEGER),
  attributes = {'branch': 'B' || hash(customer_key + 6) % 40, 'seats': hash(customer_key + 7) % 500}::JSON,
  import_id = 1`

/** As the ledger of a company names it: account, activity and driver, from which the first cost model is drafted. */
const accounts = sql`(VALUES ('Order desk', 'Process orders', 'orders'), ('Warehouse', 'Pick and pack', 'order lines'),
  ('Delivery', 'Deliver', 'orders'), ('Returns', 'Handle returns', 'returns'), ('Support', 'Answer tickets', 'tickets'),
  ('Field sales', 'Visit customers', 'visits'), ('Marketing', 'Send mailings', 'contacts'),
  ('Administration', 'Management', 'none')) AS a (pool, activity, driver)`

async function furnish(database: Database, last: string) {
  const day = (n: string) => sql`CAST(${last} AS DATE) - CAST(hash(i, ${n}) % 1200 AS INTEGER)`
  const customer = sql`1 + hash(i) % ${CUSTOMERS}`
  await database.execute(people)
  await database.execute(sql`INSERT INTO products (product_id, name, category, import_id)
    SELECT DISTINCT product_id, 'Product ' || product_id, 'Category ' || hash(product_id) % 12, 1 FROM order_lines`)
  await database.execute(sql`INSERT INTO interactions (interaction_id, customer_key, occurred_on, kind, duration_minutes, satisfaction, import_id)
    SELECT 'i' || i, ${customer}, ${day('i')}, ['ticket', 'call', 'visit', 'survey'][1 + i % 4], i % 90, CASE WHEN i % 4 = 3 THEN hash(i) % 11 END, 1
    FROM range(${2 * CUSTOMERS}) AS r (i)`)
  await database.execute(sql`INSERT INTO contacts (contact_id, customer_key, contacted_on, campaign, channel, cost, responded, import_id)
    SELECT 'm' || i, ${customer}, ${day('m')}, 'Campaign ' || i % 9, CASE WHEN i % 3 = 0 THEN 'post' ELSE 'e-mail' END, 0.2, i % 11 = 0, 1
    FROM range(${3 * CUSTOMERS}) AS r (i)`)
  await database.execute(sql`INSERT INTO contracts (contract_id, customer_key, started_on, ended_on, value_per_year, kind, import_id)
    SELECT 'c' || i, 1 + i * 10, started_on, CASE WHEN i % 3 = 0 THEN least(started_on + 300, CAST(${last} AS DATE)) END, 100 + i % 900, 'service', 1
    FROM (SELECT i, ${day('c')} AS started_on FROM range(${Math.floor(CUSTOMERS / 10)}) AS r (i))`)
  await database.execute(sql`INSERT INTO costs (cost_id, incurred_on, pool, activity, driver, amount, import_id)
    SELECT pool || m, CAST(${last} AS DATE) - CAST(m * 30 AS INTEGER), pool, activity, driver, 0.2 * ${CUSTOMERS}, 1
    FROM ${accounts}, range(48) AS s (m)`)
  await database.execute(sql`INSERT INTO ratings (customer_key, criterion, score, scale_max, rater, rated_on, import_id)
    SELECT 1 + i * 100, criterion, 1 + hash(i, criterion) % 5, 5, 'sales', CAST(${last} AS DATE) - 400, 1
    FROM range(${Math.floor(CUSTOMERS / 100)}) AS r (i), (VALUES ('strategic fit'), ('trust')) AS c (criterion)`)
}

const directory = join(cache, 'furnish')
await rm(directory, { recursive: true, force: true })
await cp(filled, directory, { recursive: true })
const workspace = await openWorkspace(directory, { memoryLimit: '3GB', threads: 2 })
const { last } = await workspace.read(factSpan)
await workspace.writeInSteps((database) => furnish(database, last))

await measure(CUSTOMERS, async () => {
  const before = process.cpuUsage()
  const run = await refresh(workspace, { history }, silent)
  const { user, system } = process.cpuUsage(before)
  const stages = [...new Set(run.stages.map(({ stage }) => stage))].map((stage) => {
    const seconds = run.stages.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.seconds, 0)
    return `${stage} ${seconds.toFixed(1)} s`
  })
  return `${run.asOfDates.length} as-of dates: ${stages.join(', ')}; ${((user + system) / 1e6).toFixed(1)} s of processor time`
})
for (const count of await countsToKeep(workspace)) await count()
await workspace.close()
