import { expect, test } from 'vitest'
import { leastShare, populationStability } from '../../src/evaluation/population-stability.ts'
import { expectPrinted, expectRelative } from '../close.ts'

const before = Float64Array.of(0.2, 0.3, 0.3, 0.2)
const after = Float64Array.of(0.15, 0.3, 0.3, 0.25)

test('the example of domain.md 3.10 has an index of 0.0255: stable', () => {
  const { index, reading, parts, emptyCells } = populationStability(before, after)
  expectPrinted(index, '0.0255')
  expect(reading).toBe('stable')
  expect(parts.slice(1, 3)).toEqual([0, 0])
  expect(emptyCells).toEqual([])
})

test('counts do as well as shares, and exchanging the two dates changes nothing', () => {
  const counts = populationStability(
    before.map((share) => 5000 * share),
    after.map((share) => 70 * share),
  )
  expectRelative(counts.index, populationStability(after, before).index, 1e-12)
})

test('an index is read as watch from 0.1 and as act above 0.25', () => {
  const shifted = (share: number) => populationStability(Float64Array.of(0.5, 0.5), Float64Array.of(share, 1 - share))
  expect(shifted(0.65).index).toBeLessThan(0.1)
  expect(shifted(0.65).reading).toBe('stable')
  expect(shifted(0.7).reading).toBe('watch')
  expect(shifted(0.75).index).toBeGreaterThan(0.25)
  expect(shifted(0.75).reading).toBe('act')
})

test('a cell that is empty on one side counts as a ten-thousandth there, and is named', () => {
  const { index, emptyCells } = populationStability(Float64Array.of(1, 1, 0), Float64Array.of(2, 0, 0))
  const expected = 0.5 * Math.log(2) + (leastShare - 0.5) * Math.log(leastShare / 0.5)
  expectRelative(index, expected, 1e-12)
  expect(emptyCells).toEqual([1])
})

test('distributions over different cells, negative amounts and nothing at all are refused', () => {
  const code = (e: Float64Array, a: Float64Array) => () => populationStability(e, a)
  expect(code(before, Float64Array.of(1))).toThrow(expect.objectContaining({ code: 'columns-differ-in-length' }))
  expect(code(Float64Array.of(1, -1), Float64Array.of(1, 1))).toThrow(
    expect.objectContaining({ code: 'negative', params: { row: 1, column: 'expected', value: -1 } }),
  )
  expect(code(before, new Float64Array(4))).toThrow(expect.objectContaining({ code: 'not-positive' }))
})
