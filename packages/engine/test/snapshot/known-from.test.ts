import { describe, expect, test } from 'vitest'
import { type Facts, insertFacts, refreshTo, snapshotOf, withWorkspace } from '../company.ts'

/** Somebody else, so that there are facts on every date asked for. */
const background = [{ order_id: 'first', customer_id: 'other', ordered_on: '2023-01-01', amount: 1 }]
const customer_id = 'ann'
const day = '2024-03-15'

async function isKnown(facts: Facts, asOf: string): Promise<boolean> {
  return withWorkspace(async (workspace) => {
    await insertFacts(
      workspace,
      { ...facts, orders: [...background, ...(facts.orders ?? [])] },
      { earliestOn: null, importedAt: day },
    )
    await refreshTo(workspace, asOf)
    return (await snapshotOf(workspace, asOf)).some((row) => row.customer_id === customer_id)
  })
}

const kinds: readonly (readonly [string, Facts])[] = [
  ['an order', { orders: [{ order_id: 'o', customer_id, ordered_on: day, amount: 1 }] }],
  ['an order line', { order_lines: [{ order_id: 'o', line_id: '1', customer_id, ordered_on: day, amount: 1 }] }],
  ['an interaction', { interactions: [{ interaction_id: 'i', customer_id, occurred_on: day }] }],
  ['a contract', { contracts: [{ contract_id: 'k', customer_id, started_on: day }] }],
  ['a cost', { costs: [{ cost_id: 's', customer_id, incurred_on: day, pool: 'freight', amount: 1 }] }],
  ['a contact', { contacts: [{ contact_id: 't', customer_id, contacted_on: day }] }],
  ['a rating', { ratings: [{ customer_id, criterion: 'fit', score: 1, rater: 'r', rated_on: day }] }],
  ['the day that a customer file gives', { customers: [{ customer_id, since: day }] }],
  ['the import of a customer file that gives no day', { customers: [{ customer_id }] }],
]

describe('a customer', () => {
  test.each(kinds)('is known from %s on, and not a day before', async (_, facts) => {
    expect(await isKnown(facts, day)).toBe(true)
    expect(await isKnown(facts, '2024-03-14')).toBe(false)
  })

  test('is known from a first fact that comes before the day of the file', async () => {
    const early = { orders: [{ order_id: 'o', customer_id, ordered_on: '2023-06-01', amount: 1 }] }
    expect(await isKnown({ ...early, customers: [{ customer_id, since: day }] }, '2023-06-01')).toBe(true)
  })
})

describe('a customer whom a file named before the first fact', () => {
  test('is known from the import on: what comes later does not take it back', async () => {
    const later = { orders: [{ order_id: 'o', customer_id, ordered_on: '2024-08-01', amount: 1 }] }
    expect(await isKnown({ ...later, customers: [{ customer_id }] }, day)).toBe(true)
    expect(await isKnown({ ...later, customers: [{ customer_id, since: '2024-07-01' }] }, day)).toBe(true)
  })
})

describe('an order and its lines', () => {
  const header = { order_id: 'o', customer_id, ordered_on: '2024-01-10', amount: 100 }
  const line = (line_id: string, ordered_on: string, amount: number) => ({
    order_id: 'o',
    line_id,
    customer_id,
    ordered_on,
    amount,
  })

  const revenueOf = (lines: NonNullable<Facts['order_lines']>, asOf: string) =>
    withWorkspace(async (workspace) => {
      await insertFacts(workspace, { orders: [...background, header], order_lines: lines }, { earliestOn: null })
      await refreshTo(workspace, asOf)
      const row = (await snapshotOf(workspace, asOf)).find((one) => one.customer_id === customer_id)
      return [row?.revenue, row?.purchase_days]
    })

  test('count once, with the money of the lines', async () => {
    expect(await revenueOf([line('1', '2024-01-10', 60), line('2', '2024-01-10', 30)], '2024-01-31')).toEqual([90, 1])
  })

  test('count with all lines when some of them come later', async () => {
    expect(await revenueOf([line('1', '2024-01-10', 60), line('2', '2024-02-05', 30)], '2024-01-31')).toEqual([60, 1])
    expect(await revenueOf([line('1', '2024-01-10', 60), line('2', '2024-02-05', 30)], '2024-02-29')).toEqual([90, 2])
  })

  test('count with the order alone when every line comes later, before as after', async () => {
    for (const asOf of ['2024-01-31', '2024-02-29']) {
      expect(await revenueOf([line('1', '2024-02-05', 90)], asOf)).toEqual([100, 1])
    }
  })
})
