import { expect, test } from 'vitest'
import { centroidShift } from '../../src/evaluation/centroid-shift.ts'
import { expectRelative } from '../close.ts'

const points = (columns: Record<string, number[]>) => ({
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
  weight: new Float64Array(Object.values(columns)[0]?.length ?? 0).fill(1),
})

test('a mean that moved by one pooled standard deviation has moved by 1', () => {
  // Both sides have variance 4; the mean moves from 5 to 7.
  const { measures, overall } = centroidShift(points({ spend: [3, 7] }), points({ spend: [5, 9] }))
  expect(measures).toEqual([{ measure: 'spend', shift: 1 }])
  expect(overall).toBe(1)
})

test('the pooled variance weighs both sides by their customers', () => {
  const { measures } = centroidShift(points({ spend: [0, 2, 0, 2] }), points({ spend: [3, 9] }))
  expectRelative(measures[0]?.shift ?? Number.NaN, 5 / Math.sqrt((4 * 1 + 2 * 9) / 6), 1e-12)
})

test('the unit of a measure does not matter, and a duplicate is a weight', () => {
  const before = points({ spend: [1, 5, 5] })
  const after = points({ spend: [4, 8, 6] })
  const times = (p: typeof before) => ({
    ...p,
    columns: { spend: p.columns.spend?.map((v) => 1000 * v) ?? new Float64Array() },
  })
  const weighted = { columns: { spend: Float64Array.of(1, 5) }, weight: Float64Array.of(1, 2) }
  const shift = centroidShift(before, after).overall ?? Number.NaN
  expectRelative(centroidShift(times(before), times(after)).overall ?? Number.NaN, shift, 1e-12)
  expectRelative(centroidShift(weighted, after).overall ?? Number.NaN, shift, 1e-12)
})

test('what has no unit or no values is unknown, and does not enter the whole', () => {
  const before = points({ flag: [0, 0], gone: [Number.NaN, Number.NaN], spend: [3, 7], same: [4, 4] })
  const after = points({ flag: [1, 1], gone: [1, 2], spend: [5, 9], same: [4, 4] })
  const { measures, overall } = centroidShift(before, after)
  expect(measures.map(({ shift }) => shift)).toEqual([null, null, 1, 0])
  expectRelative(overall ?? Number.NaN, Math.sqrt(0.5), 1e-12)
  expect(centroidShift(points({ flag: [0] }), points({ flag: [1] })).overall).toBeNull()
})

test('a measure that is gone is refused by name', () => {
  expect(() => centroidShift(points({ spend: [1] }), points({ other: [1] }))).toThrow(
    expect.objectContaining({ code: 'column-missing', params: { column: 'spend' } }),
  )
})
