import { describe, expect, test } from 'vitest'
import { kpiValues } from '../../src/kpi/values.ts'
import { winBackSum } from '../../src/strategy/plan/win-back.ts'
import { draftStrategy } from '../../src/strategy/playbook/draft.ts'
import type { FactRow } from '../company.ts'
import { measuresOf, refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'

/** Old customers who were silent for the whole of 2023, a dozen of whom came back. */
const returning: readonly FactRow[] = Array.from({ length: 40 }, (_, at) => {
  const customer = { customer_id: `r${at}`, amount: 50 + at, cost: 20, channel: 'web' }
  const first = { ...customer, order_id: `r${at}-1`, ordered_on: '2022-03-01' }
  const again = { ...customer, order_id: `r${at}-2`, ordered_on: '2024-05-01' }
  return at < 12 ? [first, again] : [first]
}).flat()

const contacts: readonly FactRow[] = [3, 5].map((cost, at) => ({
  ...{ contact_id: `k${at}`, customer_id: 'r20', contacted_on: '2024-08-01', campaign: 'May', cost },
  is_holdout: false,
}))

const facts = { ...simulatedBuyers(260), contacts }
const company = { ...facts, orders: [...(facts.orders ?? []), ...returning] }

const terms = {
  ...{ customers: 100, value: 400, naturalProbability: 0.05, addedProbability: 0.25 },
  ...{ approachCost: 2, incentiveCost: 50 },
}

describe('winning back', () => {
  test('earns the second lifetime value of those it adds, less what everybody costs', () => {
    // By hand, of a hundred: 0.25 · 400 less 0.3 · 50 and 2 each.
    expect(winBackSum(terms)).toMatchObject({ gain: 10_000, cost: 1700, net: 8300 })
    expect(winBackSum(terms).breakEven).toBeCloseTo(4.5 / 350, 12)
    expect(winBackSum({ ...terms, addedProbability: 0.01 }).net).toBeLessThan(0)
  })

  test('rests on those who did come back, and says what approaching the lost of a group would bring', () =>
    withFacts(company, async (workspace) => {
      await refreshTo(workspace, asOf)
      const { values } = await kpiValues(workspace, {})
      const second = values.find(({ kpi }) => kpi === 'second_lifetime_value')
      const back = (await measuresOf(workspace, asOf)).filter(
        (row) => Number(row.customer_id?.toString().slice(1)) < 12 && row.customer_id?.toString().startsWith('r'),
      )
      const worth = back.reduce((sum, row) => sum + Number(row.margin_12m) + Number(row.clv_residual), 0)
      expect(second).toMatchObject({ numerator: expect.closeTo(worth, 2), denominator: 12 })
      const at = { portfolioId: 'starter', group: 'dormant', kind: 'win-back', today: asOf } as const
      const { document, winBack } = await draftStrategy(workspace, at)
      if (!winBack) throw new Error('nothing is known of winning back')
      expect(winBack).toMatchObject({ returned: 12, terms: { approachCost: 4, addedProbability: 0.05 } })
      expect(winBack.terms.value).toBeCloseTo(worth / 12, 4)
      expect(winBack.terms.customers).toBeGreaterThan(0)
      expect(document.proposition.winBack).toEqual(winBack.verdict === 'pays' ? winBack.terms : null)
      const dear = await draftStrategy(workspace, { ...at, winBack: { approachCost: 10_000 } })
      expect(dear.winBack?.verdict).toBe('loses')
      expect(dear.document.proposition.winBack).toBeNull()
    }))

  test('says nothing where hardly anybody came back', () =>
    withComputed(simulatedBuyers(120), { asOf }, async (workspace) => {
      const { winBack } = await draftStrategy(workspace, { portfolioId: 'rfm', group: 'hibernating', today: asOf })
      expect(winBack).toBeNull()
    }))
})
