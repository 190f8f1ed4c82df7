import { expect, test } from 'vitest'
import { kendallsW } from '../../src/evaluation/kendalls-w.ts'
import { expectRelative } from '../close.ts'

test('raters of one mind agree wholly, whatever their scales', () => {
  const { w } = kendallsW([
    Float64Array.of(1, 2, 3, 4),
    Float64Array.of(10, 20, 25, 90),
    Float64Array.of(-3, -2, -1, 0),
  ])
  expectRelative(w ?? Number.NaN, 1, 1e-12)
})

test('two raters of opposite mind do not agree at all', () => {
  expect(kendallsW([Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1)]).w).toBe(0)
})

test('without ties, by hand: three raters, four objects', () => {
  // Rank sums 4, 7, 8, 11 around 7.5: S = 12.25 + 0.25 + 0.25 + 12.25 = 25; W = 12 · 25 / (9 · 60).
  const { w, chiSquare, raters, objects } = kendallsW([
    Float64Array.of(1, 2, 3, 4),
    Float64Array.of(2, 1, 3, 4),
    Float64Array.of(1, 4, 2, 3),
  ])
  expectRelative(w ?? Number.NaN, 300 / 540, 1e-12)
  expectRelative(chiSquare ?? Number.NaN, (3 * 3 * 300) / 540, 1e-12)
  expect({ raters, objects }).toEqual({ raters: 3, objects: 4 })
})

test('with ties, by hand: equal ratings share their ranks and are taken off what is possible', () => {
  // Ranks 1.5 1.5 3 and 1 2 3: sums 2.5 3.5 6 around 4, S = 6.5, T = 6: W = 12 · 6.5 / (4 · 24 − 2 · 6).
  const { w } = kendallsW([Float64Array.of(5, 5, 8), Float64Array.of(1, 2, 3)])
  expectRelative(w ?? Number.NaN, 78 / 84, 1e-12)
})

test('for two raters W is (1 + ρ) / 2 of Spearman’s correlation', () => {
  const one = [3, 1, 4, 2, 5, 6]
  const other = [2, 1, 6, 3, 4, 5]
  const d2 = one.reduce((sum, rank, i) => sum + (rank - (other[i] ?? 0)) ** 2, 0)
  const rho = 1 - (6 * d2) / (6 * 35)
  expectRelative(kendallsW([Float64Array.from(one), Float64Array.from(other)]).w ?? Number.NaN, (1 + rho) / 2, 1e-12)
})

test('an object that someone has not rated is left out, not filled in', () => {
  const found = kendallsW([Float64Array.of(1, 2, Number.NaN, 3), Float64Array.of(1, 2, 9, 3)])
  expect(found.objects).toBe(3)
  expectRelative(found.w ?? Number.NaN, 1, 1e-12)
})

test('raters who make no difference have no agreement to measure', () => {
  expect(kendallsW([Float64Array.of(3, 3), Float64Array.of(4, 4)])).toMatchObject({ w: null, pValue: null })
})

test('a single rater and ratings without common objects are refused', () => {
  expect(() => kendallsW([Float64Array.of(1, 2)])).toThrow(expect.objectContaining({ code: 'option-out-of-range' }))
  expect(() => kendallsW([Float64Array.of(1, Number.NaN), Float64Array.of(1, 2)])).toThrow(
    expect.objectContaining({ code: 'too-few-distinct-rows', params: { needed: 2, found: 1 } }),
  )
})
