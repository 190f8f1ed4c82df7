import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignCosts } from '../../src/costing/assigned-costs.ts'
import { capacityCostRate, practicalCapacity } from '../../src/costing/capacity-cost-rate.ts'
import { roundedToTotal } from '../../src/costing/rounded-to-total.ts'
import { surveyBasedCosts } from '../../src/costing/survey-based-costs.ts'
import { timeDrivenCosts } from '../../src/costing/time-driven-costs.ts'
import { timeOf } from '../../src/costing/time-equation.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

/** Kaplan & Anderson 2004, as in the domain reference, section 4. */
const pool = { cost: 560_000, capacity: 700_000 }
const activities = [
  { quantity: 49_000, unitTime: 8 },
  { quantity: 1_400, unitTime: 44 },
  { quantity: 2_500, unitTime: 50 },
]
const cents = (amount: number) => Math.round(amount * 100)

describe('time-driven costing of the example of Kaplan and Anderson', () => {
  const costs = timeDrivenCosts(pool, activities)

  test('comes out to the cent', () => {
    expect(cents(costs.rate)).toBe(80)
    expect(costs.activities.map(({ time }) => time)).toEqual([392_000, 61_600, 125_000])
    expect(costs.activities.map(({ cost }) => cents(cost))).toEqual([31_360_000, 4_928_000, 10_000_000])
    expect(costs.activities.map(({ unitCost }) => cents(unitCost))).toEqual([640, 3520, 4000])
    expect({ used: costs.usedTime, unused: costs.unusedTime }).toEqual({ used: 578_600, unused: 121_400 })
    expect({ used: cents(costs.usedCost), unused: cents(costs.unusedCost) }).toEqual({
      used: 46_288_000,
      unused: 9_712_000,
    })
    expectPrinted(100 * costs.utilisation, '82.7')
    expect(costs.overCapacity).toBe(false)
  })

  test('comes out the same with the unit times and counts that the working paper prints', () => {
    const printed = timeDrivenCosts(pool, [
      { quantity: 9_800, unitTime: 40 },
      { quantity: 280, unitTime: 220 },
      { quantity: 500, unitTime: 250 },
    ])
    expect(printed.activities.map(({ cost }) => cents(cost))).toEqual([31_360_000, 4_928_000, 10_000_000])
  })

  test('is lower than the survey’s, which hides the unused capacity', () => {
    const surveyed = surveyBasedCosts(560_000, [
      { share: 0.7, quantity: 49_000 },
      { share: 0.1, quantity: 1_400 },
      { share: 0.2, quantity: 2_500 },
    ])
    expect(surveyed.map(({ unitCost }) => cents(unitCost))).toEqual([800, 4000, 4480])
    expect(cents(surveyed.reduce((sum, { cost }) => sum + cost, 0))).toBe(56_000_000)
  })
})

describe('time equations', () => {
  const packing = { base: 5, perUnit: { newCustomer: 5, specialPacking: 15, lines: 0.5 } }

  test('add what each driver takes', () => {
    expect(timeOf(packing, {})).toBe(5)
    expect(timeOf(packing, { newCustomer: 1, specialPacking: 1, lines: 4 })).toBe(27)
  })

  test('may save time, but not all of it', () => {
    const electronic = { base: 5, perUnit: { electronic: -3 } }
    expect(timeOf(electronic, { electronic: 1 })).toBe(2)
    expect(refusal(() => timeOf(electronic, { electronic: 2 }))).toMatchObject({
      code: 'negative',
      params: { column: 'time', value: -1 },
    })
  })

  test('refuse drivers that they do not know, and negative amounts', () => {
    expect(refusal(() => timeOf(packing, { returns: 1 })).params).toMatchObject({ column: 'time per returns' })
    expect(refusal(() => timeOf(packing, { lines: -1 })).code).toBe('negative')
    expect(refusal(() => timeOf(packing, { toString: 1 })).code).toBe('not-finite')
  })
})

describe('costs on customers', () => {
  const time = fc.float64Array({ min: 0, max: 1000, minLength: 5, maxLength: 5, noNaN: true })
  const anyPool = fc.record({
    cost: fc.double({ min: 0, max: 1e6, noNaN: true }),
    capacity: fc.double({ min: 1, max: 1e4, noNaN: true }),
    timeByCustomer: fc.option(time),
    otherTime: fc.double({ min: 0, max: 500, noNaN: true }),
  })

  test('with what is unassigned and unused add up to the pools, for any model', () => {
    fc.assert(
      fc.property(fc.array(anyPool, { maxLength: 6 }), (pools) => {
        const { customers, unassigned, unused, total } = assignCosts(pools, 5)
        const sum = customers.reduce((all, cost) => all + cost, 0) + unassigned + unused
        const size = pools.reduce((all, { cost, capacity }) => all + cost * (1 + 6000 / capacity), 1)
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-12 * size)
      }),
    )
  })

  test('name the pools that are used beyond their capacity, and spread no facility cost', () => {
    const used = (capacity: number) => ({ cost: 100, capacity, timeByCustomer: Float64Array.of(6, 4), otherTime: 2 })
    const facility = { cost: 50, capacity: 0, timeByCustomer: null, otherTime: 0 }
    const { customers, unassigned, unused, overCapacity } = assignCosts([used(20), facility, used(10)], 2)
    expect([...customers]).toEqual([30 + 60, 20 + 40])
    expect({ unassigned, unused, overCapacity }).toEqual({
      unassigned: 10 + 50 + 20,
      unused: 40 - 20,
      overCapacity: [2],
    })
  })

  test('are rounded to cents that add up to the ledger', () => {
    const amounts = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 7 }), (wholes, divisor) => {
        const column = Float64Array.from(wholes, (whole) => whole / divisor / 100)
        // Half a cent below nothing is rounded to −0, which is no other amount than 0.
        const total = Math.round(column.reduce((sum, amount) => sum + amount, 0) * 100) + 0
        fc.pre(column.reduce((sum, amount) => sum + Math.floor(amount * 100), 0) <= total)
        const rounded = roundedToTotal(column, total)
        expect(rounded.reduce((sum, value) => sum + value, 0)).toBe(total)
        for (const [i, value] of rounded.entries()) {
          expect(Math.abs(value - (column[i] ?? 0) * 100)).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
    expect([...roundedToTotal(Float64Array.of(10 / 3, 10 / 3, 10 / 3), 1000)]).toEqual([334, 333, 333])
    expect(refusal(() => roundedToTotal(Float64Array.of(1, 1), 300)).code).toBe('weights-do-not-sum')
  })

  test('refuse negative times, columns of another length and capacities of zero', () => {
    const bad = (change: object) => () =>
      assignCosts([{ cost: 1, capacity: 1, timeByCustomer: Float64Array.of(1, 1), otherTime: 0, ...change }], 2)
    expect(refusal(bad({ timeByCustomer: Float64Array.of(1, -1) })).params).toMatchObject({ row: 1 })
    expect(refusal(bad({ timeByCustomer: Float64Array.of(1) })).code).toBe('columns-differ-in-length')
    expect(refusal(bad({ capacity: 0 })).code).toBe('not-positive')
    expect(refusal(bad({ otherTime: -1 })).code).toBe('negative')
  })
})

test('practical capacity is a share of the theoretical one', () => {
  expectRelative(practicalCapacity(875_000, 0.8), 700_000, 1e-12)
  expectRelative(capacityCostRate(560_000, practicalCapacity(875_000, 0.8)), 0.8, 1e-12)
  expect(refusal(() => practicalCapacity(1, 1.2)).code).toBe('not-a-probability')
  expect(refusal(() => timeDrivenCosts(pool, [{ quantity: -1, unitTime: 1 }])).params).toMatchObject({ row: 0 })
  expect(refusal(() => surveyBasedCosts(1, [{ share: 0.9, quantity: 1 }])).code).toBe('weights-do-not-sum')
  expect(timeDrivenCosts({ cost: 10, capacity: 5 }, [{ quantity: 6, unitTime: 1 }])).toMatchObject({
    overCapacity: true,
    unusedTime: -1,
    unusedCost: -2,
  })
})
