import { describe, expect, test } from 'vitest'
import { annuityAtMidYear, companyBridge, leverGain } from '../../src/kpi/company-value.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const assumed = Object.freeze({
  presentCustomers: 1000,
  acquiredPerYear: 10,
  valuePerAcquired: 50,
  costPerAcquired: 20,
  years: 2,
  overheadPerYear: 100,
  discountRate: 0.21,
  taxRate: 0.25,
  otherAssets: 40,
  debt: 90,
})

// By hand: (1.21)^-½ = 1/1.1 and (1.21)^-1½ = 1/1.331, together 2.21/1.331.
const ANNUITY = 2.21 / 1.331

describe('from customer equity to the value of the company', () => {
  test('years are discounted from their middles', () => {
    expectRelative(annuityAtMidYear(2, 0.21), ANNUITY, 1e-14)
    expect(annuityAtMidYear(0, 0.21)).toBe(0)
    expect(annuityAtMidYear(5, 0)).toBe(5)
  })

  test('the bridge adds up as it does by hand', () => {
    const bridge = companyBridge(assumed)
    const operating = 1000 + 300 * ANNUITY - 100 * ANNUITY
    expectRelative(bridge.operating, operating, 1e-14)
    expectRelative(bridge.shareholders, operating * 0.75 + 40 - 90, 1e-14)
    const { presentCustomers, futureCustomers, overhead, tax, otherAssets, debt } = bridge
    const sum = presentCustomers + futureCustomers + overhead + tax + otherAssets + debt
    expectRelative(sum, bridge.shareholders, 1e-14)
  })

  test('a loss is not taxed, and winning customers at a loss lowers the value', () => {
    const bridge = companyBridge({ ...assumed, presentCustomers: -2000, costPerAcquired: 80 })
    expect(bridge.tax).toBe(0)
    expect(bridge.futureCustomers).toBeLessThan(0)
  })

  test('a lever of 1 % moves what it acts on by 1 %', () => {
    expectRelative(leverGain(assumed, 'margin'), 0.75 * 0.01 * (1000 + 500 * ANNUITY), 1e-10)
    expectRelative(leverGain(assumed, 'acquired'), 0.75 * 0.01 * 300 * ANNUITY, 1e-10)
    expectRelative(leverGain(assumed, 'acquisition-cost'), 0.75 * 0.01 * 200 * ANNUITY, 1e-10)
    expectRelative(leverGain(assumed, 'overhead'), 0.75 * 0.01 * 100 * ANNUITY, 1e-10)
  })

  test('what cannot be is refused with its name', () => {
    expect(refusal(() => companyBridge({ ...assumed, debt: -1 })).params).toMatchObject({ column: 'debt' })
    expect(refusal(() => companyBridge({ ...assumed, taxRate: 1.2 })).code).toBe('not-a-probability')
  })
})
