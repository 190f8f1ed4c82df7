import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { importFile } from '../../src/intake/import-file.ts'
import { previewImport } from '../../src/intake/preview.ts'
import { splitRecords } from '../../src/intake/source/split-records.ts'
import { intake, refusal } from './importing.ts'

/** The whole of a file, cut up without the code that imports it, but for the cutting. */
async function recordsOf(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const raw = await readFile(path)
  const text = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').replace(/^\uFEFF/, '')
  const [names = [], ...records] = splitRecords(text, ',', Number.POSITIVE_INFINITY)
  return records.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describeWithData('online_retail/online_retail.csv.gz', 'Online Retail, 541,909 lines of a gift wholesaler', (path) => {
  test('is refused because a quarter of its rows name no customer, and imported when that is allowed', async () => {
    const { workspace, ask } = await intake()
    const request = { path, fileName: 'online_retail.csv.gz', kind: 'order-lines' as const }
    expect(await refusal(importFile(workspace, request))).toBe('import.too-many-rejects')
    expect(await ask('SELECT count(*) AS count FROM customers')).toEqual([{ count: 0 }])

    const allowed = { ...request, options: { maxRejects: 30 } }
    const result = await importFile(workspace, allowed)
    expect(result).toMatchObject({
      rows: 541909,
      accepted: 406829,
      rejected: 135080,
      reasons: { 'customer-missing': 135080 },
      earliestOn: '2010-12-01',
    })
    expect(result.warnings).toEqual([{ code: 'import.ids-cleaned', params: { column: 'CustomerID' } }])
    expect(await ask('SELECT count(*) AS count FROM customers')).toEqual([{ count: 4372 }])

    const named = (await recordsOf(path)).filter(({ CustomerID }) => CustomerID !== '')
    const net = total(named.map(({ Quantity, UnitPrice }) => Number(Quantity) * Number(UnitPrice)))
    const [stored] = await ask(
      'SELECT count(*) AS lines, sum(amount) AS net, count_if(amount < 0) AS negative FROM order_lines',
    )
    expect(Number(stored?.net)).toBeCloseTo(net, 4)
    expect(stored).toMatchObject({
      lines: 406829,
      negative: named.filter(({ Quantity }) => Number(Quantity) < 0).length,
    })
    expect((await importFile(workspace, allowed)).status).toBe('unchanged')
  })
})

describeWithData('superstore/superstore_orders.csv.gz', 'Superstore, 10,194 lines with day-first dates', (path) => {
  test('is read as it is, shares of discount and profit included', async () => {
    const { workspace, ask } = await intake()
    const result = await importFile(workspace, { path, fileName: 'superstore_orders.csv.gz' })
    expect(result).toMatchObject({ kind: 'order-lines', rows: 10194, accepted: 10194, options: { dateOrder: 'dmy' } })
    const records = await recordsOf(path)
    const [stored] = await ask(
      'SELECT sum(amount) AS sales, sum(amount - cost) AS profit, min(ordered_on) AS first, max(ordered_on) AS last FROM order_lines',
    )
    expect(Number(stored?.sales)).toBeCloseTo(total(records.map(({ Sales }) => Number(Sales))), 4)
    expect(Number(stored?.profit)).toBeCloseTo(total(records.map(({ Profit }) => Number(Profit))), 3)
    expect(stored).toMatchObject({ first: '2019-01-03', last: '2022-12-30' })
    expect(
      await ask('SELECT count(*) AS customers, count(name) AS names, count(country) AS countries FROM customers'),
    ).toEqual([{ customers: 804, names: 804, countries: 804 }])
    expect(await ask('SELECT count(DISTINCT category) AS categories FROM products')).toEqual([{ categories: 3 }])
  })
})

describeWithData('cdnow', 'CDNOW, music orders of a cohort', (folder) => {
  const orders =
    'SELECT count(*) AS orders, count(DISTINCT customer_key) AS customers, sum(amount) AS amount, min(ordered_on) AS first, max(ordered_on) AS last FROM orders'

  test('the sample is read from the log of events', async () => {
    const { workspace, ask } = await intake()
    const path = join(folder, 'btyd_cdnowElog.csv')
    await importFile(workspace, { path, fileName: 'elog.csv', kind: 'orders', mapping: { customer_id: 'masterid' } })
    const net = total((await recordsOf(path)).map(({ sales }) => Number(sales)))
    const [stored] = await ask(orders)
    expect(stored).toMatchObject({ orders: 6919, customers: 2357, first: '1997-01-01', last: '1998-06-30' })
    expect(Number(stored?.amount)).toBeCloseTo(net, 4)
  })

  test('the sample is read from columns that are set apart by white space and have no names', async () => {
    const { workspace, ask } = await intake()
    const mapping = { customer_id: 'column 1', date: 'column 3', amount: 'column 5' }
    await importFile(workspace, {
      path: join(folder, 'CDNOW_sample.txt.gz'),
      fileName: 'CDNOW_sample.txt.gz',
      kind: 'orders',
      mapping,
    })
    expect((await ask(orders))[0]).toMatchObject({
      orders: 6919,
      customers: 2357,
      first: '1997-01-01',
      last: '1998-06-30',
    })
  })

  test('the whole cohort is read from the master file', async () => {
    const { workspace, ask } = await intake()
    const result = await importFile(workspace, {
      path: join(folder, 'CDNOW_master.txt.gz'),
      fileName: 'CDNOW_master.txt.gz',
      kind: 'orders',
    })
    expect(result).toMatchObject({ rows: 69659, accepted: 69659, options: { format: 'whitespace' } })
    expect((await ask(orders))[0]).toMatchObject({ orders: 69659, customers: 23570 })
  })
})

describeWithData('crm_sales_opportunities', 'CRM sales opportunities, accounts with parents', (folder) => {
  test('accounts are companies that belong to companies', async () => {
    const { workspace, ask } = await intake()
    const result = await importFile(workspace, { path: join(folder, 'accounts.csv'), fileName: 'accounts.csv' })
    expect(result).toMatchObject({ kind: 'customers', rows: 85, accepted: 85 })
    expect(
      await ask(
        'SELECT count(parent_id) AS children, count(industry) AS industries, count(employees) AS staffed FROM customers',
      ),
    ).toEqual([{ children: 15, industries: 85, staffed: 85 }])
  })

  test('opportunities that were won are orders', async () => {
    const { workspace } = await intake()
    const path = join(folder, 'sales_pipeline.csv.gz')
    const { kind, mapping } = await previewImport(workspace, {
      path,
      fileName: 'sales_pipeline.csv.gz',
      kind: 'orders',
    })
    expect({ kind, mapping }).toMatchObject({
      kind: 'orders',
      mapping: { order_id: 'opportunity_id', customer_id: 'account', amount: 'close_value', date: 'close_date' },
    })
  })
})
