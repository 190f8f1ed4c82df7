import { describe, expect, it } from 'vitest'
import { boundedDriftForecast } from '../../src/forecasting/bounded-drift-forecast.ts'
import { driftForecast } from '../../src/forecasting/drift-forecast.ts'
import { seeded } from '../random.ts'

const series = (values: readonly number[]) => values.map((value, time) => ({ time, value }))
const shares = [0.91, 0.94, 0.92, 0.97, 0.96, 1, 0.98, 1, 0.99]
const share = { low: 0, high: 1 }

describe('a forecast of a figure that cannot leave a range', () => {
  it('never leaves it, however far it looks', () => {
    for (const ahead of [0, 1, 6, 24, 240]) {
      const { value, lower, upper } = boundedDriftForecast(series(shares), 8 + ahead, { range: share })
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(lower).toBeLessThanOrEqual(value)
      expect(value).toBeLessThanOrEqual(upper)
      expect(upper).toBeLessThanOrEqual(1)
    }
  })

  it('foretells what is left of a share as the rest of it', () => {
    const rest = shares.map((value) => 1 - value)
    const one = boundedDriftForecast(series(shares), 12, { range: share })
    const other = boundedDriftForecast(series(rest), 12, { range: share })
    expect(other.value).toBeCloseTo(1 - one.value, 12)
    expect(other.lower).toBeCloseTo(1 - one.upper, 12)
    expect(other.upper).toBeCloseTo(1 - one.lower, 12)
  })

  it('hangs on no unit: per cent and points foretell as shares do', () => {
    const one = boundedDriftForecast(series(shares), 12, { range: share })
    const points = series(shares.map((value) => 200 * value - 100))
    const other = boundedDriftForecast(points, 12, { range: { low: -100, high: 100 } })
    expect((other.lower + 100) / 200).toBeCloseTo(one.lower, 12)
    expect((other.upper + 100) / 200).toBeCloseTo(one.upper, 12)
  })

  it('is the walk itself where there are no ends, and the walk of roots where there is only a lower one', () => {
    const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    const { value, lower, upper } = driftForecast(series(shares), 12)
    expect(boundedDriftForecast(series(shares), 12, { range: open })).toEqual({ value, lower, upper })
    const roots = driftForecast(series(shares.map(Math.sqrt)), 12)
    const above = boundedDriftForecast(series(shares), 12, { range: { low: 0, high: Number.POSITIVE_INFINITY } })
    expect(above.value).toBeCloseTo(roots.value ** 2, 12)
    expect(above.upper).toBeCloseTo(roots.upper ** 2, 12)
  })

  it('holds what it promises near the end of the range, where the plain walk would not stay inside', () => {
    const random = seeded(11)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const shareAt = (angle: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2
    let [inside, plainLeaves] = [0, 0]
    const walks = 4000
    for (let walk = 0; walk < walks; walk++) {
      const angles = [1.2]
      for (let step = 0; step < 8; step++) angles.push((angles[step] ?? 0) + 0.03 * normal())
      const points = angles.map((angle, time) => ({ time, value: shareAt(angle) }))
      const came = shareAt((angles[8] ?? 0) + 0.03 * Math.sqrt(6) * normal())
      const { lower, upper } = boundedDriftForecast(points, 14, { range: share })
      if (lower <= came && came <= upper) inside++
      if (driftForecast(points, 14).upper > 1) plainLeaves++
    }
    expect(inside / walks).toBeGreaterThan(0.78)
    expect(inside / walks).toBeLessThan(0.84)
    expect(plainLeaves / walks).toBeGreaterThan(0.05)
  })

  it('refuses a point outside the range', () => {
    expect(() => boundedDriftForecast(series([...shares, 1.2]), 20, { range: share })).toThrow(/within the range/)
  })
})
