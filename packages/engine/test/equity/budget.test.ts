import { describe, expect, test } from 'vitest'
import { customerBudget } from '../../src/equity/budget.ts'
import { companyValue } from '../../src/equity/company-value.ts'
import { saveStrategy, takeStep } from '../../src/strategy/plan/group-strategy.ts'
import { draftStrategy } from '../../src/strategy/playbook/draft.ts'
import { measuresOf, membershipsOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const portfolioId = 'value-tiers'

const numbers = (rows: readonly Readonly<Record<string, unknown>>[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)

describe('the budget of customers', () => {
  test('is what is expected of each, added up', () =>
    withComputed(simulatedBuyers(260), { asOf }, async (workspace) => {
      const { groups, base } = await customerBudget(workspace, { portfolioId })
      const everyone = await measuresOf(workspace, asOf)
      const members = (await membershipsOf(workspace, asOf)).filter((row) => row.portfolio_id === portfolioId)
      for (const { index, past, next, customers } of groups) {
        const ids = new Set(members.filter((row) => row.group_index === index).map((row) => row.customer_id))
        const own = everyone
          .filter((row) => ids.has(row.customer_id ?? null))
          .map((row) => ({ ...row, expected: Number(row.expected_purchases_12m) * Number(row.expected_spend) }))
        expect(customers).toBe(own.length)
        expect(past.revenue).toBeCloseTo(numbers(own, 'revenue_12m'), 6)
        expect(next.revenue).toBeCloseTo(numbers(own, 'expected'), 6)
      }
      expect(groups.reduce((sum, { next }) => sum + next.revenue, 0)).toBeCloseTo(base.next.revenue, 6)
      // Nothing assigns costs here, and nothing is planned: what is left is margin.
      expect(base).toMatchObject({ planned: null, past: { costToServe: null, contribution: null } })
      expect(base.left).toBe(base.next.margin)
    }))

  test('takes off what the strategy in force plans for those 12 months, day by day, and no other', () =>
    withComputed(simulatedBuyers(260), { asOf }, async (workspace) => {
      const { groups } = await customerBudget(workspace, { portfolioId })
      const name = groups[0]?.name ?? ''
      const { document } = await draftStrategy(workspace, { portfolioId, group: name, today: asOf })
      const [first] = document.actions
      if (!first) throw new Error('the draft has no action')
      // Half of the days of the second action lie beyond the 12 months.
      const actions = [
        { ...first, owner: 'Mara', cost: 1000, from: '2025-02-01', until: '2025-03-31' },
        { ...first, actionId: 'late', owner: 'Mara', cost: 400, from: '2025-12-22', until: '2026-01-10' },
      ]
      const told = { ...document, reason: 'As tested', owner: 'Mara', actions, reviewOn: '2030-01-01' }
      const kpis = told.kpis.map((kpi) => ({ ...kpi, targetOn: '2030-01-01' }))
      await saveStrategy(workspace, {
        portfolioId,
        group: name,
        document: { ...told, kpis },
        author: 'Mara',
        basedOn: 0,
      })
      const planned = async () =>
        (await customerBudget(workspace, { portfolioId })).groups.find((one) => one.name === name)?.planned
      expect(await planned()).toBeNull()
      const at = { portfolioId, group: name, version: 1, by: 'Lena' }
      await takeStep(workspace, { ...at, step: 'approve' })
      await takeStep(workspace, { ...at, step: 'activate' })
      expect(await planned()).toBeCloseTo(1200, 9)
    }))
})

describe('the value of the company', () => {
  test('is what the data suggest where nobody assumes anything, and follows what people assume', () =>
    withComputed(simulatedBuyers(260), { asOf }, async (workspace) => {
      const suggested = await companyValue(workspace, { measure: 'clv_residual' })
      const everyone = await measuresOf(workspace, asOf)
      expect(suggested.bridge.presentCustomers).toBeCloseTo(numbers(everyone, 'clv_residual'), 6)
      const won = everyone.filter((row) => row.age_days !== null && Number(row.age_days) <= 365)
      expect(suggested.suggested.acquiredPerYear).toBe(won.length)
      const worth = numbers(won, 'clv_residual') + numbers(won, 'margin')
      expect(suggested.suggested.valuePerAcquired).toBeCloseTo(worth / won.length, 6)
      expect(suggested.suggested).toMatchObject({ costPerAcquired: null, overheadPerYear: null, debt: null })
      const assumed = { acquiredPerYear: 0, taxRate: 0.25, debt: 1000, otherAssets: 300 }
      const { bridge } = await companyValue(workspace, { measure: 'clv_residual', ...assumed })
      expect(bridge.shareholders).toBeCloseTo(bridge.presentCustomers * 0.75 - 700, 6)
    }))
})
