import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followRatings, satisfactionChainOf } from '../../src/kpi/satisfaction-chain.ts'
import { type FactRow, refreshTo, withFacts } from '../company.ts'

const asOf = '2024-12-31'

/** Forty customers: the first twenty rate 9 and all buy again, the others rate 3 and a quarter of them does. */
const customers = Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, rating: index < 20 ? 9 : 3, index }))
const order = (customer_id: string, ordered_on: string, amount: number): FactRow => ({
  order_id: `o-${customer_id}-${ordered_on}`,
  customer_id,
  ordered_on,
  amount,
})
const facts = {
  orders: customers.flatMap(({ id, rating, index }) => [
    order(id, '2023-03-01', 50),
    ...(rating === 9 || index % 4 === 0 ? [order(id, '2024-05-01', 20)] : []),
  ]),
  interactions: customers.flatMap(({ id, rating }): FactRow[] => [
    { interaction_id: `i-${id}`, customer_id: id, occurred_on: '2023-06-01', kind: 'ticket', satisfaction: rating },
    // Rated after the day from which on is looked: what came cannot follow from it.
    {
      interaction_id: `j-${id}`,
      customer_id: id,
      occurred_on: '2024-02-01',
      kind: 'ticket',
      satisfaction: 12 - rating,
    },
  ]),
}

/** In quarters, so that sums are exact whatever their order; some go back, on the same day or later. */
const someOrders = fc.array(
  fc
    .record({
      index: fc.integer({ min: 0, max: 39 }),
      day: fc.integer({ min: 0, max: 400 }),
      quarters: fc.integer({ min: -80, max: 160 }),
    })
    .map(
      ({ index, day, quarters }): FactRow => ({
        order_id: `more-${index}-${day}-${quarters}`,
        customer_id: `c${index}`,
        ordered_on: new Date(Date.UTC(2023, 11, 1 + day)).toISOString().slice(0, 10),
        amount: quarters / 4,
      }),
    ),
  { minLength: 20, maxLength: 60 },
)

/** Sums come in any order: all but the last digits. */
const rounded = (correlations: readonly { readonly outcome: string; readonly value: number | null }[]) =>
  correlations.map(({ outcome, value }) => ({ outcome, value: value === null ? null : Number(value.toPrecision(12)) }))

describe('the satisfaction-profit chain', () => {
  test('holds earlier ratings beside what came after them', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, asOf)
      const chain = await satisfactionChainOf(workspace, { lagMonths: 12 })
      expect(chain).toMatchObject({ ratedUntil: '2023-12-31', asOf, measure: 'csat', customers: 40, missing: null })
      const [dissatisfied, neutral, satisfied] = chain.bands
      expect(dissatisfied).toMatchObject({ customers: 20, retention: { value: 5 / 20 }, margin: { value: 5 } })
      expect(neutral).toMatchObject({ customers: 0, retention: null, margin: null })
      expect(satisfied).toMatchObject({ customers: 20, retention: { value: 1 }, margin: { value: 20 } })
      // Two by two: φ = (20·15 − 0·5) ÷ √(20·20·25·15), and ranks of twos are linear in them.
      const retention = chain.correlations.find(({ outcome }) => outcome === 'retention')
      expect(retention?.value).toBeCloseTo(300 / Math.sqrt(20 * 20 * 25 * 15), 12)
      expect(retention?.lower).toBeLessThan(retention?.value ?? 0)
    }))

  test('is the same of months that the refresh has summed as of the facts, at whatever month ends', () =>
    fc.assert(
      fc.asyncProperty(someOrders, (orders) =>
        withFacts({ ...facts, orders: [...facts.orders, ...orders] }, async (workspace) => {
          await refreshTo(workspace, asOf)
          for (const ratedUntil of ['2023-12-31', '2024-03-31', '2024-11-30']) {
            const followed = (byMonths: boolean) =>
              workspace.read((database) => followRatings(database, { ratedUntil, asOf, byMonths }))
            const [ofMonths, ofFacts] = [await followed(true), await followed(false)]
            expect(ofMonths.ratings).toEqual(ofFacts.ratings)
            expect(ofMonths.ratings).not.toEqual([])
            expect(rounded(ofMonths.correlations)).toEqual(rounded(ofFacts.correlations))
          }
        }),
      ),
      { numRuns: 5 },
    ))

  test('says how many ratings it needs', () =>
    withFacts({ ...facts, interactions: facts.interactions.slice(0, 20) }, async (workspace) => {
      await refreshTo(workspace, asOf)
      const { missing, correlations } = await satisfactionChainOf(workspace, { lagMonths: 12 })
      expect(missing).toEqual({ code: 'too-few-rated', params: { needed: 30, found: 10 } })
      expect(correlations).toEqual([])
    }))
})
