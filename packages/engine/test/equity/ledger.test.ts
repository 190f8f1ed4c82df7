import type { EquityAccount } from '@sabad/contract/schemas/equity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOfBase, accountOfGroup } from '../../src/equity/account.ts'
import type { EquityFlow } from '../../src/equity/flows.ts'
import { equityLedger } from '../../src/equity/ledger.ts'
import { profitByGroup } from '../../src/profit/by-group.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { measuresOf, membershipsOf, refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const from = '2024-09-30'
const asOf = '2024-12-31'
const portfolioId = 'value-tiers'
const measure = 'clv_residual'

const cents = (amount: number): number => Math.round(amount * 100)

const CHANGES = ['movedIn', 'movedOut', 'acquired', 'wonBack', 'lost', 'grown', 'shrunk', 'left'] as const

function expectToReconcile(account: EquityAccount): void {
  const changes = CHANGES.reduce((sum, name) => sum + cents(account[name].amount), 0)
  expect(cents(account.opening.amount) + changes).toBe(cents(account.closing.amount))
  const { opening, movedIn, movedOut, acquired, left, closing } = account
  expect(opening.customers + movedIn.customers - movedOut.customers + acquired.customers - left.customers).toBe(
    closing.customers,
  )
}

const GROUPS = 4
const place = fc.integer({ min: 0, max: GROUPS - 1 })
const worth = fc.integer({ min: -50_000, max: 900_000 })
const flow: fc.Arbitrary<EquityFlow> = fc
  .record({
    from: place,
    to: place,
    event: fc.constantFrom('acquired', 'left', 'wonBack', 'lost', 'grown', 'shrunk'),
    hasPlace: fc.boolean(),
    customers: fc.integer({ min: 1, max: 5 }),
    before: worth,
    after: worth,
    earned: worth,
  })
  .map(({ hasPlace, ...one }) => ({
    ...one,
    // Who had no value may have been a member all the same, and the other way round.
    from: one.event === 'acquired' && !hasPlace ? null : one.from,
    to: one.event === 'left' && !hasPlace ? null : one.to,
    before: one.event === 'acquired' ? 0 : one.before,
    after: one.event === 'left' ? 0 : one.after,
  }))

describe('the equity ledger', () => {
  test('reconciles to the cent in every group and in the base, and moves between groups cancel out', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 40 }), (flows) => {
        const groups = Array.from({ length: GROUPS }, (_, group) => accountOfGroup(flows, group))
        const base = accountOfBase(flows)
        for (const account of [...groups, base]) expectToReconcile(account)
        for (const name of ['opening', 'closing', 'acquired', 'wonBack', 'lost', 'grown', 'shrunk', 'left'] as const) {
          expect(groups.reduce((sum, one) => sum + cents(one[name].amount), 0)).toBe(cents(base[name].amount))
        }
        expect(groups.reduce((sum, one) => sum + cents(one.movedIn.amount) + cents(one.movedOut.amount), 0)).toBe(0)
        expect(base.movedIn.customers + base.movedOut.customers).toBe(0)
      }),
    )
  })

  test('is the one that is counted customer by customer', () =>
    withFacts(simulatedBuyers(260), async (workspace) => {
      await refreshTo(workspace, asOf, 9)
      const early = '2024-03-31'
      const ledger = await equityLedger(workspace, { portfolioId, from: early, asOf, measure })
      const [then, now] = [await everyone(workspace, early), await everyone(workspace, asOf)]
      expect(ledger.groups.length).toBeGreaterThan(3)
      for (const { index, account } of ledger.groups) {
        expectToReconcile(account)
        const members = [...now.values()].filter((one) => one.group === index && one.cents !== null)
        expect(account.closing.customers).toBe(members.length)
        expect(cents(account.closing.amount)).toBe(members.reduce((sum, one) => sum + (one.cents ?? 0), 0))
        const lost = members.filter((one) => one.alive < 0.5 && (then.get(one.id)?.alive ?? 0) >= 0.5)
        expect(account.lost.customers).toBe(lost.length)
        const change = lost.reduce((sum, one) => sum + (one.cents ?? 0) - (then.get(one.id)?.cents ?? 0), 0)
        expect(cents(account.lost.amount)).toBe(change)
        const acquired = members.filter(({ id }) => (then.get(id)?.cents ?? null) === null)
        expect(account.acquired.customers).toBe(acquired.length)
      }
      expect(ledger.base?.lost.customers).toBeGreaterThan(0)
      expect(ledger.base?.acquired.customers).toBeGreaterThan(0)
      // The margin that came in, counted from what everybody bought between the dates.
      const earned = [...now.values()].reduce(
        (sum, one) => sum + (one.revenue - (then.get(one.id)?.revenue ?? 0)) * one.marginRate,
        0,
      )
      expect(ledger.base?.earned).toBeCloseTo(earned, 6)
    }))

  test('opens at what it closed with, and agrees with the change of value by group', () =>
    withComputed(simulatedBuyers(260), { asOf, history: 3 }, async (workspace) => {
      const later = await equityLedger(workspace, { portfolioId, asOf, measure })
      const between = later.from ?? ''
      const earlier = await equityLedger(workspace, { portfolioId, from, asOf: between, measure })
      expect(later.base?.opening).toEqual(earlier.base?.closing)
      for (const [at, { account }] of later.groups.entries()) {
        expect(account.opening).toEqual(earlier.groups[at]?.account.closing)
      }
      const profit = await profitByGroup(workspace, { portfolioId, from: between, asOf, measure })
      for (const { index, movement, known } of profit.groups) {
        const account = later.groups.find((one) => one.index === index)?.account
        // Each customer is worth whole cents here and not there.
        expect(Math.abs((account?.closing.amount ?? 0) - (movement?.after ?? 0))).toBeLessThanOrEqual(known * 0.005)
        expect(account?.movedIn.customers).toBe(movement?.cameFromGroups.customers)
      }
    }))

  test('is empty where there is one date only', () =>
    withComputed(simulatedBuyers(60), { asOf }, async (workspace) => {
      expect(await equityLedger(workspace, { portfolioId: 'rfm', measure })).toMatchObject({
        from: null,
        groups: [],
        base: null,
      })
    }))
})

async function everyone(workspace: Workspace, date: string) {
  const groups = (await membershipsOf(workspace, date)).filter((row) => row.portfolio_id === portfolioId)
  const measures = new Map((await measuresOf(workspace, date)).map((row) => [String(row.customer_id), row]))
  return new Map(
    groups.map((row) => {
      const id = String(row.customer_id)
      const one = measures.get(id)
      const value = one?.clv_residual ?? null
      const own = {
        id,
        group: Number(row.group_index),
        cents: value === null ? null : Math.round(Number(value) * 100),
        alive: Number(one?.probability_alive),
        revenue: Number(one?.revenue),
        marginRate: Number(one?.margin_rate),
      }
      return [id, own] as const
    }),
  )
}
