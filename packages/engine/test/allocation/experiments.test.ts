import { expect, test } from 'vitest'
import { responseCurves } from '../../src/allocation/response-curves.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { type FactRow, refreshTo, withFacts } from '../company.ts'
import { bySize } from '../portfolio/attribute-portfolio.ts'

const portfolioId = 'by-size'

/** Twelve on each side of a campaign of March; each outcome by the place of the customer. */
const side = (campaign: string, isHoldout: boolean, outcome: (at: number) => number): FactRow[] =>
  Array.from({ length: 12 }, (_, at) => ({
    contact_id: `${campaign} ${isHoldout} ${at}`,
    customer_id: `${isHoldout ? 'held' : 'sent'} ${at}`,
    contacted_on: '2024-03-10',
    campaign,
    arm: isHoldout ? 'holdout' : 'letter',
    is_holdout: isHoldout,
    cost: isHoldout ? 0 : 2,
    outcome_value: outcome(at),
  }))

const ids = ['sent', 'held'].flatMap((name) => Array.from({ length: 12 }, (_, at) => `${name} ${at}`))
const customers: FactRow[] = ids.map((customer_id) => ({ customer_id, employees: 5 }))
const orders: FactRow[] = ids.map((customer_id) => ({
  order_id: `first of ${customer_id}`,
  customer_id,
  ordered_on: '2024-01-10',
  amount: 50,
}))

const smallGroup = async (contacts: readonly FactRow[]) =>
  withFacts({ customers, orders, contacts }, async (workspace) => {
    await refreshTo(workspace, '2024-03-31', 2)
    await addPortfolio(workspace, { definition: bySize })
    const { groups } = await responseCurves(workspace, { portfolioId })
    const small = groups.find(({ name }) => name === 'small')
    if (!small) throw new Error('no group')
    return small
  })

/** Neyman's interval of one campaign whose sides are as large as these. */
const half = (one: readonly number[], other: readonly number[]): number => {
  const spread = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length
  }
  return 1.959963984540054 * Math.sqrt(spread(one) + spread(other))
}

test('the gain of a contact is the mean of those contacted less that of those held out, with its interval', async () => {
  const sent = (at: number) => (at % 2 === 0 ? 10 : 24)
  const held = (at: number) => (at % 3 === 0 ? 12 : 0)
  const { experiment, spent } = await smallGroup([...side('spring', false, sent), ...side('spring', true, held)])
  const all = Array.from({ length: 12 }, (_, at) => at)
  expect(experiment).toMatchObject({ campaigns: 1, contacted: 12, heldOut: 12, contactsOfYear: 12, costOfYear: 24 })
  expect(experiment?.gainPerContact).toBeCloseTo(17 - 4, 9)
  const width = half(all.map(sent), all.map(held))
  expect(experiment?.lower).toBeCloseTo(13 - width, 6)
  expect(experiment?.upper).toBeCloseTo(13 + width, 6)
  expect(spent).toBe(24)
})

test('campaigns are compared within themselves: one that sold more to all is no gain', async () => {
  const both = (level: number) => (isHoldout: boolean) =>
    side(`at ${level}`, isHoldout, (at) => level + (isHoldout ? 0 : 3) + (at % 2))
  const few = both(100)(true).slice(0, 10)
  const { experiment } = await smallGroup([...both(0)(false), ...both(0)(true), ...both(100)(false), ...few])
  expect(experiment).toMatchObject({ campaigns: 2, contacted: 24, heldOut: 22 })
  expect(experiment?.gainPerContact).toBeCloseTo(3, 9)
})

test('a campaign without a holdout, without outcomes, or with too few on a side measures nothing', async () => {
  const one = () => 10
  expect((await smallGroup(side('all', false, one))).experiment).toBeNull()
  const silent = [...side('s', false, one), ...side('s', true, one)].map((row) => ({ ...row, outcome_value: null }))
  expect((await smallGroup(silent)).experiment).toBeNull()
  expect((await smallGroup([...side('few', false, one), ...side('few', true, one).slice(0, 9)])).experiment).toBeNull()
})

test('a contact before the first computed date belongs to no group', async () => {
  const early = [...side('winter', false, () => 10), ...side('winter', true, () => 0)]
  const { experiment, spent } = await smallGroup(early.map((row) => ({ ...row, contacted_on: '2024-01-20' })))
  expect(experiment).toBeNull()
  expect(spent).toBe(24)
})
