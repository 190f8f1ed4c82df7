import { MOST_POINTS } from '@sabad/contract/schemas/density'
import { describe, expect, test } from 'vitest'
import { customerDensity } from '../../src/customers/density.ts'
import { measuresOf, refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const asked = { portfolioId: 'rfm', x: 'revenue_12m', y: 'recency_days' }

type Row = Awaited<ReturnType<typeof measuresOf>>[number]

const placeOf = (row: Row) => ({ x: row.revenue_12m, y: row.recency_days })

/** The field of a value, counted by hand. */
function stepOf(value: number, { from, to, steps }: { from: number; to: number; steps: number }): number {
  return Math.min(steps - 1, Math.max(0, Math.floor(((value - from) * steps) / (to - from))))
}

describe('customers by two measures', () => {
  test('are counted in the fields in which they lie, each of them once', () =>
    withFacts(simulatedBuyers(200), async (workspace) => {
      await refreshTo(workspace, asOf)
      const rows = (await measuresOf(workspace, asOf)).filter(({ recency_days }) => recency_days !== null)
      const found = await customerDensity(workspace, asked)
      const { x, y, cells, customers } = found
      if (!x.span || !y.span) throw new Error('customers with both measures have a grid')
      const counted = new Map<string, number>()
      for (const row of rows) {
        const place = placeOf(row)
        const field = `${stepOf(Number(place.x), x.span)} ${stepOf(Number(place.y), y.span)}`
        counted.set(field, (counted.get(field) ?? 0) + 1)
      }
      expect(customers).toBe(rows.length)
      expect(new Map(cells.map((cell) => [`${cell.x} ${cell.y}`, cell.customers]))).toEqual(counted)
      expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(customers)
      expect(x.measure).toMatchObject({ name: 'revenue_12m', unit: 'money' })
    }))

  test('are told each by itself where they are few, and only as counts where they are many', () =>
    withFacts(simulatedBuyers(MOST_POINTS + 200), async (workspace) => {
      await refreshTo(workspace, asOf)
      const all = await customerDensity(workspace, asked)
      expect(all.customers).toBeGreaterThan(MOST_POINTS)
      expect(all.points).toBeNull()
      const sizes = all.groups.map(async ({ name }) => customerDensity(workspace, { ...asked, group: name }))
      const ofGroups = await Promise.all(sizes)
      expect(ofGroups.reduce((sum, one) => sum + one.customers, 0)).toBe(all.customers)
      const few = ofGroups.find(({ customers }) => customers > 0 && customers <= MOST_POINTS)
      expect(few?.points).toHaveLength(few?.customers ?? -1)
    }))

  test('are none where nobody has both measures: there is no grid then', () =>
    withComputed(simulatedBuyers(30), { asOf }, async (workspace) => {
      const found = await customerDensity(workspace, { ...asked, y: 'contribution_12m' })
      expect(found).toMatchObject({ customers: 0, cells: [], points: [], x: { span: null }, y: { span: null } })
      expect(found.unknown).toBeGreaterThan(0)
    }))

  test('by a measure that there is not, or that is no number, is refused', () =>
    withComputed(simulatedBuyers(30), { asOf }, async (workspace) => {
      for (const x of ['nope', 'country', 'first_purchase_on']) {
        await expect(customerDensity(workspace, { ...asked, x })).rejects.toMatchObject({ code: 'measure.not-found' })
      }
    }))
})
