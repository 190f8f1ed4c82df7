import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignOffersExactly } from '../../src/allocation/offers/exact-offer-assignment.ts'
import { assignOffers } from '../../src/allocation/offers/offer-assignment.ts'
import { assignOffersWithChannels } from '../../src/allocation/offers/offer-assignment-with-channels.ts'
import type { ChannelOffers } from '../../src/allocation/offers/offer-limits.ts'
import { undominatedSteps } from '../../src/allocation/offers/undominated-offers.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { laterRefusal, refusal } from '../refusal.ts'

type Offer = readonly [customer: number, value: number, cost: number, channel: number]

function columns(rows: readonly Offer[]): ChannelOffers {
  return {
    customer: Uint32Array.from(rows, ([customer]) => customer),
    value: Float64Array.from(rows, ([, value]) => value),
    cost: Float64Array.from(rows, ([, , cost]) => cost),
    channel: Uint8Array.from(rows, ([, , , channel]) => channel),
  }
}

/** The example of the domain reference, section 5.5: A{(1,4),(3,9)}, B{(1,3),(3,5)}, C{(1,1),(3,8)}, budget 5. */
const example = columns([
  [0, 4, 1, 0],
  [0, 9, 3, 1],
  [1, 3, 1, 0],
  [1, 5, 3, 1],
  [2, 1, 1, 0],
  [2, 8, 3, 1],
])

/** Every combination, one after the other. */
function bestByHand(offers: ChannelOffers, budget: number, capacities: readonly number[]): number {
  const customers = (offers.customer.at(-1) ?? -1) + 1
  const search = (customer: number, money: number, places: readonly number[]): number => {
    if (customer === customers) return 0
    let best = search(customer + 1, money, places)
    for (const [row, owner] of offers.customer.entries()) {
      const [value = 0, cost = 0, channel = 0] = [offers.value[row], offers.cost[row], offers.channel[row]]
      if (owner !== customer || cost > money || (places[channel] ?? 0) < 1) continue
      const left = places.map((free, h) => (h === channel ? free - 1 : free))
      best = Math.max(best, value + search(customer + 1, money - cost, left))
    }
    return best
  }
  return search(0, budget, capacities)
}

const offer = fc.tuple(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: -3, max: 30 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 1 }),
)
const anyOffers = fc
  .array(offer, { minLength: 1, maxLength: 14 })
  .map((rows) => columns(rows.toSorted(([one], [other]) => one - other)))
const wide = [99, 99]

describe('offers under a budget', () => {
  test('the example of the domain reference: A and B cheap, C dear, 15 at cost 5, λ from 2.5 to 2.67', () => {
    const { choice, value, cost, gap, multiplier } = assignOffers(example, 5)
    expect([...choice]).toEqual([0, 2, 5])
    expect({ value, cost, gap }).toEqual({ value: 15, cost: 5, gap: 0 })
    expect(multiplier.lower).toBe(2.5)
    expectRelative(multiplier.upper, 8 / 3, 1e-12)
    expect([...undominatedSteps(example, 3).row]).toEqual([0, 1, 2, 3, 5])
    expect(bestByHand(example, 5, wide)).toBe(15)
  })

  test('stay within the budget, below the bound, and within one customer’s value of the best', () => {
    fc.assert(
      fc.property(anyOffers, fc.integer({ min: 0, max: 40 }), (offers, budget) => {
        const found = assignOffers(offers, budget)
        const best = bestByHand(offers, budget, wide)
        expect(found.cost).toBeLessThanOrEqual(budget)
        expect(found.value).toBeLessThanOrEqual(best)
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9)
        expect(found.gap).toBeLessThanOrEqual(Math.max(0, ...offers.value) + 1e-9)
        expectRelative(1 + found.gap, 1 + found.bound - found.value, 1e-12)
      }),
      { numRuns: 300 },
    )
  })

  test('are worth more with more budget, and the same in another currency', () => {
    const offers = worldOf(500, 3)
    const bounds = [0, 10, 50, 100, 300, 1e6].map((budget) => assignOffers(offers, budget).bound)
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
    const inCents = { ...offers, value: offers.value.map((v) => 100 * v), cost: offers.cost.map((c) => 100 * c) }
    expectRelative(assignOffers(inCents, 10_000).bound, 100 * assignOffers(offers, 100).bound, 1e-12)
  })

  test('are next to optimal for many customers: a gap below a thousandth', () => {
    const { value, gap, cost } = assignOffers(worldOf(20_000, 7), 3000)
    expect(cost).toBeLessThanOrEqual(3000 * (1 + 1e-12))
    expect(gap / value).toBeLessThan(1e-3)
  })

  test('fill the budget also when all customers are alike', () => {
    const alike = columns(Array.from({ length: 1000 }, (_, i): Offer => [i, 5, 2, 0]))
    expect(assignOffers(alike, 501)).toMatchObject({ value: 1250, cost: 500, bound: 1252.5 })
  })

  test('refuse customers out of order, negative costs and values that are no numbers, with the row', () => {
    expect(
      refusal(() =>
        assignOffers(
          columns([
            [1, 1, 1, 0],
            [0, 1, 1, 0],
          ]),
          5,
        ),
      ),
    ).toMatchObject({
      code: 'not-in-order',
      params: { row: 1 },
    })
    expect(refusal(() => assignOffers(columns([[0, 1, -1, 0]]), 5))).toMatchObject({
      code: 'negative',
      params: { row: 0, column: 'cost' },
    })
    expect(refusal(() => assignOffers(columns([[0, Number.NaN, 1, 0]]), 5)).code).toBe('not-finite')
    expect(refusal(() => assignOffers(columns([]), 5)).code).toBe('no-rows')
    expect(refusal(() => assignOffers(example, -5)).code).toBe('negative')
  })
})

describe('offers under a budget and capacities of channels', () => {
  test('stay within every limit and below the bound', () => {
    fc.assert(
      fc.property(
        anyOffers,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 4 }),
        (offers, budget, places) => {
          const found = assignOffersWithChannels(offers, { budget, capacities: [places, 2] })
          const best = bestByHand(offers, budget, [places, 2])
          expect(found.cost).toBeLessThanOrEqual(budget)
          expect(usedPlaces(offers, found.choice, 0)).toBeLessThanOrEqual(places)
          expect(usedPlaces(offers, found.choice, 1)).toBeLessThanOrEqual(2)
          expect(found.value).toBeLessThanOrEqual(best)
          expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('are next to optimal for many customers: a gap below half a hundredth', () => {
    const offers = worldOf(20_000, 11)
    const { value, gap, choice } = assignOffersWithChannels(offers, { budget: 4000, capacities: [2500, 1200] })
    expect(gap / value).toBeLessThan(5e-3)
    expect(usedPlaces(offers, choice, 0)).toBeLessThanOrEqual(2500)
    expect(usedPlaces(offers, choice, 1)).toBeLessThanOrEqual(1200)
  })

  test('refuse a channel without capacity', () => {
    expect(refusal(() => assignOffersWithChannels(example, { budget: 5, capacities: [1] }))).toMatchObject({
      code: 'required-beyond-limit',
      params: { row: 1, column: 'channel' },
    })
  })
})

describe('offers solved exactly', () => {
  test('give the best of every combination', async () => {
    await fc.assert(
      fc.asyncProperty(anyOffers, fc.integer({ min: 0, max: 40 }), async (offers, budget) => {
        const found = await assignOffersExactly(offers, { budget, capacities: [2, 3] })
        expect(found.value).toBe(bestByHand(offers, budget, [2, 3]))
        expect(found.gap).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('need no channels', async () => {
    const { customer, value, cost } = example
    expect((await assignOffersExactly({ customer, value, cost }, { budget: 5, capacities: [] })).value).toBe(15)
  })

  test('confirm the bound of the fast way', async () => {
    const offers = worldOf(200, 5)
    const { value } = await assignOffersExactly(offers, { budget: 60, capacities: [200, 200] })
    const fast = assignOffers(offers, 60)
    expect(fast.bound).toBeGreaterThanOrEqual(value * (1 - 1e-12))
    expect(fast.value).toBeGreaterThan(0.98 * value)
    expect(fast.value).toBeLessThanOrEqual(value * (1 + 1e-12))
  })

  test('are refused when there are too many', async () => {
    const refused = await laterRefusal(assignOffersExactly(worldOf(1000, 1), { budget: 1, capacities: [1, 1] }))
    expect(refused).toMatchObject({ code: 'too-many-for-exact', params: { most: 2000, found: 3000 } })
  })
})

/** Customers with three offers each through two channels; dearer offers bring more, with ever less for the money. */
function worldOf(customers: number, seed: number): ChannelOffers {
  const random = seeded(seed)
  const rows: Offer[] = []
  for (let i = 0; i < customers; i++) {
    const scale = 5 * random()
    for (let k = 0; k < 3; k++) rows.push([i, scale * Math.sqrt(k + 1) * (0.5 + random()), 0.3 + k * random(), k % 2])
  }
  return columns(rows)
}

function usedPlaces(offers: ChannelOffers, choice: Int32Array, channel: number): number {
  return choice.filter((row) => row >= 0 && offers.channel[row] === channel).length
}
