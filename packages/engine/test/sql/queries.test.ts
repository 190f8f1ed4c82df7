import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CONTACTS, keepTable, VALUES } from '../../src/campaigns/trial-contacts.ts'
import { costBase } from '../../src/costing/base.ts'
import { gatherDrivers } from '../../src/costing/gather.ts'
import { createCostCalendar } from '../../src/costing/window.ts'
import { placesOfCustomers } from '../../src/customers/density.ts'
import { answersOfYear } from '../../src/kpi/satisfaction-chain.ts'
import { drawEnds } from '../../src/portfolio/border-ends.ts'
import { valueTiers } from '../../src/portfolio/library/value-tiers.ts'
import { placedCustomers } from '../../src/profit/plane.ts'
import { silent } from '../../src/runs/progress.ts'
import { layIntervalEnds } from '../../src/snapshot/interval-ends.ts'
import { fromNowhere } from '../../src/snapshot/model-starts.ts'
import { fitModels } from '../../src/snapshot/models.ts'
import { storeSnapshot } from '../../src/snapshot/score.ts'
import { changedCustomers, summarise } from '../../src/snapshot/summarise.ts'
import { windowOf } from '../../src/snapshot/window.ts'
import type { Database } from '../../src/sql/database.ts'
import { identifier, type Sql, sql, textOf, trusted } from '../../src/sql/sql.ts'
import { keepSums } from '../../src/sums/keep-sums.ts'
import { insertFacts, openTemporary } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { costed, costWindow, queries } from './queries.ts'

const golden = fileURLToPath(new URL('./golden/', import.meta.url))

/** Lines that only the template's indentation sets apart are the same query. */
const rendered = (query: Sql): string =>
  `${textOf(query)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')}\n`

const names = [
  'sales',
  'purchase-sums',
  'service-sums',
  'first-days',
  'purchase-activity',
  'service-activity',
  'summary',
  'changed-customers',
  'carried-summary',
  'base-margin',
  'scored-summary',
  'scored-summary-without-models',
  'scored-summary-pareto-nbd',
  'interval-ends',
  'interval-ends-without-models',
  'interval-ends-pareto-nbd',
  'holdout-cells',
  'customers-by-repeats-and-age',
  'purchases-by-day',
  'quantile-cuts',
  'weighted-quantile-cuts',
  'share-cuts',
  'axis-totals',
  'thinly-rated',
  'rated-customers',
  'shared-ratings',
  'known-buyers',
  'known-buyers-of-units',
  'rows-at-end',
  'rows-at-end-of-units',
  'places-at-ends',
  'sampled-customers',
  'preview-cells',
  'flows-from-published',
  'found-names',
  'runners-up',
  'runners-up-of-page',
  'cross-table',
  'assignment',
  'partition-of-each-date',
  'assignment-with-hysteresis',
  'sizes-of-groups',
  'totals-of-groups',
  'stored-totals',
  'figures-of-base',
  'stored-base',
  'means-of-group',
  'means-of-each-group',
  'units-of-groups',
  'flows',
  'stored-flows',
  'level-changes',
  'moves-between',
  'counted-moves',
  'stored-moves',
  'moments-of-groups',
  'paths-with-margin',
  'dates-in-group',
  'stayed-in-group',
  'members-with-measures',
  'members-of-group',
  'customers-of-page',
  'customers-by-name',
  'stale-name-keys',
  'new-name-keys',
  'customers-who-changed',
  'customers-of-path',
  'count-of-customers',
  'count-of-customers-searched',
  'events',
  'untouched',
  'untouched-of-whole',
  'as-many-as-recorded',
  'flags-on',
  'flags-in-force',
  'largest-customers',
  'readings-of-groups',
  'figures-of-groups',
  'flagged-of-groups',
  'ratings-of-group',
  'flagged-members',
  'optional-facts',
  'contract-facts',
  'answer-facts',
  'wallet-facts',
  'estimated-wallets',
  'marketing-costs',
  'sums-of-cells',
  'stored-values',
  'tenures',
  'cohort-cells',
  'cohort-cells-of-facts',
  'followed-ratings',
  'followed-ratings-by-months',
  'outcomes-by-rating',
  'rank-correlations',
  'enrichments-by',
  'freshness',
  'answers-of',
  'standing-of-customer',
  'contracts-to-renew',
  'any-discount',
  'campaign-records',
  'campaign-sums',
  'campaign-sums-without-discounts',
  'trial-contacts',
  'trial-contacts-of-units',
  'trial-values',
  'bin-sums',
  'contact-outcomes',
  'spent-on-groups',
  'worth-of-groups',
  'margins-by-month',
  'means-of-groups',
  'levels-of-variables',
  'levels-of-variables-by-forecast',
  'sales-of-windows',
  'ledger-sums',
  'cost-base',
  'cost-totals',
  'profits',
  'profit-measures',
  'sum-of-steps',
  'apportioned',
  'measured-cost-sum',
  'groups-of-both',
  'any-value',
  'profit-cells',
  'profit-cells-of-group',
  'customers-losing-most',
  'profit-of-groups',
  'profit-at-dates',
  'profit-flows',
  'equity-flows',
  'equity-at-date',
  'budget-of-customers',
  'budget-sums',
  'budgets-of-customers',
  'contact-cost',
  'last-ratings',
  'links-of-account',
  'reach-of-account',
  'places-of-customers',
  'ends-of-places',
  'density-cells',
  'points-of-places',
  'placed-counts',
  'placed-customers',
  'cuts-of-side',
  'grid-of-plane',
  'quadrants-of-plane',
  'largest-of-plane',
  'count-of-plane',
] as const

/** The tables that costing makes on its way. */
async function prepareCosts(connection: Database): Promise<void> {
  await createCostCalendar(connection, [costWindow.after, costWindow.asOf])
  await gatherDrivers(connection, costed)
  await connection.execute(sql`CREATE TEMP TABLE cost_base AS ${costBase(costed, costWindow)}`)
  for (const table of ['costed_from', 'costed_to']) {
    await connection.execute(sql`CREATE TEMP TABLE ${identifier(table)} AS
      SELECT customer_key, order_cost AS cost_to_serve, list_revenue AS contribution FROM customer_profits`)
  }
}

describe('the query', () => {
  let all: Readonly<Record<string, Sql>>
  let database: Database
  let done: () => void
  let finished: Promise<void>

  /** Temporary tables live as long as their connection, so that one is kept for all queries. */
  beforeAll(async () => {
    const { workspace, close } = await openTemporary()
    await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
    const prepared = new Promise<void>((ready) => {
      finished = workspace
        .writeInSteps(async (connection) => {
          const window = windowOf('2024-12-31')
          await keepSums(connection, silent)
          await summarise(connection, window)
          await connection.execute(
            sql`CREATE TEMP TABLE changed_customers AS ${changedCustomers(windowOf('2024-11-30'), window, { runId: 1, asOf: '2024-11-30' })}`,
          )
          const models = await fitModels(connection, {
            customers: 1,
            resolution: 7,
            judgement: null,
            starts: fromNowhere,
          })
          await storeSnapshot(connection, 1, { models, resolution: 7, discountRate: 0.1, marginRate: 0.4 })
          await layIntervalEnds(connection, 'ends', { models, resolution: 7, snapshots: sql`FROM snapshots` })
          await drawEnds(connection, valueTiers.definition, { at: { asOf: '2024-12-31' } })
          await prepareCosts(connection)
          all = queries({ window, models })
          await connection.execute(
            sql`CREATE TEMP TABLE placed_customers AS ${placedCustomers({ runId: 1, asOf: '2024-12-31' })}`,
          )
          await connection.execute(
            sql`CREATE TEMP TABLE placed_by_two AS ${placesOfCustomers({ asOf: '2024-12-31', versionId: 1, groupIndex: null, x: 'clv_12m', y: 'probability_alive' })}`,
          )
          await connection.execute(sql`CREATE TEMP TABLE answers_of_year AS ${answersOfYear('2023-12-31')}`)
          await connection.execute(sql`CREATE TEMP TABLE followed_ratings AS ${all['followed-ratings'] ?? sql``}`)
          await keepTable(connection, CONTACTS, all['trial-contacts'] ?? sql``)
          await keepTable(connection, VALUES, all['trial-values'] ?? sql``)
          database = connection
          const released = new Promise<void>((release) => {
            done = release
          })
          ready()
          await released
        })
        .finally(close)
    })
    await prepared
  })

  afterAll(async () => {
    done()
    await finished
  })

  test.each(names)('%s reads as its golden file', async (name) => {
    const query = all[name]
    if (!query) throw new Error(`no query ${name}`)
    await expect(rendered(query)).toMatchFileSnapshot(`${golden}${name}.sql`)
  })

  test.each(names)('%s has a value for each of its places, and no value in its text', (name) => {
    const query = all[name]
    if (!query) throw new Error(`no query ${name}`)
    expect(query.strings).toHaveLength(query.values.length + 1)
    const text = textOf(query)
    const words = query.values.filter((value) => typeof value === 'string')
    for (const word of words) expect(text, String(word)).not.toContain(String(word))
  })

  test.each(names)('%s binds and can be planned and run on a real workspace', async (name) => {
    const query = all[name]
    if (!query) throw new Error(`no query ${name}`)
    const plan = await database.rows(sql`${trusted('EXPLAIN ')}${query}`, z.record(z.string(), z.unknown()))
    expect(plan.length).toBeGreaterThan(0)
    await database.execute(query)
  })

  test('is one of the golden files and the other way round', () => {
    expect(Object.keys(all)).toEqual([...names])
    expect(readdirSync(golden).sort()).toEqual(names.map((name) => `${name}.sql`).sort())
  })
})
