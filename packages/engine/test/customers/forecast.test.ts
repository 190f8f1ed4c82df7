import type { CustomerForecast, CustomerPage } from '@sabad/contract/schemas/customers'
import { expectedPurchases } from '@sabad/stats/lifetime/expected-purchases'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { beforeAll, describe, expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { modelsInUse } from '../../src/models/models-in-use.ts'
import { storedPurchaseModel } from '../../src/models/stored-model.ts'
import { type Facts, refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2025-02-28'
const MONTH = 365.25 / 12 / 7
const DAY = 86_400_000

const facts: Facts = {
  ...simulatedBuyers(900),
  customers: [{ customer_id: 'quiet', since: '2024-01-01' }],
}

/** Weeks between the days of a customer's orders and the as-of date, as the models see them. */
function historyOf(customerId: string) {
  const own = (facts.orders ?? []).filter((row) => row.customer_id === customerId && String(row.ordered_on) <= asOf)
  const days = [...new Set(own.map((row) => Date.parse(String(row.ordered_on)) / DAY))].sort((a, b) => a - b)
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  return { frequency: days.length - 1, recency: (last - first) / 7, age: (Date.parse(asOf) / DAY - first) / 7 }
}

const ids = ['b00001', 'b00005', 'b00017', 'b00123', 'b00456', 'b00789']

describe('the forecast of a customer', () => {
  const pages = new Map<string, CustomerPage>()
  let model: PurchaseModel
  let quiet: CustomerForecast

  const pageOfBuyer = (customerId: string): CustomerPage => {
    const page = pages.get(customerId)
    if (!page) throw new Error(`no page of ${customerId}`)
    return page
  }

  beforeAll(async () => {
    await withFacts(facts, async (workspace) => {
      await refreshTo(workspace, asOf)
      for (const customerId of ids) {
        pages.set(customerId, await customerPage(workspace, { customerId, portfolioId: 'starter' }))
      }
      quiet = (await customerPage(workspace, { customerId: 'quiet', portfolioId: 'starter' })).forecast
      const { purchases } = await workspace.read((database) => modelsInUse(database, asOf))
      const stored = purchases.json === null ? null : storedPurchaseModel(purchases.json)
      if (!stored) throw new Error('no model of purchases')
      model = stored
    })
  })

  test.each(ids)('of %s is what the model says of the history, month by month', (customerId) => {
    const { curve, purchases } = pageOfBuyer(customerId).forecast
    const history = historyOf(customerId)
    const alive = probabilityAlive(model, history)
    expect(purchases).toEqual({ model: model.kind, missing: null })
    expect(curve.map(({ months }) => months)).toEqual(Array.from({ length: 25 }, (_, month) => month))
    for (const { months, expected, lower, upper } of curve) {
      const horizon = months * MONTH
      const ifAlive = purchaseCountDistributionIfAlive(model, history, { horizon, tail: 1e-7 })
      const upTo = ifAlive.map((probability) => 1 - alive + alive * probability)
      expect(expected).toBeCloseTo(expectedPurchases(model, history, horizon), 9)
      expect([lower, upper], `month ${months}`).toEqual([0.1, 0.9].map((level) => upTo.findIndex((p) => p >= level)))
    }
  })

  test.each(ids)('of %s has in its twelfth month the measures of twelve months', (customerId) => {
    const { forecast, measures } = pageOfBuyer(customerId)
    const measured = new Map(measures.map(({ name, value }) => [name, Number(value)]))
    const year = forecast.curve[12]
    expect(year?.on).toBe('2026-02-28')
    expect(Math.abs((year?.expected ?? 0) / (measured.get('expected_purchases_12m') ?? 0) - 1)).toBeLessThan(1e-6)
    expect(year?.lower).toBe(measured.get('expected_purchases_12m_lower'))
    expect(year?.upper).toBe(measured.get('expected_purchases_12m_upper'))
  })

  test.each(ids)(
    'of %s names the days by which a living customer has bought again with 10, 50 and 90 %',
    (customerId) => {
      const { next } = pageOfBuyer(customerId).forecast
      const history = historyOf(customerId)
      for (const [day, probability] of [
        [next?.early, 0.1],
        [next?.likely, 0.5],
        [next?.late, 0.9],
      ] as const) {
        if (!day) continue
        // A day is a day: half of one lies on either side.
        const chances = [-0.5, 0.5].map((shift) => {
          const horizon = Math.max(0, (Date.parse(day) - Date.parse(asOf)) / DAY + shift) / 7
          return 1 - (purchaseCountDistributionIfAlive(model, history, { horizon, tail: 1e-7 })[0] ?? 0)
        })
        expect(chances[0], `${probability}`).toBeLessThanOrEqual(probability + 1e-12)
        expect(chances[1], `${probability}`).toBeGreaterThanOrEqual(probability - 1e-12)
      }
      expect(next?.likely).not.toBeNull()
      expect(next?.everAgain).toBeLessThanOrEqual(probabilityAlive(model, history) + 1e-12)
    },
  )

  test('of one who never bought says so', () => {
    const none = { model: null, missing: { code: 'no-purchases', params: {} } }
    expect(quiet).toEqual({ alive: none, purchases: none, spend: none, curve: [], next: null })
  })
})

test('a forecast without a sound model says what the model lacks', async () => {
  const few: Facts = { orders: (facts.orders ?? []).filter((row) => String(row.customer_id) < 'b00020') }
  const { forecast } = await withFacts(few, async (workspace) => {
    await refreshTo(workspace, asOf)
    return customerPage(workspace, { customerId: 'b00001', portfolioId: 'rfm' })
  })
  const missing = { code: 'few-repeat-buyers', params: { needed: 100, found: expect.any(Number) } }
  expect(forecast).toEqual({
    alive: { model: null, missing },
    purchases: { model: null, missing },
    spend: { model: null, missing },
    curve: [],
    next: null,
  })
})
