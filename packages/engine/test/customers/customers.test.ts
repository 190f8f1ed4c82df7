import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CustomerQuery, listCustomers } from '../../src/customers/list.ts'
import { customerPage } from '../../src/customers/page.ts'
import { customersTable } from '../../src/exports/customers.ts'
import { streamRows } from '../../src/exports/stream-rows.ts'
import { registeredMeasures } from '../../src/measures/registry.ts'
import type { Plain } from '../../src/sql/database.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { type Facts, insertFacts, membershipsOf, openTemporary, refreshTo } from '../company.ts'

const asOf = '2024-06-30'
const names = ['50 % Ltd', 'under_score', 'back\\slash', "O'Clock", 'ann', 'ANN', 'زعفران', null]

const people = names.map((name, index) => ({ customer_id: `c${index}`, name, country: 'NL' }))
const spread = Array.from({ length: 40 }, (_, index) => ({
  order_id: `o${index}`,
  customer_id: index < names.length ? `c${index}` : `x${String(index).padStart(2, '0')}`,
  ordered_on: `2024-0${1 + (index % 5)}-10`,
  amount: 10 * (index % 4),
}))

const facts: Facts = {
  customers: [...people, { customer_id: 'child', parent_id: 'c0', since: '2024-01-01' }],
  orders: [
    ...spread,
    { order_id: 'later', customer_id: 'c0', ordered_on: '2024-07-15', amount: 99 },
    { order_id: 'lined', customer_id: 'c0', ordered_on: '2024-03-01', amount: 1 },
  ],
  order_lines: [
    { order_id: 'lined', line_id: '1', customer_id: 'c0', ordered_on: '2024-03-01', amount: 30 },
    { order_id: 'lined', line_id: '2', customer_id: 'c0', ordered_on: '2024-03-01', amount: 12 },
    { order_id: 'back', line_id: '1', customer_id: 'c0', ordered_on: '2024-03-05', amount: -12 },
  ],
  contacts: [
    {
      contact_id: 't1',
      customer_id: 'c0',
      contacted_on: '2024-06-01',
      campaign: 'spring',
      responded: true,
      responded_on: '2024-07-02',
      outcome_value: 75,
    },
    {
      contact_id: 't2',
      customer_id: 'c0',
      contacted_on: '2024-05-01',
      campaign: 'may',
      responded: true,
      responded_on: '2024-05-02',
      outcome_value: 25,
    },
  ],
}

let workspace: Workspace
let close: () => Promise<void>

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, facts, { earliestOn: null, importedAt: '2024-01-01' })
  await refreshTo(workspace, asOf, 1)
})
afterAll(() => close())

const query: CustomerQuery = { portfolioId: 'rfm', sort: 'revenue', descending: true, page: 1, pageSize: 100 }
const found = async (change: Partial<CustomerQuery>) =>
  (await listCustomers(workspace, { ...query, ...change })).rows.map(({ customerId }) => customerId)

describe('the list of customers', () => {
  test.each([
    'customerId',
    'name',
    'clv_12m',
    'revenue',
    'revenue_12m',
    'recency_days',
    'purchase_days',
    'probability_alive',
    'tenure_days',
  ] as const)('sorted by %s shows everyone once, page by page', async (sort) => {
    const { total } = await listCustomers(workspace, query)
    const pages: string[] = []
    for (let page = 1; page <= Math.ceil(total / 7); page++) pages.push(...(await found({ sort, page, pageSize: 7 })))
    expect(total).toBe(41)
    expect(new Set(pages).size).toBe(41)
    expect(pages).toHaveLength(41)
  })

  test('has those without a value last, whichever way it is sorted', async () => {
    for (const descending of [true, false]) {
      const order = await found({ sort: 'recency_days', descending })
      expect(order.at(-1)).toBe('child')
    }
  })

  test.each([
    ['%', ['c0']],
    ['_', ['c1']],
    ['\\', ['c2']],
    ["'", ['c3']],
    ['ann', ['c4', 'c5']],
    ['زعف', ['c6']],
    ['c7', ['c7']],
    ["' OR 1=1 --", []],
  ])('finds with %j only what has it', async (search, expected) => {
    expect((await found({ search, sort: 'customerId', descending: false })).sort()).toEqual(expected)
  })

  test('can be asked for any text without falling over', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (search) => {
        const rows = await found({ search })
        expect(rows.length).toBeLessThanOrEqual(41)
      }),
      { numRuns: 40 },
    ))

  test('of each group adds up to the list of all', async () => {
    const { groups } = await listCustomers(workspace, query)
    const all = await Promise.all(groups.map(({ name }) => found({ group: name })))
    expect(all.flat().sort()).toEqual((await found({})).sort())
  })

  test('of those who moved is that of the memberships', async () => {
    const before = (await membershipsOf(workspace, '2024-05-31')).filter((row) => row.portfolio_id === 'rfm')
    const { groups } = await listCustomers(workspace, query)
    for (const { index, name } of groups) {
      const expected = before.filter((row) => row.group_index === index).map((row) => row.customer_id)
      expect((await found({ movedFrom: name, movedSince: '2024-05-31' })).sort()).toEqual(expected.sort())
    }
  })

  test('of no group is refused with the groups there are', async () => {
    await expect(found({ group: 'kings' })).rejects.toMatchObject({ code: 'group.not-found' })
  })
})

describe('the page of a customer', () => {
  const page = (customerId: string, date = asOf) =>
    customerPage(workspace, { customerId, portfolioId: 'rfm', asOf: date })

  test('tells orders as their lines add up, newest first, nothing later than the day', async () => {
    const { timeline, timelineCut } = await page('c0')
    expect(timeline.map(({ on, kind, title, amount }) => [on, kind, title, amount])).toEqual([
      ['2024-06-01', 'contact', 'spring', null],
      ['2024-05-01', 'contact', 'may', 25],
      ['2024-03-05', 'return', 'back', -12],
      ['2024-03-01', 'order', 'lined', 42],
      ['2024-01-10', 'order', 'o0', 0],
    ])
    expect(timelineCut).toBe(false)
  })

  test('has a measure for each in the registry, in its order', async () => {
    const { measures } = await page('c1')
    expect(measures.map(({ name }) => name)).toEqual(registeredMeasures.map(({ name }) => name))
  })

  test('knows parent and members', async () => {
    expect((await page('child')).relatives).toEqual([{ customerId: 'c0', name: '50 % Ltd', relation: 'parent' }])
    expect((await page('c0')).relatives).toEqual([{ customerId: 'child', name: null, relation: 'member' }])
  })

  test.each(['nobody', '', "c0' OR 1=1 --"])('of nobody is refused: %j', async (customerId) => {
    await expect(page(customerId)).rejects.toMatchObject({ code: 'customer.not-found', params: { customerId } })
  })
})

describe('the export', () => {
  const exported = async (group?: string) => {
    const rows: (readonly Plain[])[] = []
    const table = await customersTable(workspace, { portfolioId: 'rfm', ...(group && { group }) })
    await streamRows(workspace, table, async (some) => {
      rows.push(...some)
    })
    return rows
  }

  test('has a header, and everyone once with group, reason and every measure', async () => {
    const [header = [], ...rows] = await exported()
    expect(header).toEqual([
      ...['as_of', 'customer_id', 'name', 'group', 'group_title', 'reason'],
      ...['runner_up', 'runner_up_title', 'runner_up_lead'],
      ...registeredMeasures.map(({ name }) => name),
    ])
    expect(rows.map((row) => row[1]).sort()).toEqual((await found({})).sort())
    expect(rows.every((row) => row.length === header.length && row[0] === asOf && row[3] !== '' && row[5] !== '')).toBe(
      true,
    )
  })

  test('leaves the second-best group empty where no centres decide', async () => {
    const [, ...rows] = await exported()
    expect(rows.every((row) => row.slice(6, 9).every((value) => value === null))).toBe(true)
    expect((await listCustomers(workspace, query)).rows.every(({ runnerUp }) => runnerUp === null)).toBe(true)
  })

  test('of one group has only its members', async () => {
    const { groups } = await listCustomers(workspace, query)
    for (const { name } of groups) {
      const [, ...rows] = await exported(name)
      expect(rows.map((row) => row[1]).sort()).toEqual((await found({ group: name })).sort())
      expect(rows.every((row) => row[3] === name)).toBe(true)
    }
  })
})
