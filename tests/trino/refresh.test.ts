import { expect, test } from 'vitest'
import { z } from 'zod'
import { customerPage } from '../../packages/engine/src/customers/page.ts'
import { importFile } from '../../packages/engine/src/intake/import-file.ts'
import { cohortTable } from '../../packages/engine/src/kpi/cohorts.ts'
import { countsToKeep } from '../../packages/engine/src/runs/counts.ts'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { type RefreshRequest, refresh } from '../../packages/engine/src/runs/refresh.ts'
import { type Sql, sql } from '../../packages/engine/src/sql/sql.ts'
import type { Workspace } from '../../packages/engine/src/workspace/workspace.ts'
import { withWorkspace } from '../../packages/engine/test/company.ts'
import { withDemo } from '../../packages/engine/test/demo-workspace.ts'
import { describeWithData } from '../shared-data.ts'
import { copyToCluster, readFromCluster } from './in-cluster.ts'
import { rowsOf } from './load-facts.ts'
import { addressOf, kill, revive } from './nodes.ts'
import { expectSameRows } from './same-rows.ts'

const anyRow = z.record(z.string(), z.unknown())
const read = (workspace: Workspace, query: Sql) => workspace.read((database) => database.rows(query, anyRow))

/** Rows under the company's own keys: those of a workspace follow the order in which customers came. */
const ofCustomers = (table: Sql): Sql => sql`SELECT c.customer_id, t.* EXCLUDE (customer_key)
  FROM ${table} AS t JOIN (SELECT customer_key, customer_id FROM customers) AS c USING (customer_key)`

const compared: Readonly<Record<string, Sql>> = {
  snapshots: sql`${ofCustomers(sql`(SELECT * EXCLUDE (run_id) FROM snapshots)`)} ORDER BY as_of, customer_id`,
  memberships: sql`${ofCustomers(sql`(SELECT * EXCLUDE (run_id) FROM current_memberships)`)} ORDER BY as_of, version_id, customer_id`,
  movements: sql`SELECT from_as_of, to_as_of, version_id, m."from" AS before, m."to" AS after, m.customers
    FROM (SELECT *, unnest(moves) AS m FROM group_moves) ORDER BY ALL`,
  profits: sql`${ofCustomers(sql`(SELECT * EXCLUDE (run_id, drivers) FROM customer_profits)`)} ORDER BY as_of, customer_id`,
}

/** What two workspaces published is the same, row by row, and so is what is counted of it, as a server counts. */
async function expectSame(here: Workspace, there: Workspace, names: readonly string[]): Promise<void> {
  for (const count of [...(await countsToKeep(here)), ...(await countsToKeep(there))]) await count()
  for (const name of names) {
    const query = compared[name] ?? sql``
    expectSameRows(await read(here, query), await read(there, query))
  }
}

/** Published runs, and rows of runs that nobody sees. */
const left = sql`SELECT (SELECT count(*) FROM publications) AS published, (SELECT count(*) FROM runs) AS runs,
  (SELECT count(*) FROM snapshots WHERE run_id NOT IN (SELECT run_id FROM publications)) AS unpublished`

const request: RefreshRequest = { history: 3 }

/** Calls `work` when the cluster first tells that it is at work on a query. */
function atWork(work: () => unknown) {
  let done = false
  return (stage: string) => {
    if (done || !stage.startsWith('Trino ')) return
    done = true
    work()
  }
}

/** The engines add up in orders of their own, so that sums differ in their last digits. */
const nineDigits = (told: unknown): unknown =>
  JSON.parse(JSON.stringify(told, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)))

test('a company is told the same whether its facts lie in DuckDB or in Trino, and outlives the loss of its cluster', async () => {
  const address = addressOf('company')
  await withDemo('b2b', 80, async (here) => {
    const tables = await copyToCluster(address, here)
    await refresh(here, request, silent)
    await withDemo('b2b', 80, async (there) => {
      await readFromCluster(there, address, tables)

      // The coordinator is killed at the first query.
      let killed: Promise<void> | undefined
      const dying = {
        ...silent,
        report: atWork(() => {
          killed = kill('coordinator')
        }),
      }
      await expect(refresh(there, request, dying)).rejects.toMatchObject({ code: 'trino.unreachable' })
      await killed
      expect(await read(there, left)).toEqual([{ published: 0, runs: 0, unpublished: 0 }])
      await revive('coordinator')

      // A cluster that keeps its tables in memory has lost them with its coordinator.
      await copyToCluster(address, here)
      await refresh(there, request, silent)
      await expectSame(here, there, Object.keys(compared))

      const [portfolio] = await read(there, sql`SELECT min(portfolio_id) AS id FROM portfolio_versions`)
      const asked = { customerId: 'A00001', portfolioId: String(portfolio?.id) }
      const [page, same] = [await customerPage(there, asked), await customerPage(here, asked)]
      expect(page.timeline).toEqual(same.timeline)
      // Cohorts are read from the months that are kept, wherever the facts lie.
      const cohorts = async (workspace: Workspace) => nineDigits(await cohortTable(workspace, { period: 'quarter' }))
      expect(await cohorts(there)).toEqual(await cohorts(here))

      // Nothing is read again as long as nothing changes, and then only the month that did.
      const stages: string[] = []
      const watching = { ...silent, report: (stage: string) => stages.push(stage) }
      const before = await read(there, left)
      await refresh(there, request, watching)
      expect(await read(there, left)).toEqual(before)
      await rowsOf(
        address,
        sql`INSERT INTO order_lines (order_id, customer_key, ordered_on, amount, quantity)
            SELECT 'late', min(customer_key), max(ordered_on), 125.5, 1 FROM order_lines`,
      )
      await refresh(there, request, silent)
      const [change] = await read(
        there,
        sql`SELECT kind, len(months) AS months FROM imports ORDER BY import_id DESC LIMIT 1`,
      )
      expect(change).toMatchObject({ kind: 'order-lines' })
      expect(Number(change?.months)).toBeLessThanOrEqual(2)

      // Cancelled at a query: nothing is published, and the cluster does not go on.
      const controller = new AbortController()
      let query = ''
      const cancelling = {
        signal: controller.signal,
        report: (stage: string) => {
          if (!stage.startsWith('Trino ')) return
          query = stage.slice('Trino '.length)
          controller.abort()
        },
      }
      const [kept] = await read(there, left)
      await expect(refresh(there, { history: 5, reread: ['2026-01'] }, cancelling)).rejects.toMatchObject({
        code: 'job.cancelled',
      })
      expect(await read(there, left)).toEqual([kept])
      expect(query).toMatch(/^\d{8}_/)
      await expect
        .poll(() =>
          rowsOf(
            address,
            sql`SELECT count(*) FROM system.runtime.queries WHERE query_id = ${query} AND state NOT IN ('FAILED', 'FINISHED')`,
          ),
        )
        .toEqual([[0]])
    })
  })
}, 900_000)

test('a worker that dies in the middle of a refresh is told, nothing is published, and the repeat is whole', async () => {
  const address = addressOf('worker')
  await withDemo('b2c', 60, async (here) => {
    const tables = await copyToCluster(address, here, ['orders', 'order-lines', 'products'])
    await refresh(here, request, silent)
    await withDemo('b2c', 60, async (there) => {
      await readFromCluster(there, address, tables)
      let killed: Promise<void> | undefined
      const dying = {
        ...silent,
        report: atWork(() => {
          killed = kill('worker')
        }),
      }
      await expect(refresh(there, request, dying)).rejects.toMatchObject({ code: 'trino.worker-lost' })
      await killed
      expect(await read(there, left)).toEqual([{ published: 0, runs: 0, unpublished: 0 }])
      await revive('worker')
      await copyToCluster(address, here, ['orders', 'order-lines', 'products'])
      await refresh(there, request, silent)
      await expectSame(here, there, ['snapshots', 'memberships'])
    })
  })
}, 900_000)

describeWithData('online_retail/online_retail.csv.gz', 'Online Retail', (path) => {
  test('is told the same from DuckDB and from Trino', async () => {
    const address = addressOf('retail')
    await withWorkspace(async (here) => {
      await importFile(
        here,
        { path, fileName: 'online_retail.csv.gz', kind: 'order-lines', options: { maxRejects: 30 } },
        silent,
      )
      const tables = await copyToCluster(address, here, ['order-lines'])
      await refresh(here, request, silent)
      await withWorkspace(async (there) => {
        await readFromCluster(there, address, tables)
        await refresh(there, request, silent)
        await expectSame(here, there, ['snapshots', 'memberships', 'movements'])
      })
    })
  }, 900_000)
})
