import type { CostModel } from '@sabad/contract/schemas/cost-model'
import { costModel } from '@sabad/contract/schemas/cost-model'
import { describe, expect, test } from 'vitest'
import { checkCostModel } from '../../src/costing/check-model.ts'
import { previewCostModel } from '../../src/costing/store.ts'
import { type Facts, refreshTo, withFacts } from '../company.ts'
import { activity, modelOf, pool } from './costed.ts'

const found = (model: Partial<CostModel>) =>
  checkCostModel(modelOf(model)).findings.map(({ severity, code, place }) => `${severity} ${code} at ${place}`)

const times = (base: number) => ({ base, extra: [] })

describe('a cost model', () => {
  test.each<readonly [string, Partial<CostModel>, string]>([
    [
      'that names two pools alike',
      { pools: [pool('a'), pool('a', { source: { kind: 'typed', perMonth: 1 } })], activities: [activity('a')] },
      'error repeated-name at pools[1].name',
    ],
    [
      'whose activity no pool pays for',
      { pools: [pool('b')], activities: [activity('a')] },
      'error unknown-pool at activities[0].pool',
    ],
    [
      'that would spread the facility',
      { pools: [pool('a', { level: 'facility' })], activities: [activity('a')] },
      'error facility-with-activity at activities[0].pool',
    ],
    [
      'that would charge a channel to the cost to serve',
      { pools: [pool('a', { level: 'channel' })], activities: [activity('a')] },
      'error channel-step at activities[0].step',
    ],
    [
      'that filters orders by the kind of an interaction',
      {
        pools: [pool('a')],
        activities: [
          activity('a', { driver: { count: 'orders', where: [{ column: 'kind', values: ['x'], except: false }] } }),
        ],
      },
      'error filter-does-not-fit at activities[0].driver.where[0]',
    ],
    [
      'with a capacity and no times',
      { pools: [pool('a', { capacity: { minutesPerMonth: 1, share: 1 } })], activities: [activity('a')] },
      'error times-missing at activities[0].minutes',
    ],
    [
      'with times for some activities of a pool only',
      { pools: [pool('a')], activities: [activity('a', { minutes: times(3) }), activity('b', { pool: 'a' })] },
      'error times-mixed at pools[0]',
    ],
    [
      'whose shares do not sum',
      { pools: [pool('a')], activities: [activity('a', { share: 0.7 }), activity('b', { pool: 'a', share: 0.2 })] },
      'error shares-do-not-sum at pools[0]',
    ],
    [
      'whose time can only be below zero',
      { pools: [pool('a')], activities: [activity('a', { minutes: times(0) })] },
      'error time-below-zero at activities[0].minutes',
    ],
    [
      'that takes an account twice',
      { pools: [pool('a'), pool('b', { source: { kind: 'ledger', accounts: ['a', 'b'], activities: ['x'] } })] },
      'error account-counted-twice at pools[1].source.accounts',
    ],
    [
      'that takes the cost of the same visits twice',
      {
        measured: [
          { source: 'interactions', where: [{ column: 'kind', values: ['call'], except: true }], step: 'service' },
          { source: 'interactions', where: [{ column: 'kind', values: ['Visit'], except: false }], step: 'selling' },
        ],
      },
      'error source-counted-twice at measured[1]',
    ],
    [
      'whose interactions carry a cost that a pool may hold too',
      {
        pools: [pool('a')],
        activities: [activity('a', { driver: { count: 'interactions', where: [] } })],
        measured: [{ source: 'interactions', where: [], step: 'service' }],
      },
      'warning measured-beside-pool at measured[0]',
    ],
    [
      'that charges for receivables beside a pool of interest',
      {
        pools: [pool('a')],
        activities: [activity('a', { step: 'financing' })],
        financing: { days: 30, attribute: null, costOfCapital: 0.1 },
      },
      'warning financing-twice at financing',
    ],
    [
      'that gives an account two steps',
      {
        direct: [
          { account: 'x', step: 'rebates' },
          { account: 'x', step: 'service' },
        ],
      },
      'error account-twice at direct[1].account',
    ],
    ['with nothing in it', {}, 'warning nothing-to-assign at pools'],
  ])('%s is told so, with its place', (_, model, finding) => {
    expect(found(model)).toEqual([finding])
  })

  test('may take one account in two pools by activity, and visits apart from all other interactions', () => {
    const ofActivity = (name: string) =>
      pool(name, { source: { kind: 'ledger', accounts: ['wages'], activities: [name] } })
    const visits = { column: 'kind' as const, values: ['visit'] }
    expect(
      found({
        pools: [ofActivity('pick'), ofActivity('visit')],
        measured: [
          { source: 'interactions', where: [{ ...visits, except: false }], step: 'selling' },
          { source: 'interactions', where: [{ ...visits, except: true }], step: 'service' },
        ],
      }),
    ).toEqual([])
  })

  test('with negative minutes, a capacity of nothing or a share above one is no cost model', () => {
    const invalid = (model: CostModel) => costModel.safeParse(model).error?.issues[0]?.path.join('.')
    const one = (parts: object) => modelOf({ pools: [pool('a')], activities: [activity('a', parts)] })
    expect(invalid(one({ minutes: times(-1) }))).toBe('activities.0.minutes.base')
    expect(invalid(one({ share: 1.2 }))).toBe('activities.0.share')
    expect(invalid(modelOf({ pools: [pool('a', { capacity: { minutesPerMonth: 0, share: 1 } })] }))).toBe(
      'pools.0.capacity.minutesPerMonth',
    )
  })
})

const company: Facts = {
  orders: [
    { order_id: 'o1', customer_id: 'c1', ordered_on: '2024-03-01', amount: 100, cost: 60 },
    { order_id: 'o2', customer_id: 'c2', ordered_on: '2024-03-02', amount: 100 },
  ],
  costs: [
    { cost_id: 'k1', incurred_on: '2024-03-31', pool: 'Wages', amount: 100 },
    { cost_id: 'k2', incurred_on: '2024-03-31', pool: 'Rent', amount: 50 },
    { cost_id: 'k3', incurred_on: '2024-03-31', pool: 'Bonus', amount: 5, customer_id: 'c1' },
    { cost_id: 'k4', incurred_on: '2024-03-31', pool: 'Refunds', amount: -20 },
  ],
}

test('a costing tells what is odd, with its place: used up capacity, drivers without data, costs that nothing takes', () =>
  withFacts(company, async (workspace) => {
    await refreshTo(workspace, '2024-12-31')
    const saving = { driver: { count: 'new-customers' as const, where: [] }, minutes: -30 }
    const model = modelOf({
      pools: [
        pool('Wages', { capacity: { minutesPerMonth: 1, share: 1 } }),
        pool('Refunds'),
        pool('Nobody'),
        pool('Visits', { source: { kind: 'typed', perMonth: 10 } }),
      ],
      activities: [
        activity('Orders', { pool: 'Wages', minutes: { base: 10, extra: [] } }),
        activity('First orders', { pool: 'Wages', minutes: { base: 20, extra: [saving] } }),
        activity('Refunds'),
        activity('Visits', { driver: { count: 'interactions', where: [] } }),
      ],
    })
    const { findings, pools, reconciliation } = await previewCostModel(workspace, { model })
    expect(findings.map(({ code, place }) => `${code} at ${place}`)).toEqual([
      'over-capacity at pools[0].capacity',
      'pool-below-zero at pools[1]',
      'pool-without-entries at pools[2]',
      'pool-without-activity at pools[2]',
      'negative-time at activities[1].minutes',
      'driver-without-data at activities[3].driver',
      'account-not-taken at ledger',
      'booking-not-taken at direct',
      'months-without-entries at ledger',
      'uncosted-revenue at sales',
    ])
    expect(findings.find(({ code }) => code === 'negative-time')?.params).toEqual({
      activity: 'First orders',
      customers: 2,
    })
    // Ten months since the first order: ten minutes there are, twenty were used.
    expect(pools[0]).toMatchObject({ capacity: 10, usedMinutes: 20, utilisation: 2, assigned: 200, unused: -100 })
    expect(reconciliation).toMatchObject({ ledger: 135, inPools: 80, direct: 0, notTaken: 55, typed: 100 })
    expect(reconciliation.unassigned).toBe(80)
    const sentence = findings.find(({ code }) => code === 'over-capacity')?.message
    expect(sentence).toBe(
      'More time of the pool Wages was used (20 minutes) than there is (10): check its capacity and its times.',
    )
  }))
