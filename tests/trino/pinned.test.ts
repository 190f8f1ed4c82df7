import { expect, test } from 'vitest'
import { z } from 'zod'
import { silent } from '../../packages/engine/src/runs/progress.ts'
import { refresh } from '../../packages/engine/src/runs/refresh.ts'
import { addSource, checkSource } from '../../packages/engine/src/sources/add-source.ts'
import { monthsOfCluster } from '../../packages/engine/src/sources/months.ts'
import { openCluster } from '../../packages/engine/src/sources/open-cluster.ts'
import { sql, trusted } from '../../packages/engine/src/sql/sql.ts'
import type { Workspace } from '../../packages/engine/src/workspace/workspace.ts'
import { withWorkspace } from '../../packages/engine/test/company.ts'
import { rowsOf } from './load-facts.ts'
import { addressOf } from './nodes.ts'

const address = { ...addressOf('pinned'), catalog: 'versioned' }
const ask = (text: string) => rowsOf(address, trusted(text))
const { signal } = new AbortController()

async function createLines(): Promise<void> {
  await ask('CREATE SCHEMA versioned.pinned')
  await ask('CREATE TABLE lines (order_id varchar, customer_id varchar, ordered_on date, amount double)')
  await ask(`INSERT INTO lines SELECT CAST(n AS varchar), concat('c', CAST(n % 7 AS varchar)),
    date_add('day', n * 3, DATE '2026-01-01'), 10 + n FROM UNNEST(sequence(1, 40)) AS s (n)`)
  await ask('CREATE VIEW lines_view AS SELECT * FROM lines')
}

const addLines = (workspace: Workspace, table: string) =>
  addSource(
    workspace,
    {
      ...{ kind: 'trino', url: address.url, catalog: 'versioned', schema: 'pinned', user: 'tests', certificates: null },
      tables: [{ kind: 'order-lines', table, mapping: { date: 'ordered_on' } }],
    },
    signal,
  )

const late = "INSERT INTO lines VALUES ('late', 'c9', DATE '2026-02-02', 5000)"

const totalRow = z.object({ revenue: z.number() })
const revenueOf = (workspace: Workspace) =>
  workspace.read((database) => database.row(sql`SELECT sum(revenue) AS revenue FROM snapshot`, totalRow))

/** How many rows a refresh finds if one more is written while it is at work, and how many it finds after. */
const rowsSeen = (workspace: Workspace, isPinned: boolean) =>
  workspace.write(async (database) => {
    const use = { database, directory: workspace.directory, progress: silent, isPinned }
    const rowsIn = async (cluster: Awaited<ReturnType<typeof openCluster>>) =>
      cluster && (await monthsOfCluster(cluster)).reduce((sum, { rows }) => sum + rows, 0)
    const cluster = await openCluster(use)
    const before = await rowsIn(cluster)
    await ask(late)
    return { before, during: await rowsIn(cluster), after: await rowsIn(await openCluster(use)) }
  })

test('a refresh holds a table of Iceberg at the version that it had at the start, and says which tables cannot be held', async () => {
  await createLines()
  await withWorkspace(async (workspace) => {
    await addLines(workspace, 'lines')
    const [lines] = await checkSource(workspace, signal)
    expect(lines?.version).toMatch(/^\d+$/)
    expect(await rowsSeen(workspace, true)).toEqual({ before: 40, during: 40, after: 41 })
    // What is not held moves: the same look without a version.
    expect(await rowsSeen(workspace, false)).toEqual({ before: 41, during: 42, after: 42 })

    // Written when the refresh first tells of a query, the row is not seen by it, but by the next one.
    await ask("DELETE FROM lines WHERE order_id = 'late'")
    let written: Promise<unknown> | undefined
    const report = (stage: string) => {
      if (stage.startsWith('Trino ')) written ??= ask(late)
    }
    await refresh(workspace, { history: 0, asOf: '2026-05-31' }, { ...silent, report })
    expect(written).toBeDefined()
    await written
    const own = 40 * 10 + (40 * 41) / 2
    expect(await revenueOf(workspace)).toEqual({ revenue: own })
    await refresh(workspace, { history: 0, asOf: '2026-05-31' }, silent)
    expect(await revenueOf(workspace)).toEqual({ revenue: own + 5000 })
  })
  await withWorkspace(async (workspace) => {
    await addLines(workspace, 'lines_view')
    const [view] = await checkSource(workspace, signal)
    expect(view).toMatchObject({ version: null, rows: 41, problems: [] })
  })
})
