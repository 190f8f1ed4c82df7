import { expect, test } from 'vitest'
import { distinctValues } from '../../src/numeric/distinct-values.ts'
import { seeded } from '../random.ts'

test('values are listed in order of first appearance, and codes lead back to the column', () => {
  const { values, codes } = distinctValues(Float64Array.of(3, 0, 3, 0.5, 0))
  expect(Array.from(values)).toEqual([3, 0, 0.5])
  expect(Array.from(codes)).toEqual([0, 1, 0, 2, 1])
})

test('a column of a hundred thousand values, all different or few, comes back whole', () => {
  const random = seeded(1)
  const column = Float64Array.from({ length: 100_000 }, (_, i) =>
    i % 2 === 0 ? random() : Math.floor(random() * 500) / 7,
  )
  const { values, codes } = distinctValues(column)
  expect(Float64Array.from(codes, (code) => values[code] ?? Number.NaN)).toEqual(column)
  expect(values).toHaveLength(new Set(column).size)
})

test('an empty column has no values', () => {
  expect(distinctValues(new Float64Array(0)).values).toHaveLength(0)
})
