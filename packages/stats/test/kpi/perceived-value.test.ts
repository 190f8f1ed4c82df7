import { describe, expect, test } from 'vitest'
import { type JudgedCriterion, meanValueRatio, perceivedValueRatio } from '../../src/kpi/perceived-value.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const judged: readonly JudgedCriterion[] = Object.freeze([
  { side: 'benefit', weight: 60, ours: 8, alternative: 6 },
  { side: 'benefit', weight: 40, ours: 5, alternative: 7 },
  { side: 'sacrifice', weight: 100, ours: 4, alternative: 5 },
])

describe('perceived value', () => {
  test('is relative benefits by relative sacrifices, as by hand: (680 ÷ 640) ÷ (4 ÷ 5)', () => {
    expectRelative(perceivedValueRatio(judged), 680 / 640 / 0.8, 1e-14)
  })

  test('does not change with the scale of weights, and turns round where ours and theirs change places', () => {
    const scaled = judged.map((one) => ({ ...one, weight: one.weight / 10 }))
    expectRelative(perceivedValueRatio(scaled), perceivedValueRatio(judged), 1e-14)
    const turned = judged.map((one) => ({ ...one, ours: one.alternative, alternative: one.ours }))
    expectRelative(perceivedValueRatio(turned), 1 / perceivedValueRatio(judged), 1e-14)
  })

  test('is that of the benefits where nothing is said of sacrifices', () => {
    expectRelative(perceivedValueRatio(judged.slice(0, 2)), 680 / 640, 1e-14)
  })

  test('of raters together is the geometric mean, with an interval from three on', () => {
    expect(meanValueRatio([2, 0.5])).toEqual({ ratio: 1, lower: null, upper: null })
    // By hand: logs 0, ln 2, ln 4: mean ln 2, standard error ln 2 ÷ √3, t of 2 degrees of freedom 4.302653.
    const { ratio, lower, upper } = meanValueRatio([1, 2, 4])
    expectRelative(ratio, 2, 1e-14)
    const half = (4.302653 * Math.log(2)) / Math.sqrt(3)
    expectRelative(lower ?? 0, 2 * Math.exp(-half), 1e-6)
    expectRelative(upper ?? 0, 2 * Math.exp(half), 1e-6)
  })

  test('refuses scores that are no scores', () => {
    expect(refusal(() => perceivedValueRatio([])).code).toBe('no-rows')
    const [first] = judged
    if (!first) throw new Error('there is none')
    expect(refusal(() => perceivedValueRatio([{ ...first, ours: 0 }])).code).toBe('not-positive')
    expect(refusal(() => perceivedValueRatio([{ ...first, weight: 0 }])).code).toBe('not-positive')
    expect(refusal(() => meanValueRatio([1, -1])).code).toBe('not-positive')
  })
})
