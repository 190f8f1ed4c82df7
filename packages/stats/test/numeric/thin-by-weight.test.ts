import { expect, test } from 'vitest'
import { thinByWeight } from '../../src/numeric/thin-by-weight.ts'

test('a column that is short enough is kept whole', () => {
  const weight = Float64Array.of(1, 0, 2.5)
  expect(thinByWeight(weight, 3)).toEqual({ rows: Uint32Array.of(0, 1, 2), weight })
})

test('heavy rows stay, light rows stand for each other, and the total weight is kept', () => {
  const weight = new Float64Array(10_000).fill(1)
  weight[1234] = 10_000
  const thinned = thinByWeight(weight, 100)
  expect(thinned.rows.length).toBeLessThanOrEqual(100)
  expect(Math.abs(thinned.weight.reduce((sum, w) => sum + w, 0) - 19_999)).toBeLessThanOrEqual(200)
  const heavy = thinned.weight[thinned.rows.indexOf(1234)] ?? 0
  expect(Math.abs(heavy - 10_000)).toBeLessThanOrEqual(200)
})
