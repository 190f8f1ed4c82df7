import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cheapestAssignment } from '../../src/numeric/cheapest-assignment.ts'

const sizes = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
const matrices = sizes.chain(([rows, columns]) =>
  fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
)

test('no other assignment of rows to columns is cheaper, whatever the shape', () => {
  fc.assert(
    fc.property(matrices, (costs) => {
      const found = cheapestAssignment(costs)
      const columns = found.flatMap((column) => (column === null ? [] : [column]))
      expect(new Set(columns).size).toBe(Math.min(costs.length, costs[0]?.length ?? 0))
      expect(columns).toHaveLength(new Set(columns).size)
      expect(costOf(costs, found)).toBe(cheapest(costs, 0, new Set()))
    }),
    { numRuns: 300 },
  )
})

test('by hand: three rows of three are assigned for 15', () => {
  const costs = [
    [1, 4, 5],
    [5, 7, 6],
    [5, 8, 8],
  ]
  expect(costOf(costs, cheapestAssignment(costs))).toBe(15)
})

test('no rows need no columns', () => {
  expect(cheapestAssignment([])).toEqual([])
})

function costOf(costs: readonly (readonly number[])[], columns: readonly (number | null)[]): number {
  return columns.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (costs[row]?.[column] ?? 0)), 0)
}

/** Every assignment of as many rows as there is room for. */
function cheapest(costs: readonly (readonly number[])[], row: number, taken: ReadonlySet<number>): number {
  const columns = costs[0]?.length ?? 0
  if (row === costs.length || taken.size === columns) return 0
  const placed = Array.from({ length: columns }, (_, column) => column)
    .filter((column) => !taken.has(column))
    .map((column) => (costs[row]?.[column] ?? 0) + cheapest(costs, row + 1, new Set([...taken, column])))
  const mayStayOut = costs.length - row > columns - taken.size
  return Math.min(...placed, ...(mayStayOut ? [cheapest(costs, row + 1, taken)] : []))
}
