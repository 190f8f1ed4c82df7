import { describe, expect, test } from 'vitest'
import { publishedModels } from '../../src/runs/models.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const facts = simulatedBuyers(900)

async function holdoutsAt(workspace: Workspace, asOf: string) {
  const models = await publishedModels(workspace, asOf)
  return Object.fromEntries(models.flatMap(({ model, holdout }) => (holdout ? [[model, holdout] as const] : [])))
}

const usesAt = async (workspace: Workspace, asOf: string) =>
  Object.fromEntries((await publishedModels(workspace, asOf)).map(({ model, uses }) => [model, uses]))

describe('the comparison of models', () => {
  test('says the same at every date of a month until its last, whichever were computed, and by whom came later', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, '2025-01-31')
      const monthEnd = await holdoutsAt(workspace, '2025-01-31')
      expect(Object.keys(monthEnd).length).toBeGreaterThan(1)
      for (const { calibratedOn, horizonDays, tracking } of Object.values(monthEnd)) {
        expect({ calibratedOn, horizonDays }).toEqual({ calibratedOn: '2024-01-31', horizonDays: 366 })
        expect(tracking?.weeks.length).toBeGreaterThan(52)
      }
      const late = { order_id: 'late', customer_id: 'new', ordered_on: '2025-02-05', amount: 10 }
      await insertFacts(workspace, { orders: [late] }, { earliestOn: '2025-02-05' })
      await refreshTo(workspace, '2025-02-10')
      expect(await holdoutsAt(workspace, '2025-02-10')).toEqual(monthEnd)
      await withFacts(facts, async (other) => {
        await refreshTo(other, '2025-02-10')
        expect(await holdoutsAt(other, '2025-02-10')).toEqual(monthEnd)
        expect(await usesAt(other, '2025-02-10')).toEqual(await usesAt(workspace, '2025-02-10'))
      })
    }))

  test('is taken over by the next day as it is, and made anew by the next month', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, '2024-12-31')
      const marked = sql`replace(CAST(holdout AS VARCHAR), '"every":1,', '"every":9,')`
      await execute(workspace, sql`UPDATE fitted_models SET holdout = ${marked}`)
      const every = async (asOf: string) =>
        new Set(Object.values(await holdoutsAt(workspace, asOf)).map((one) => one.every))
      await refreshTo(workspace, '2025-01-01')
      await refreshTo(workspace, '2025-01-02')
      expect(await every('2025-01-02')).toEqual(new Set([9]))
      await refreshTo(workspace, '2025-01-31')
      expect(await every('2025-01-31')).toEqual(new Set([1]))
    }))

  test('is made anew where a fact of its months came later', () =>
    withFacts(facts, async (workspace) => {
      await refreshTo(workspace, '2025-02-10')
      const before = await holdoutsAt(workspace, '2025-02-10')
      const missed = Array.from({ length: 40 }, (_, index) => ({
        order_id: `missed-${index}`,
        customer_id: `b${String(index).padStart(5, '0')}`,
        ordered_on: '2025-01-15',
        amount: 10,
      }))
      await insertFacts(workspace, { orders: missed }, { earliestOn: '2025-01-15' })
      await refreshTo(workspace, '2025-02-11')
      const after = await holdoutsAt(workspace, '2025-02-11')
      for (const [model, { actual }] of Object.entries(after))
        expect(actual).toBeGreaterThan(before[model]?.actual ?? 0)
      await withFacts({ orders: [...(facts.orders ?? []), ...missed] }, async (other) => {
        await refreshTo(other, '2025-02-11')
        const fresh = await holdoutsAt(other, '2025-02-11')
        for (const [model, { actual, logScore }] of Object.entries(after)) {
          expect(fresh[model]?.actual).toBe(actual)
          expect(fresh[model]?.logScore).toBeCloseTo(logScore, 8)
        }
      })
    }))
})
