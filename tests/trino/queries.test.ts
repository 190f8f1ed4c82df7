import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Source } from '../../packages/contract/src/schemas/sources.ts'
import { monthsOfTable } from '../../packages/engine/src/sources/months.ts'
import { clusterFirstDays, partEnds, purchaseMonths, purchaseParts, serviceMonths, serviceParts } from '../../packages/engine/src/sources/cluster-sums.ts'
import { factTables, tableOf } from '../../packages/engine/src/sources/fact-tables.ts'
import { costCells } from '../../packages/engine/src/sources/read-changes.ts'
import { type Sql, sql } from '../../packages/engine/src/sql/sql.ts'
import type { TrinoAddress } from '../../packages/engine/src/trino/connection.ts'
import { withDemo } from '../../packages/engine/test/demo-workspace.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { loadFacts, rowsOf } from './load-facts.ts'

let cluster: Cluster
let address: TrinoAddress
beforeAll(async () => {
  cluster = await startCluster()
  address = { url: cluster.url, catalog: cluster.catalog, schema: 'default', user: 'tests' }
}, 600_000)
afterAll(() => cluster.stop())

test('try', async () => {
  await withDemo('b2b', 40, async (workspace) => {
    const tables = await loadFacts(address, workspace, ['orders', 'order-lines', 'interactions', 'costs', 'contacts', 'products'])
    console.log(tables.map((t) => t.kind))
    const source: Source = { kind: 'trino', url: cluster.url, catalog: 'lake', schema: 'default', user: 'tests', certificates: null, tables, addedAt: '' }
    const span = { first: '2000-01-01', last: '2030-01-01' }
    const ask = (query: Sql) => rowsOf(address, sql`WITH ${factTables(source)} ${query}`)
    for (const [name, query] of Object.entries({
      months: monthsOfTable('order-lines', tableOf(source, 'order-lines')),
      contacts: monthsOfTable('contacts', tableOf(source, 'contacts')),
      purchases: purchaseMonths(span), services: serviceMonths(span), first: clusterFirstDays('2000-01-01'),
      costs: costCells(tableOf(source, 'costs'), ['2025-01-01']),
      parts: purchaseParts(partEnds(['2025-03-14', '2025-03-31', '2026-01-07'])), sparts: serviceParts(partEnds(['2025-03-14'])),
    })) {
      const t = Date.now()
      try { const rows = await ask(query); console.log(name, rows.length, Date.now() - t, JSON.stringify(rows.slice(0, 2))) } catch (e) { console.log(name, e) }
    }
  })
}, 300_000)
