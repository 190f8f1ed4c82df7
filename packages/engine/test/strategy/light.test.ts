import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedOn, isUpGood, lightOf } from '../../src/strategy/monitoring/light.ts'

const baseline = { kpiId: 'one', asOf: '2024-01-01', value: 100, lower: null, upper: null }
const line = { target: 200, targetOn: '2024-12-31' }

describe('the line from baseline to target', () => {
  test('is straight by days, and flat before and after', () => {
    expect(expectedOn(baseline, line, '2023-06-01')).toBe(100)
    expect(expectedOn(baseline, line, '2024-07-01')).toBeCloseTo(100 + (100 * 182) / 365, 10)
    expect(expectedOn(baseline, line, '2025-06-01')).toBe(200)
    expect(expectedOn({ ...baseline, value: null }, line, '2024-07-01')).toBeNull()
  })

  test('is the target where the target is set for the day of the baseline', () => {
    expect(expectedOn(baseline, { ...line, targetOn: '2024-01-01' }, '2024-01-01')).toBe(200)
  })
})

describe('the light of a KPI', () => {
  const judged = { baseline: 100, expected: 150, isUpGood: true }
  test.each<[string, number | null, number | null, number | null]>([
    ['green', 150, 140, 160],
    ['green', 170, null, null],
    ['amber', 145, 138, 152],
    ['red', 140, 132, 148],
    ['amber', 110, null, null],
    ['red', 90, null, null],
    ['grey', null, null, null],
  ])('is %s at %j (%j to %j)', (...[light, value, lower, upper]) => {
    expect(lightOf({ value, lower, upper }, judged)).toBe(light)
  })

  test('is the same when everything is turned upside down', () =>
    fc.assert(
      fc.property(
        fc.record({ value: fc.integer(), from: fc.integer(), expected: fc.integer(), half: fc.nat(1000) }),
        (any) => {
          const { value, from, expected, half } = any
          const up = lightOf(
            { value, lower: value - half, upper: value + half },
            { baseline: from, expected, isUpGood: true },
          )
          const down = lightOf(
            { value: -value, lower: -value - half, upper: -value + half },
            { baseline: -from, expected: -expected, isUpGood: false },
          )
          expect(down).toBe(up)
        },
      ),
    ))

  test('follows the target, and the KPI where the target keeps the baseline', () => {
    expect(isUpGood(10, 8, 'up')).toBe(false)
    expect(isUpGood(10, 12, 'down')).toBe(true)
    expect(isUpGood(10, 10, 'down')).toBe(false)
  })
})
