import type { CampaignEffects, MeasuredCampaign } from '@sabad/contract/schemas/campaigns'
import { describe, expect, test } from 'vitest'
import { responseCurves } from '../../src/allocation/response-curves.ts'
import { campaignEffects } from '../../src/campaigns/effects.ts'
import { updateSettings } from '../../src/workspace/settings.ts'
import { type FactRow, type Facts, refreshTo } from '../company.ts'
import { customersAndOrders, portfolioId, side, withCampaigns } from './contacts.ts'

const effectsOf = (facts: Facts, windowDays = 30): Promise<CampaignEffects> =>
  withCampaigns(facts, (workspace) => campaignEffects(workspace, { portfolioId, windowDays }))

function only({ campaigns }: CampaignEffects): MeasuredCampaign {
  const [campaign] = campaigns
  if (!campaign || campaigns.length > 1) throw new Error('not one campaign')
  return campaign
}

const spread = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length
}

/** Twelve on each side, small ones; what each brought by their number. */
const sent = (at: number) => (at % 2 === 0 ? 10 : 24)
const held = (at: number) => (at % 3 === 0 ? 12 : 0)
const spring = [
  ...side({ campaign: 'spring', isHoldout: false, from: 0, to: 12, outcome: sent }),
  ...side({ campaign: 'spring', isHoldout: true, from: 12, to: 24, outcome: held }),
]

const order = (customer: number, day: string, discount: number): FactRow => ({
  order_id: `${customer} ${day}`,
  customer_id: `c${String(customer).padStart(5, '0')}`,
  ordered_on: day,
  amount: 20,
  discount,
})

describe('what a campaign changed', () => {
  test('is margin beyond those held out, less what contacts cost, with Neyman’s interval', async () => {
    const found = await effectsOf({ ...customersAndOrders(24), contacts: spring })
    const { groups, effect, reason, onRecord } = only(found)
    expect({ reason, ...onRecord }).toEqual({ reason: null, contacted: 12, heldOut: 12 })
    expect(effect?.margin.value).toBeCloseTo(17 - 4, 6)
    expect(effect?.contactCost).toBeCloseTo(2, 9)
    expect(effect?.net.value).toBeCloseTo(11, 6)
    const of = (from: number, outcome: (at: number) => number) =>
      Array.from({ length: 12 }, (_, at) => outcome(from + at))
    const half = 1.959963984540054 * Math.sqrt(spread(of(0, sent)) + spread(of(12, held)))
    expect(effect?.net.lower).toBeCloseTo(11 - half, 6)
    expect(effect?.total.upper).toBeCloseTo(12 * (11 + half), 5)
    expect(effect?.response).toMatchObject({ contacted: 1, heldOut: expect.closeTo(1 / 3, 9) })
    expect(groups.find(({ name }) => name === 'small')?.effect).toEqual(effect)
    expect(groups.find(({ name }) => name === 'large')).toMatchObject({ contacted: 0, effect: null, shrunken: null })
    expect(found.inAll.effect).toEqual(effect)
  })

  test('before costs is the gain that response curves are told', async () => {
    await withCampaigns({ ...customersAndOrders(24), contacts: spring }, async (workspace) => {
      const { inAll } = await campaignEffects(workspace, { portfolioId, windowDays: 30 })
      const { groups } = await responseCurves(workspace, { portfolioId })
      const { experiment } = groups.find(({ name }) => name === 'small') ?? {}
      const margin = inAll.groups.find(({ name }) => name === 'small')?.effect?.margin
      expect(margin?.value).toBeCloseTo(experiment?.gainPerContact ?? Number.NaN, 9)
      expect(margin?.lower).toBeCloseTo(experiment?.lower ?? Number.NaN, 9)
    })
  })

  test('takes off what discounts cost beyond the margin on the price paid, within the window alone', async () => {
    const base = customersAndOrders(24)
    // Everyone contacted got 5 off on one order of the window; one held out got 12; what came later or before is no part.
    const discounted = [
      ...Array.from({ length: 12 }, (_, at) => order(at, '2024-03-10', 5)),
      order(12, '2024-03-16', 12),
      order(13, '2024-03-17', 500),
      order(14, '2024-03-09', 500),
    ]
    const facts = { ...base, orders: [...(base.orders ?? []), ...discounted], contacts: spring }
    const found = await withCampaigns(facts, async (workspace) => {
      await updateSettings(workspace, { marginRate: 0.4 })
      await refreshTo(workspace, '2024-03-31', 2)
      return campaignEffects(workspace, { portfolioId, windowDays: 7 })
    })
    const { effect } = only(found)
    expect(found.isDiscountKnown).toBe(true)
    expect(effect?.margin.value).toBeCloseTo(0.4 * 13, 5)
    expect(effect?.discount).toBeCloseTo(5 - 1, 9)
    expect(effect?.discountCost).toBeCloseTo(0.6 * 4, 5)
    expect(effect?.net.value).toBeCloseTo(0.4 * 13 - 2 - 0.6 * 4, 5)
  })

  test('says where no discount and no cost is known, and takes nothing off', async () => {
    const contacts = spring.map((row) => ({ ...row, cost: null }))
    const found = await effectsOf({ ...customersAndOrders(24), contacts })
    expect(found).toMatchObject({ isDiscountKnown: false, isCostKnown: false })
    expect(only(found).effect).toMatchObject({ contactCost: null, discount: null, discountCost: null })
    expect(only(found).effect?.net).toEqual(only(found).effect?.margin)
  })

  test('is told of each alternative against the same control, or against its own', async () => {
    const by = (arm: string, from: number, outcome: number) =>
      side({ campaign: 'two', isHoldout: false, arm, from, to: from + 12, outcome: (at) => outcome + (at % 2) })
    const control = (arm: string, from: number, outcome: number) =>
      side({ campaign: 'two', isHoldout: true, arm, from, to: from + 12, outcome: (at) => outcome + (at % 2) })
    const shared = [...by('card', 0, 9), ...by('call', 12, 21), ...control('none', 24, 3)]
    const one = only(await effectsOf({ ...customersAndOrders(48), contacts: shared }))
    const values = (of: MeasuredCampaign) => of.arms.map(({ arm, effect }) => [arm, effect?.margin.value])
    expect(values(one)).toEqual([
      ['call', 18],
      ['card', 6],
    ])
    expect(one.effect?.margin.value).toBe(12)
    const own = [...by('card', 0, 9), ...by('call', 12, 21), ...control('card', 24, 3), ...control('call', 36, 20)]
    const other = only(await effectsOf({ ...customersAndOrders(48), contacts: own }))
    expect(values(other)).toEqual([
      ['call', 1],
      ['card', 6],
    ])
    expect(other.effect?.margin.value).toBe(3.5)
  })

  test('cannot be told without a holdout, outcomes, enough people, or a date before it', async () => {
    const all = customersAndOrders(24)
    const reason = async (contacts: FactRow[]) => only(await effectsOf({ ...all, contacts })).reason
    expect(await reason(spring.filter(({ is_holdout }) => !is_holdout))).toBe('no-holdout')
    expect(await reason(spring.map((row) => ({ ...row, outcome_value: null })))).toBe('no-outcome')
    expect(await reason(spring.slice(0, 21))).toBe('too-few')
    expect(await reason(spring.map((row) => ({ ...row, contacted_on: '2024-01-20' })))).toBe('before-first-date')
  })

  test('comes with cautions: customers who were contacted twice, and windows that are still open', async () => {
    const again = spring.map((row) => ({ ...row, contact_id: `${row.contact_id} again`, contacted_on: '2024-03-20' }))
    const { cautions } = only(await effectsOf({ ...customersAndOrders(24), contacts: [...spring, ...again] }))
    expect(cautions).toEqual([
      { code: 'customers-more-than-once', params: { customers: 24, contacts: 48 } },
      { code: 'window-open', params: { ends: '2024-04-18' } },
    ])
  })
})

describe('sample ratio', () => {
  const draw = (heldOutOfLarge: number) => {
    const all = (is_holdout: boolean, from: number, to: number) =>
      side({ campaign: 'drawn', isHoldout: is_holdout, from, to, outcome: () => 1 })
    return [
      ...all(false, 0, 240),
      ...all(true, 240, 300),
      ...all(true, 300, 300 + heldOutOfLarge),
      ...all(false, 300 + heldOutOfLarge, 400),
    ]
  }

  test('is suspicious where a group was held out more often than the campaign, and not where it was as often', async () => {
    const facts = customersAndOrders(400, 300)
    const fair = only(await effectsOf({ ...facts, contacts: draw(20) })).sampleRatio
    expect(fair).toMatchObject({ pValue: 1, isSuspicious: false })
    const unfair = only(await effectsOf({ ...facts, contacts: draw(60) })).sampleRatio
    expect(unfair).toMatchObject({ group: { name: 'large' }, degreesOfFreedom: 1, isSuspicious: true })
    // 60 held out of 100 where 120 of 400 were: (60 − 30)²/30 + (40 − 70)²/70.
    expect(unfair?.statistic).toBeCloseTo(900 / 30 + 900 / 70, 9)
  })
})
