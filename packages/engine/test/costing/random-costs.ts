import type { CostDriver, CostModel } from '@sabad/contract/schemas/cost-model'
import fc from 'fast-check'
import type { FactRow, Facts } from '../company.ts'
import { day, facts } from '../random-facts.ts'

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const ACCOUNTS = ['wages', 'freight', 'rent', 'bonus'] as const
const money = fc.integer({ min: -2000, max: 20_000 }).map((cents) => cents / 100)
const duration = fc.integer({ min: 0, max: 240 }).map((quarters) => quarters / 4)

const entries = fc.array(
  fc.record({
    incurred_on: day,
    pool: fc.constantFrom(...ACCOUNTS),
    activity: maybe(fc.constantFrom('pick', 'visit')),
    amount: money,
    customer_id: fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: null, freq: 1 }),
  }),
  { maxLength: 12 },
)

/** Facts of every kind, with a ledger, times and costs of their own. */
export const costedFacts: fc.Arbitrary<Facts> = fc
  .tuple(
    facts,
    entries,
    fc.array(fc.record({ minutes: maybe(duration), cost: maybe(duration) }), { minLength: 6, maxLength: 6 }),
  )
  .map(([all, ledger, service]) => ({
    ...all,
    interactions: (all.interactions ?? []).map((row, index) => ({
      ...row,
      duration_minutes: service[index]?.minutes ?? null,
      cost: service[index]?.cost ?? null,
    })),
    contacts: (all.contacts ?? []).map((row, index) => ({ ...row, cost: service[index]?.cost ?? null })),
    orders: (all.orders ?? []).map((row, index) => ({ ...row, shipping: service[index]?.minutes ?? null })),
    costs: ledger.map((row, index): FactRow => ({ ...row, cost_id: `k${index}` })),
  }))

const filter = <T extends 'channel' | 'kind'>(column: T, ...values: string[]) =>
  fc.record({ column: fc.constant(column), values: fc.subarray(values, { minLength: 1 }), except: fc.boolean() })
const perhaps = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 1 })

const driver: fc.Arbitrary<CostDriver> = fc.oneof(
  fc.record({
    count: fc.constantFrom(
      'orders' as const,
      'lines' as const,
      'returns' as const,
      'revenue' as const,
      'customers' as const,
    ),
    where: perhaps(filter('channel', 'web', 'SHOP', 'agent')),
  }),
  fc.record({
    count: fc.constantFrom('interactions' as const, 'interaction-minutes' as const),
    where: perhaps(filter('kind', 'ticket', 'complaint', 'call')),
  }),
  fc.constantFrom<CostDriver>({ count: 'contacts', where: [] }, { count: 'new-customers', where: [] }),
)

const minutes = fc.record({
  base: fc.integer({ min: 1, max: 60 }),
  extra: fc.array(fc.record({ driver, minutes: fc.integer({ min: -20, max: 30 }) }), { maxLength: 2 }),
})

const step = fc.constantFrom(
  'order-cost' as const,
  'delivery' as const,
  'service' as const,
  'rebates' as const,
  'financing' as const,
)

/** One pool with its activities: with a capacity, by time, in shares, of a channel, or of the facility. */
const poolParts = fc.record({
  kind: fc.constantFrom('capacity', 'times', 'shares', 'channel', 'facility', 'idle'),
  isTyped: fc.boolean(),
  perMonth: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  minutesPerMonth: fc.integer({ min: 1, max: 400 }),
  share: fc.constantFrom(0.8, 0.85, 1),
  activities: fc.array(fc.record({ driver, minutes, step }), { minLength: 1, maxLength: 3 }),
})

type PoolParts = typeof poolParts extends fc.Arbitrary<infer T> ? T : never

function poolOf(parts: PoolParts, index: number): Pick<CostModel, 'pools' | 'activities'> {
  const { kind, isTyped, perMonth, minutesPerMonth, share } = parts
  const name = `pool ${index}`
  const isTimed = kind === 'capacity' || kind === 'times'
  const level = kind === 'facility' || kind === 'channel' ? kind : ('order' as const)
  const activities = kind === 'facility' || kind === 'idle' ? [] : parts.activities
  return {
    pools: [
      {
        name,
        level,
        source: isTyped
          ? { kind: 'typed', perMonth }
          : { kind: 'ledger', accounts: [ACCOUNTS[index % ACCOUNTS.length] ?? 'wages'], activities: null },
        capacity: kind === 'capacity' ? { minutesPerMonth, share } : null,
      },
    ],
    activities: activities.map((activity, at) => ({
      name: `activity ${index}.${at}`,
      pool: name,
      step: kind === 'channel' ? 'channel-cost' : activity.step,
      driver: activity.driver,
      minutes: isTimed ? activity.minutes : null,
      share: isTimed ? null : 1 / activities.length,
    })),
  }
}

/** Sound models of every kind. Each ledger account belongs to one pool at most. */
export const costModels: fc.Arbitrary<CostModel> = fc
  .record({
    pools: fc.array(poolParts, { minLength: 1, maxLength: ACCOUNTS.length }),
    direct: fc.subarray([
      { account: 'bonus', step: 'rebates' as const },
      { account: 'wages', step: 'service' as const },
    ]),
    measured: fc.subarray([
      { source: 'interactions' as const, where: [], step: 'service' as const },
      { source: 'contacts' as const, where: [], step: 'marketing' as const },
      { source: 'shipping' as const, where: [], step: 'delivery' as const },
    ]),
    financing: maybe(fc.constant({ days: 45, attribute: null, costOfCapital: 0.08 })),
  })
  .map(({ pools, ...others }) => ({
    pools: pools.flatMap((parts, index) => poolOf(parts, index).pools),
    activities: pools.flatMap((parts, index) => poolOf(parts, index).activities),
    ...others,
  }))
