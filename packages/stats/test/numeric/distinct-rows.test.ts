import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctRows } from '../../src/numeric/distinct-rows.ts'

const cell = fc.constantFrom(-1, 0, 0.5, 2, Number.NaN)
const row = fc.tuple(cell, cell, fc.integer({ min: 0, max: 3 }))
type Row = readonly [number, number, number]

test('equal rows are joined, and the result is the same for any order of the rows', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.infiniteStream(fc.nat()), (rows, keys) => {
      const shuffled = rows.map((r) => ({ r, key: keys.next().value })).sort((a, b) => a.key - b.key)
      const found = distinct(rows)
      expect(distinct(shuffled.map(({ r }) => r))).toEqual(found)
      const totals = new Map<string, number>()
      for (const [a, b, weight] of rows) totals.set(`${a},${b}`, (totals.get(`${a},${b}`) ?? 0) + weight)
      const kept = [...totals].filter(([, weight]) => weight > 0)
      const named = Array.from(found.weight, (weight, i) => [
        `${found.columns[0]?.[i]},${found.columns[1]?.[i]}`,
        weight,
      ])
      expect(Object.fromEntries(named)).toEqual(Object.fromEntries(kept))
    }),
  )
})

test('rows come in rising order, those without a value last', () => {
  const { columns } = distinct([
    [Number.NaN, 1, 1],
    [2, Number.NaN, 1],
    [2, 1, 1],
    [-3, 0, 1],
  ])
  expect(columns.map((column) => Array.from(column))).toEqual([
    [-3, 2, 2, Number.NaN],
    [0, 1, Number.NaN, 1],
  ])
})

function distinct(rows: readonly Row[]) {
  const column = (j: 0 | 1 | 2) => Float64Array.from(rows, (r) => r[j])
  return distinctRows([column(0), column(1)], column(2))
}
