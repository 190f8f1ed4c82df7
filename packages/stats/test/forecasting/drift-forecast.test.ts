import { describe, expect, it } from 'vitest'
import { driftForecast } from '../../src/forecasting/drift-forecast.ts'
import { studentMultiplier } from '../../src/kpi/interval.ts'
import { seeded } from '../random.ts'

const series = (values: readonly number[]) => values.map((value, time) => ({ time, value }))
const walked = [10, 12, 11, 14, 15, 15, 18, 17, 20]

describe('a forecast by drift', () => {
  // Forecasting: Principles and Practice, 5.2: ŷ = y_T + h (y_T − y_1)/(T − 1); 5.5: se = σ̂ √(h(1 + h/(T − 1))).
  it('is that of the textbook for even steps', () => {
    const { value, lower, upper, drift, driftHalf } = driftForecast(series(walked), 11)
    expect(drift).toBeCloseTo(10 / 8, 12)
    expect(value).toBeCloseTo(20 + 3 * 1.25, 12)
    const changes = walked.slice(1).map((one, at) => one - (walked[at] ?? 0))
    const sigma = Math.sqrt(changes.reduce((sum, change) => sum + (change - 1.25) ** 2, 0) / 7)
    const multiplier = studentMultiplier(0.8, 7)
    const half = multiplier * sigma * Math.sqrt(3 * (1 + 3 / 8))
    expect(upper - value).toBeCloseTo(half, 12)
    expect(value - lower).toBeCloseTo(half, 12)
    expect(driftHalf).toBeCloseTo((multiplier * sigma) / Math.sqrt(8), 12)
  })

  it('does not hang on the unit of time', () => {
    const inDays = walked.map((value, at) => ({ time: 100 + at * 30, value }))
    const one = driftForecast(series(walked), 12)
    const other = driftForecast(inDays, 100 + 12 * 30)
    expect(other.value).toBeCloseTo(one.value, 10)
    expect(other.upper).toBeCloseTo(one.upper, 10)
  })

  it('holds what it promises on walks of few and uneven steps', () => {
    const random = seeded(7)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let inside = 0
    const walks = 4000
    for (let walk = 0; walk < walks; walk++) {
      const points = [{ time: 0, value: 0 }]
      for (let step = 0; step < 8; step++) {
        const { time, value } = points[points.length - 1] ?? { time: 0, value: 0 }
        const span = 0.5 + random()
        points.push({ time: time + span, value: value + 0.3 * span + Math.sqrt(span) * normal() })
      }
      const { time, value } = points[points.length - 1] ?? { time: 0, value: 0 }
      const { lower, upper } = driftForecast(points, time + 6)
      const came = value + 0.3 * 6 + Math.sqrt(6) * normal()
      if (lower <= came && came <= upper) inside++
    }
    expect(inside / walks).toBeGreaterThan(0.78)
    expect(inside / walks).toBeLessThan(0.82)
  })

  it('refuses too few points, points out of order and the past', () => {
    expect(() => driftForecast(series(walked.slice(0, 7)), 20)).toThrow(/more periods/)
    expect(() => driftForecast([...series(walked), { time: 8, value: 1 }], 20)).toThrow(/order|limit/)
    expect(() => driftForecast(series(walked), 7)).toThrow()
    expect(() => driftForecast([...series(walked), { time: 9, value: Number.NaN }], 20)).toThrow(/finite/)
  })
})
