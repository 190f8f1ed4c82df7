import { describe, expect, test } from 'vitest'
import { updateSettings } from '../../src/workspace/settings.ts'
import { type FactRow, type Facts, refreshTo, withFacts } from '../company.ts'
import { baseKpis } from './kpi-rows.ts'

const asOf = '2024-12-31'

/** Relative, as tight as the digits printed. */
const printed = (found: number | null, expected: string) => {
  const digits = expected.split('.')[1]?.length ?? 0
  expect((found ?? Number.NaN).toFixed(digits)).toBe(expected)
}

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`)

/** Customers under contract for years, of whom the first `kept` still are. */
const contracts = (customers: number, kept: number): FactRow[] =>
  numbered('c', customers).map((customer_id, index) => ({
    contract_id: `k${index}`,
    customer_id,
    started_on: '2022-03-01',
    ended_on: index < kept ? null : '2024-05-31',
    value_per_year: 100,
  }))

describe('multiples of margin, domain reference section 7', () => {
  test.each([
    { kept: 90, discountRate: 0.12, ahead: '4.09', now: '5.09' },
    { kept: 80, discountRate: 0.1, ahead: '2.67', now: '3.67' },
  ])('of $kept of 100 retained at $discountRate: $ahead, $now', ({ kept, discountRate, ahead, now }) =>
    withFacts({ contracts: contracts(100, kept) }, async (workspace) => {
      await updateSettings(workspace, { discountRate })
      await refreshTo(workspace, asOf)
      const of = await baseKpis(workspace, asOf)
      expect(of('retention_rate')).toMatchObject({ value: kept / 100, numerator: kept, denominator: 100 })
      printed(of('margin_multiple_ahead').value, ahead)
      printed(of('margin_multiple_now').value, now)
      expect(of('margin_multiple_ahead').lower).toBeLessThan(of('margin_multiple_ahead').value ?? 0)
    }),
  )
})

describe('contracts', () => {
  const facts: Facts = {
    contracts: [
      // Kept, and grown by a second contract.
      { contract_id: 'k1', customer_id: 'ann', started_on: '2023-01-01', ended_on: null, value_per_year: 100 },
      { contract_id: 'k2', customer_id: 'ann', started_on: '2024-02-01', ended_on: null, value_per_year: 50 },
      // Ended within the year, followed by a smaller one.
      {
        contract_id: 'k3',
        customer_id: 'bob',
        started_on: '2023-04-01',
        ends_on: '2024-03-31',
        ended_on: '2024-03-31',
        value_per_year: 200,
      },
      { contract_id: 'k4', customer_id: 'bob', started_on: '2024-04-15', ended_on: null, value_per_year: 120 },
      // Lost within the year at the agreed end.
      {
        contract_id: 'k5',
        customer_id: 'cyd',
        started_on: '2022-07-01',
        ends_on: '2024-06-30',
        ended_on: '2024-06-30',
        value_per_year: 80,
      },
      // Lost before the year, and back.
      { contract_id: 'k6', customer_id: 'dan', started_on: '2022-01-01', ended_on: '2023-01-01', value_per_year: 10 },
      { contract_id: 'k7', customer_id: 'dan', started_on: '2024-11-01', ended_on: null, value_per_year: 10 },
      // Lost before the year, and gone.
      { contract_id: 'k8', customer_id: 'eve', started_on: '2022-01-01', ended_on: '2023-06-01', value_per_year: 10 },
      // New within the year.
      { contract_id: 'k9', customer_id: 'fay', started_on: '2024-09-01', ended_on: null, value_per_year: 70 },
    ],
  }

  test('are counted of those a year ago: joined in between, nobody', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, asOf)
      const of = await baseKpis(workspace, asOf)
      expect(of('retention_rate')).toMatchObject({ value: 2 / 3, numerator: 2, denominator: 3 })
      expect(of('churn_rate')).toMatchObject({ value: 1 - 2 / 3, numerator: 1, denominator: 3 })
      expect(of('churn_rate').lower).toBeCloseTo(1 - (of('retention_rate').upper ?? 0), 12)
      expect(of('win_back_rate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 })
      expect(of('renewal_rate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 })
      // 150 of 100, 120 of 200 and 0 of 80.
      expect(of('net_revenue_retention')).toMatchObject({ value: 270 / 380, numerator: 270, denominator: 380 })
      expect(of('gross_revenue_retention')).toMatchObject({ value: 220 / 380, numerator: 220, denominator: 380 })
    }))

  test('whose agreed end is overwritten at each renewal tell of no renewal rate', () =>
    withFacts(
      { contracts: (facts.contracts ?? []).filter(({ contract_id }) => contract_id !== 'k4') },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        expect(of('renewal_rate')).toMatchObject({ value: null, missing: 'no-renewals-recorded' })
      },
    ))
})

describe('satisfaction', () => {
  const answer = (customer: number, satisfaction: number, { kind = 'survey', on = '2024-06-01' } = {}): FactRow => ({
    interaction_id: `i${customer}-${on}-${kind}`,
    customer_id: `c${customer}`,
    occurred_on: on,
    kind,
    satisfaction,
  })

  test('is that of who answered last: promoters less detractors, se as in domain reference section 7', () =>
    withFacts(
      {
        interactions: [
          ...[10, 9, 9, 10, 9].map((rating, index) => answer(index, rating)),
          ...[8, 7, 8].map((rating, index) => answer(5 + index, rating)),
          ...[0, 6].map((rating, index) => answer(8 + index, rating)),
          // Answered again, and was a detractor before.
          answer(0, 1, { kind: 'nps', on: '2024-02-01' }),
          // Too long ago, and another question.
          answer(10, 0, { on: '2023-12-31' }),
          answer(0, 10, { kind: 'ticket' }),
          answer(1, 4, { kind: 'call' }),
        ],
      },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        const nps = of('nps')
        expect(nps).toMatchObject({ numerator: 3, denominator: 10 })
        expect(nps.value).toBeCloseTo(30, 12)
        // p = .5, d = .2: se = √[(.7 − .09) ÷ 10] = .2470
        printed(((nps.upper ?? 0) - 30) / 1.959963984540054, '24.70')
        expect(of('csat_top_two')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 })
        expect(of('csat_mean')).toMatchObject({ value: 7, denominator: 2 })
      },
    ))

  test('that nobody was asked about says so', () =>
    withFacts(
      { orders: [{ order_id: 'o1', customer_id: 'ann', ordered_on: '2024-05-05', amount: 10 }] },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        expect(of('nps')).toMatchObject({ value: null, missing: 'no-survey' })
        expect(of('csat_mean')).toMatchObject({ value: null, missing: 'no-ratings' })
        expect(of('retention_rate')).toMatchObject({ value: null, missing: 'no-contracts' })
        expect(of('share_of_wallet')).toMatchObject({ value: null, missing: 'no-wallet-data' })
        expect(of('upgrade_rate')).toMatchObject({ value: null, missing: 'groups-only' })
        expect(of('acquisition_cost')).toMatchObject({ value: null, missing: 'no-marketing-costs' })
        expect(of('lifetime_value')).toMatchObject({ value: null, missing: 'no-model' })
      },
    ))
})

describe('share of wallet', () => {
  const order = (customer_id: string, amount: number): FactRow => ({
    order_id: `o-${customer_id}`,
    customer_id,
    ordered_on: '2024-05-05',
    amount,
  })
  const told = (customer_id: string, attributes: object): FactRow => ({
    customer_id,
    attributes: JSON.stringify(attributes),
  })

  test('is spend with us of category spend, and follows from ranks by the Wallet Allocation Rule', () =>
    withFacts(
      {
        customers: [
          told('ann', { category_spend: '400', brand_rank: '1', brands_used: '2' }),
          told('bob', { Category_Spend: '100', brand_rank: '3', brands_used: '3' }),
          told('cyd', { brand_rank: '2', brands_used: '3' }),
          told('dan', { brand_rank: '4', brands_used: '3', colour: 'red' }),
        ],
        orders: [order('ann', 100), order('bob', 150), order('cyd', 70)],
      },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        // Bob buys for more than he says he does: at most all of it.
        expect(of('share_of_wallet')).toMatchObject({
          value: 0.4,
          numerator: 200,
          denominator: 500,
          basis: 'category-spend',
        })
        // .667, .167 and .333; Dan's rank is none.
        expect(of('share_of_wallet_by_rank').denominator).toBe(3)
        printed(of('share_of_wallet_by_rank').numerator, '1.167')
      },
    ))

  test('of ratings is the mean of what people estimate', () =>
    withFacts(
      {
        orders: [order('ann', 100), order('bob', 150)],
        ratings: [
          { customer_id: 'ann', criterion: 'Share of wallet', score: 30, rater: 'kim', rated_on: '2023-03-01' },
          { customer_id: 'ann', criterion: 'share of wallet', score: 50, rater: 'kim', rated_on: '2024-03-01' },
          {
            customer_id: 'bob',
            criterion: 'share of wallet',
            score: 2,
            scale_max: 10,
            rater: 'kim',
            rated_on: '2024-03-01',
          },
        ],
      },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        expect(of('share_of_wallet')).toMatchObject({ denominator: 2, basis: 'estimated-share' })
        expect(of('share_of_wallet').value).toBeCloseTo(0.35, 12)
      },
    ))
})

describe('what customers without contract do', () => {
  const bought = (customer_id: string, ordered_on: string, amount: number): FactRow => ({
    order_id: `o-${customer_id}-${ordered_on}`,
    customer_id,
    ordered_on,
    amount,
  })

  test('is told of the same customers in two years', () =>
    withFacts(
      {
        orders: [
          bought('ann', '2023-05-05', 100),
          bought('ann', '2024-05-05', 60),
          bought('bob', '2023-06-06', 50),
          bought('cyd', '2024-07-07', 40),
          // Dormant through 2023: dan comes back, eve does not.
          bought('dan', '2022-01-01', 10),
          bought('dan', '2024-08-08', 10),
          bought('eve', '2022-01-01', 10),
        ],
      },
      async (workspace) => {
        await updateSettings(workspace, { marginRate: 0.5 })
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        expect(of('repeat_rate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 })
        expect(of('reactivation_rate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 })
        expect(of('same_customer_revenue')).toMatchObject({ value: 0.4, numerator: 60, denominator: 150 })
        expect(of('margin_retention')).toMatchObject({ value: 0.4, numerator: 30, denominator: 75 })
        expect(of('profit_per_customer')).toMatchObject({ value: 11, numerator: 55, denominator: 5, basis: 'margin' })
        expect(of('top_ten_share')).toMatchObject({ value: 1, numerator: 110, denominator: 110 })
        expect(of('revenue_hhi').value).toBeCloseTo((60 ** 2 + 40 ** 2 + 10 ** 2) / 110 ** 2, 12)
      },
    ))

  test('is told on what it costs to serve and to win them, where the ledger says so', () =>
    withFacts(
      {
        orders: [
          bought('ann', '2024-05-05', 60),
          bought('ann', '2022-05-05', 60),
          bought('cyd', '2024-07-07', 40),
          bought('cyd', '2024-10-10', 16),
          bought('dan', '2022-01-01', 10),
        ],
        costs: [
          { cost_id: 'x1', customer_id: null, incurred_on: '2024-03-31', pool: 'Marketing', amount: 30 },
          { cost_id: 'x2', customer_id: null, incurred_on: '2023-03-31', pool: 'Marketing', amount: 900 },
          { cost_id: 'x3', customer_id: null, incurred_on: '2024-03-31', pool: 'Freight', amount: 900 },
          { cost_id: 'x4', customer_id: 'ann', incurred_on: '2024-05-05', pool: 'Freight', amount: 12 },
        ],
      },
      async (workspace) => {
        await updateSettings(workspace, { marginRate: 0.5 })
        await refreshTo(workspace, asOf)
        const of = await baseKpis(workspace, asOf)
        // Cyd is the only new customer: 20 of margin with the first purchase, 8 in the 177 days since.
        expect(of('acquisition_cost')).toMatchObject({ value: 30, denominator: 1, basis: 'marketing-accounts' })
        expect(of('acquisition_payback').value).toBeCloseTo((30 - 20) / (8 / (177 / 30.4375)), 10)
        // Margins of 30, 28 and 0, of which the freight that the ledger books to Ann is taken off.
        expect(of('profit_per_customer')).toMatchObject({ basis: 'contribution', numerator: 46, denominator: 3 })
        expect(of('cost_to_serve_ratio')).toMatchObject({ numerator: 12, denominator: 116 })
      },
    ))
})
