import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { silent } from '../../src/runs/progress.ts'
import { identifier, sql } from '../../src/sql/sql.ts'
import { batchesOf, keepSums } from '../../src/sums/keep-sums.ts'
import { keptSums, purchases } from '../../src/sums/kept-sums.ts'
import { staleMonths } from '../../src/sums/stale-months.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, rowsOf } from '../company.ts'
import { type Intake, intake } from '../intake/importing.ts'

const tables = ['purchase_months', 'service_months', 'first_days'] as const

const sum = (workspace: Workspace) => workspace.writeInSteps((database) => keepSums(database, silent))

const stored = async (workspace: Workspace) =>
  Promise.all(tables.map((table) => rowsOf(workspace, sql`SELECT * FROM ${identifier(table)} ORDER BY ALL`)))

/** The sums of the facts as they are, made from nothing. */
async function sumsFromNothing(workspace: Workspace) {
  for (const table of [...tables, 'summed_months']) await execute(workspace, sql`DELETE FROM ${identifier(table)}`)
  await sum(workspace)
  return stored(workspace)
}

const stale = (workspace: Workspace) =>
  workspace.read(async (database) => {
    const found = []
    for (const sums of keptSums) found.push([sums.name, await staleMonths(database, sums)] as const)
    return Object.fromEntries(found)
  })

const days = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-03-15', '2024-05-31'] as const
const id = fc.integer({ min: 1, max: 6 })
const someDay = fc.constantFrom(...days)
/** In quarters, so that sums are exact whatever their order. */
const money = fc.integer({ min: -40, max: 80 }).map((quarters) => quarters / 4)

const csv = (header: string, rows: readonly (readonly unknown[])[]): string =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`

const file = (kind: string, header: string, row: fc.Arbitrary<readonly unknown[]>) =>
  fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => ({ kind, content: csv(header, rows) }))

/** Files that come one after the other; whoever names an id again corrects what was said of it, on another day too. */
const files = fc.array(
  fc.oneof(
    file('orders', 'order_id,customer_id,date,amount,channel', fc.tuple(id, id, someDay, money, fc.constant('web'))),
    file(
      'order-lines',
      'order_id,customer_id,date,amount,product_id,channel',
      fc.tuple(id, id, someDay, money, fc.constantFrom('p1', 'p2'), fc.constantFrom('web', 'shop')),
    ),
    file('products', 'product_id,category', fc.tuple(fc.constantFrom('p1', 'p2'), fc.constantFrom('tea', 'coffee'))),
    file('interactions', 'interaction_id,customer_id,date,kind', fc.tuple(id, id, someDay, fc.constant('ticket'))),
    file(
      'contacts',
      'contact_id,customer_id,date,responded,responded_on',
      fc.tuple(id, id, someDay, fc.boolean(), someDay),
    ),
    file('contracts', 'contract_id,customer_id,start', fc.tuple(id, id, someDay)),
  ),
  { minLength: 2, maxLength: 6 },
)

/** How often sums are kept in between hangs on the day: several imports may come before one refresh. */
async function importAll({ load, workspace }: Intake, all: readonly { kind: string; content: string }[]) {
  for (const [index, { kind, content }] of all.entries()) {
    await load(`${kind}-${index}.csv`, content, { kind: kind as 'orders', options: { maxRejects: 100 } }).catch(
      (error) => {
        if (error.code !== 'import.nothing-accepted') throw error
      },
    )
    if (index % 2 === 0) await sum(workspace)
  }
}

describe('sums that are kept', () => {
  test(
    'equal those made from nothing, whatever was imported, corrected and withdrawn',
    () =>
      fc.assert(
        fc.asyncProperty(files, async (all) => {
          const company = await intake()
          await importAll(company, all)
          await sum(company.workspace)
          const kept = await stored(company.workspace)
          expect(kept).toEqual(await sumsFromNothing(company.workspace))
        }),
        { numRuns: 12 },
      ),
    600_000,
  )

  test('are made anew for the months that an import touched, and for no others', async () => {
    const { load, workspace } = await intake()
    await load(
      'a.csv',
      csv('order_id,customer_id,date,amount', [
        [1, 'A', '2024-01-05', 1],
        [2, 'B', '2024-03-05', 2],
      ]),
      {
        kind: 'orders',
      },
    )
    await sum(workspace)
    expect(await stale(workspace)).toEqual({ purchases: [], services: [], 'first-days': [] })
    await load('b.csv', csv('order_id,customer_id,date,amount', [[2, 'B', '2024-02-05', 2]]), { kind: 'orders' })
    expect(await stale(workspace)).toEqual({
      purchases: ['2024-02-01', '2024-03-01'],
      services: [],
      'first-days': ['2024-02-01', '2024-03-01'],
    })
  })

  test('know that a line changes the month of its order, which no longer counts by itself', async () => {
    const { load, workspace } = await intake()
    await load('a.csv', csv('order_id,customer_id,date,amount', [[1, 'A', '2024-03-05', 9]]), { kind: 'orders' })
    await sum(workspace)
    await load('b.csv', csv('order_id,line_id,customer_id,date,amount', [[1, 1, 'A', '2024-02-28', 5]]), {
      kind: 'order-lines',
    })
    expect((await stale(workspace)).purchases).toEqual(['2024-02-01', '2024-03-01'])
    await sum(workspace)
    expect(await rowsOf(workspace, sql`SELECT month, revenue FROM purchase_months`)).toEqual([
      { month: '2024-02-01', revenue: 5 },
    ])
  })

  test('are made anew where rows of them are lost', async () => {
    const { load, workspace } = await intake()
    await load('a.csv', csv('order_id,customer_id,date,amount', [[1, 'A', '2024-01-05', 1]]), { kind: 'orders' })
    await sum(workspace)
    await execute(workspace, sql`DELETE FROM purchase_months`)
    expect((await stale(workspace)).purchases).toEqual(['2024-01-01'])
  })

  test('that were cancelled on the way know what is left to do', async () => {
    const { load, workspace } = await intake()
    await load('a.csv', csv('order_id,customer_id,date,amount', [[1, 'A', '2024-01-05', 1]]), { kind: 'orders' })
    await load('b.csv', csv('contact_id,customer_id,date', [[1, 'A', '2024-02-05']]), { kind: 'contacts' })
    const stop = new AbortController()
    const stopsAfterPurchases = { report: (_: string, done: number) => done > 0 && stop.abort(), signal: stop.signal }
    await expect(workspace.writeInSteps((database) => keepSums(database, stopsAfterPurchases))).rejects.toMatchObject({
      code: 'job.cancelled',
    })
    const left = await stale(workspace)
    expect(left).toEqual({ purchases: [], services: [], 'first-days': ['2024-01-01', '2024-02-01'] })
    await sum(workspace)
    const kept = await stored(workspace)
    expect(kept).toEqual(await sumsFromNothing(workspace))
  })

  test('know when several products went from one category to another together', async () => {
    const { load, workspace } = await intake()
    const products = (category: string) =>
      csv('product_id,category', [
        ['p1', category],
        ['p2', category],
      ])
    const line = csv('order_id,customer_id,date,amount,product_id', [[1, 'A', '2024-01-05', 1, 'p1']])
    await load('a.csv', line, { kind: 'order-lines' })
    await load('b.csv', products('coffee'), { kind: 'products' })
    await sum(workspace)
    await load('c.csv', products('tea'), { kind: 'products' })
    await sum(workspace)
    expect(await rowsOf(workspace, sql`SELECT name FROM first_days WHERE what = 'category'`)).toEqual([{ name: 'tea' }])
  })

  test('are made in spans of months that follow each other', async () => {
    const { load, workspace } = await intake()
    const rows = [
      [1, 'A', '2023-12-05', 1],
      [2, 'A', '2024-01-05', 1],
      [3, 'A', '2024-03-31', 1],
    ]
    await load('a.csv', csv('order_id,customer_id,date,amount', rows), { kind: 'orders' })
    const batches = await workspace.read((database) => batchesOf(database, purchases))
    expect(batches.map(({ months }) => months)).toEqual([['2023-12-01', '2024-01-01'], ['2024-03-01']])
  })
})
