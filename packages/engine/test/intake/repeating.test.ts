import { describe, expect, test } from 'vitest'
import { intake } from './importing.ts'

const orders = 'order_id,customer_id,date,amount\n1,A,2024-01-05,10\n2,B,2024-01-06,20\n3,A,2024-02-01,30\n'
const stored = 'SELECT order_id, amount, import_id FROM orders ORDER BY 1'

describe('the same file twice', () => {
  test('changes nothing and says so', async () => {
    const { load, ask } = await intake()
    const first = await load('orders.csv', orders)
    const before = await ask(stored)
    const second = await load('renamed.csv', orders)
    expect(second).toMatchObject({ status: 'unchanged', importId: first.importId, replaced: 0, earliestOn: null })
    expect(await ask(stored)).toEqual(before)
    expect(await ask('SELECT count(*) AS count FROM imports')).toEqual([{ count: 1 }])
  })

  test('is another import where it is read another way', async () => {
    const { load } = await intake()
    await load('orders.csv', orders)
    expect((await load('orders.csv', orders, { kind: 'contacts' })).status).toBe('imported')
  })

  test('is imported again where a later file has replaced its rows', async () => {
    const { load, ask } = await intake()
    await load('orders.csv', orders)
    await load('corrected.csv', 'order_id,customer_id,date,amount\n2,B,2024-01-06,25\n')
    expect(await load('orders.csv', orders)).toMatchObject({ status: 'imported', replaced: 3 })
    expect((await ask(stored)).map(({ amount }) => amount)).toEqual([10, 20, 30])
  })

  test('adds no row where the rows have no ids', async () => {
    const { load, ask } = await intake()
    const content = 'customer_id,date,amount\nA,2024-01-05,10\nA,2024-01-05,10\nB,2024-01-05,10\n'
    await load('a.csv', content, { kind: 'orders' })
    const { replaced } = await load('b.csv', `${content}C,2024-01-06,5\n`, { kind: 'orders' })
    expect(replaced).toBe(3)
    expect(await ask('SELECT count(*) AS count, count(DISTINCT order_id) AS ids FROM orders')).toEqual([
      { count: 4, ids: 4 },
    ])
  })
})

describe('a corrected file', () => {
  test('replaces orders by their key, and says since when facts changed', async () => {
    const { load, ask } = await intake()
    await load('orders.csv', orders)
    const corrected = await load(
      'corrected.csv',
      'order_id,customer_id,date,amount\n2,B,2024-03-06,25\n4,C,2024-04-01,40\n',
    )
    expect(corrected).toMatchObject({ replaced: 1, earliestOn: '2024-01-06' })
    expect(await ask(stored)).toEqual([
      { order_id: '1', amount: 10, import_id: 1 },
      { order_id: '2', amount: 25, import_id: 2 },
      { order_id: '3', amount: 30, import_id: 1 },
      { order_id: '4', amount: 40, import_id: 2 },
    ])
  })

  test('replaces all lines of each order that it contains, and no others', async () => {
    const { load, ask } = await intake()
    const header = 'order_id,customer_id,date,product_id,amount\n'
    await load('lines.csv', `${header}1,A,2024-01-05,P,10\n1,A,2024-01-05,Q,5\n2,B,2024-01-06,P,20\n`)
    const corrected = await load('corrected.csv', `${header}1,A,2024-01-05,P,12\n`)
    expect(corrected).toMatchObject({ replaced: 2, earliestOn: '2024-01-05' })
    expect(await ask('SELECT order_id, product_id, amount FROM order_lines ORDER BY ALL')).toEqual([
      { order_id: '1', product_id: 'P', amount: 12 },
      { order_id: '2', product_id: 'P', amount: 20 },
    ])
  })

  test('counts the last of several rows with one key', async () => {
    const { load, ask } = await intake()
    const { replaced, warnings } = await load('orders.csv', `${orders}2,B,2024-01-07,22\n`)
    expect({ replaced, warnings }).toEqual({
      replaced: 1,
      warnings: [{ code: 'import.duplicate-keys', params: { rows: 1 } }],
    })
    expect((await ask(stored)).map(({ amount }) => amount)).toEqual([10, 22, 30])
  })
})

test('a dry run counts and writes nothing, however much would be rejected', async () => {
  const { load, ask } = await intake()
  const result = await load('orders.csv', `${orders}5,,2024-01-05,1\n6,C,never,1\n7,C,never,1\n`, { dryRun: true })
  expect(result).toMatchObject({
    status: 'dry-run',
    importId: null,
    rows: 6,
    accepted: 3,
    rejected: 3,
    reasons: { 'not-a-date': 2, 'customer-missing': 1 },
  })
  expect(await ask('SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM customers) AS left')).toEqual([
    { left: 0 },
  ])
})
