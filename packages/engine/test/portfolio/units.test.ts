import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canBeCombined } from '../../src/measures/combine.ts'
import { registeredMeasures } from '../../src/measures/registry.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { validateDefinition } from '../../src/portfolio/validate.ts'
import { customersAt } from '../../src/portfolio/variables.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, measuresOf, type PlainRow, refreshTo, rowsOf, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { groupsAt, oneOrderEach, withTier } from './attribute-portfolio.ts'

const asOf = '2024-12-31'

async function setParents(workspace: Workspace, parents: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [customer, parent] of Object.entries(parents)) {
    await execute(workspace, sql`UPDATE customers SET parent_id = ${parent} WHERE customer_id = ${customer}`)
  }
}

const unitsOf = async (workspace: Workspace) => {
  const rows = await rowsOf(
    workspace,
    sql`SELECT c.customer_id, p.customer_id AS parent, t.customer_id AS topmost
        FROM units AS u JOIN customers AS c USING (customer_key)
        JOIN customers AS p ON p.customer_key = u.parent_key JOIN customers AS t ON t.customer_key = u.topmost_key
        ORDER BY ALL`,
  )
  return Object.fromEntries(rows.map((row) => [row.customer_id, [row.parent, row.topmost]]))
}

describe('those who belong together', () => {
  test('are found by their direct parent and by the topmost one, also in a circle', () =>
    withFacts({ orders: oneOrderEach(6) }, async (workspace) => {
      await setParents(workspace, { c01: 'c00', c02: 'c01', c04: 'c05', c05: 'c04', c03: 'nobody' })
      expect(await unitsOf(workspace)).toMatchObject({
        c00: ['c00', 'c00'],
        c01: ['c00', 'c00'],
        c02: ['c01', 'c00'],
        c03: ['c03', 'c03'],
      })
      const { c04, c05 } = await unitsOf(workspace)
      expect(c04?.[0]).toBe('c05')
      expect(c05?.[0]).toBe('c04')
    }))

  test('are in one group, by their numbers together', () =>
    withFacts({ orders: oneOrderEach(5) }, async (workspace) => {
      await setParents(workspace, { c01: 'c00', c02: 'c01' })
      await refreshTo(workspace, asOf)
      const tier = { measure: 'revenue', method: { kind: 'fixed' as const, cuts: [12.5, 22] }, labels: ['a', 'b', 'c'] }
      const groups = async (unit: Unit) => {
        await addPortfolio(workspace, { definition: { ...withTier(tier), unit } })
        expect(await checkPortfolio(workspace, 'by-size')).toMatchObject({ ok: true })
        const { portfolio, totals, groups: held } = await portfolioOverview(workspace, { portfolioId: 'by-size' })
        expect(portfolio.unit).toBe(unit)
        expect(totals.units).toBe({ customer: null, parent: 4, topmost: 3 }[unit])
        // Nobody is in two groups, so that wholes of groups add up to all of them.
        const counted = held.reduce((sum, { units }) => sum + (units ?? 0), 0)
        expect(counted).toBe(totals.units ?? 0)
        return (await rowsOf(workspace, groupsAt('by-size', asOf))).map((row) => row.group_index)
      }
      // Revenues are 10, 11, 12, 13, 14; c00 with c01 has 21, all three have 33.
      expect(await groups('customer')).toEqual([0, 0, 0, 1, 1])
      expect(await groups('parent')).toEqual([1, 1, 0, 1, 1])
      expect(await groups('topmost')).toEqual([2, 2, 2, 1, 1])
    }))

  test('have no measure that does not add up', () => {
    const tier = { measure: 'clv_12m_lower', method: { kind: 'fixed' as const, cuts: [1] }, labels: ['a', 'b'] }
    expect(() => validateDefinition({ ...withTier(tier), unit: 'parent' })).toThrow(/has no meaning for several/)
    expect(() => validateDefinition(withTier(tier))).not.toThrow()
    const apart = registeredMeasures.filter(({ name }) => !canBeCombined(name)).map(({ name }) => name)
    expect(apart.filter((name) => !/_(lower|upper)$/.test(name))).toEqual([])
  })
})

const number = (value: PlainRow[string] | undefined) => (typeof value === 'number' ? value : null)
const known = (rows: readonly PlainRow[], name: string) =>
  rows.flatMap((row) => (number(row[name]) === null ? [] : [number(row[name]) ?? 0]))

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function meanBy(rows: readonly PlainRow[], name: string, weight: string): number | null {
  const pairs = rows.flatMap((row) => {
    const [value, by] = [number(row[name]), number(row[weight])]
    return value === null || by === null || by <= 0 ? [] : [{ value, by }]
  })
  const total = sum(pairs.map(({ by }) => by))
  return total === 0 ? null : sum(pairs.map(({ value, by }) => value * by)) / total
}

/** What a whole has, from the rows of its members. */
const byHand: Readonly<Record<string, (rows: readonly PlainRow[]) => number | null>> = {
  revenue: (rows) => sum(known(rows, 'revenue')),
  orders: (rows) => sum(known(rows, 'orders')),
  clv_12m: (rows) => (known(rows, 'clv_12m').length === 0 ? null : sum(known(rows, 'clv_12m'))),
  recency_days: (rows) => (known(rows, 'recency_days').length === 0 ? null : Math.min(...known(rows, 'recency_days'))),
  age_days: (rows) => (known(rows, 'age_days').length === 0 ? null : Math.max(...known(rows, 'age_days'))),
  mean_purchase: (rows) => meanBy(rows, 'mean_purchase', 'purchase_days'),
  margin_rate: (rows) => meanBy(rows, 'margin_rate', 'revenue_12m'),
  probability_alive: (rows) =>
    known(rows, 'probability_alive').length === 0
      ? null
      : 1 - known(rows, 'probability_alive').reduce((none, one) => none * (1 - one), 1),
}

describe('measures of a whole', () => {
  test('are those of its members, put together by hand', () =>
    withComputed(simulatedBuyers(120), { asOf }, async (workspace) => {
      const rows = await measuresOf(workspace, asOf)
      const ids = rows.map((row) => String(row.customer_id))
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 20 }), { minLength: ids.length, maxLength: ids.length }),
          async (heads) => {
            const parents = ids.map((id, index) => ({
              id,
              parent: index <= 20 ? null : (ids[heads[index] ?? 0] ?? null),
            }))
            await setParents(workspace, Object.fromEntries(parents.map(({ id, parent }) => [id, parent])))
            const found = await rowsOf(
              workspace,
              sql`SELECT c.customer_id AS head, m.* FROM (${customersAt(Object.keys(byHand), { asOf, unit: 'parent' })}) AS m JOIN customers AS c USING (customer_key)`,
            )
            const headOf = new Map(parents.map(({ id, parent }) => [id, parent ?? id]))
            for (const row of found) {
              const members = rows.filter((one) => headOf.get(String(one.customer_id)) === row.head)
              for (const [name, combine] of Object.entries(byHand)) {
                const expected = combine(members)
                if (expected === null) expect(row[name], name).toBeNull()
                // Stored as 32-bit numbers: seven digits.
                else expect(number(row[name]), name).toBeCloseTo(expected, 3)
              }
            }
            expect(sum(found.map((row) => number(row.orders) ?? 0))).toBe(sum(known(rows, 'orders')))
          },
        ),
        { numRuns: 3 },
      )
    }))

  test('of a sample are those of whole families', () =>
    withFacts({ orders: oneOrderEach(40) }, async (workspace) => {
      const ids = Array.from({ length: 40 }, (_, index) => `c${String(index).padStart(2, '0')}`)
      await setParents(
        workspace,
        Object.fromEntries(ids.map((id, index) => [id, index % 2 === 1 ? (ids[index - 1] ?? null) : null])),
      )
      await refreshTo(workspace, asOf)
      const sampled = await rowsOf(workspace, customersAt(['orders'], { asOf, unit: 'parent', oneIn: 2 }))
      expect(sampled.length).toBeGreaterThan(0)
      expect(sampled.length).toBeLessThan(20)
      expect(sampled.every((row) => row.orders === 2)).toBe(true)
    }))
})
