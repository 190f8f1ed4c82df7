import { expect, test } from 'vitest'
import { weightedQuantiles } from '../../src/numeric/weighted-quantiles.ts'

const ones = (length: number) => new Float64Array(length).fill(1)

test('the median of an even number of rows is the mean of the two in the middle', () => {
  expect(weightedQuantiles(Float64Array.of(9, 1, 3, 5), ones(4), [0, 0.5, 1])).toEqual([1, 4, 9])
  expect(weightedQuantiles(Float64Array.of(9, 1, 3), ones(3), [0.5])).toEqual([3])
})

test('a row of weight 3 counts as three rows', () => {
  const probabilities = [0.01, 0.25, 0.5, 0.6, 0.75, 0.99]
  expect(weightedQuantiles(Float64Array.of(1, 2, 7), Float64Array.of(3, 1, 2), probabilities)).toEqual(
    weightedQuantiles(Float64Array.of(1, 1, 1, 2, 7, 7), ones(6), probabilities),
  )
})

test('rows without a value or weight count for nothing', () => {
  expect(weightedQuantiles(Float64Array.of(Number.NaN, 4, 100, 6), Float64Array.of(1, 1, 0, 1), [0.5, 1])).toEqual([
    5, 6,
  ])
})

test('the quantiles of −x are those of x turned round', () => {
  const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6)
  const turned = weightedQuantiles(
    x.map((value) => -value),
    ones(8),
    [0.9, 0.75, 0.5, 0.1],
  )
  expect(turned.map((value) => -value)).toEqual(weightedQuantiles(x, ones(8), [0.1, 0.25, 0.5, 0.9]))
})
