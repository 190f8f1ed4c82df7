import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poissonDraw } from '../../src/numeric/poisson-draw.ts'
import { seeded } from '../../src/numeric/random.ts'
import { forecastGroupSizes, type ObservedPeriod } from '../../src/states/group-size-forecast.ts'
import { backTestGroupSizes } from '../../src/states/size-forecast-back-test.ts'
import { expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const options = { horizon: 1, kappa: 1, absorbing: [2], draws: 200, random: seeded(1) }

/** P rows (.8, .15, .05), (.2, .6, .2), (0, 0, 1) as counts. */
const example: ObservedPeriod = {
  moves: [
    [80, 15, 5],
    [60, 180, 60],
    [0, 0, 0],
  ],
  arrivals: [0, 0, 0],
}

const count = fc.integer({ min: 0, max: 50 })
const period = (states: number) =>
  fc.record({
    moves: fc.array(fc.array(count, { minLength: states, maxLength: states }), {
      minLength: states,
      maxLength: states,
    }),
    arrivals: fc.array(count, { minLength: states, maxLength: states }),
  })

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('a forecast of group sizes', () => {
  test('moves 100 and 300 customers to 140, 195 and 65, as the worked example does', () => {
    const [next] = forecastGroupSizes([example], [100, 300, 0], options)
    for (const [state, size] of [140, 195, 65].entries()) expectRelative(next?.[state]?.expected ?? 0, size, 1e-12)
  })

  test('loses nobody and makes nobody up: sizes grow by the mean arrivals', () =>
    fc.assert(
      fc.property(fc.array(period(3), { minLength: 1, maxLength: 5 }), (periods) => {
        const dates = forecastGroupSizes(periods, [40, 30, 20], { ...options, absorbing: [], horizon: 4, draws: 20 })
        const joined = sum(periods.flatMap(({ arrivals }) => arrivals)) / periods.length
        for (const [at, states] of dates.entries()) {
          expectRelative(sum(states.map(({ expected }) => expected)), 90 + joined * (at + 1), 1e-9)
        }
      }),
    ))

  test('does not depend on the names of the states', () => {
    const turned: ObservedPeriod = {
      moves: example.moves.map((row) => [...row].reverse()).reverse(),
      arrivals: [...example.arrivals].reverse(),
    }
    const [one] = forecastGroupSizes([example], [100, 300, 7], options)
    const [other] = forecastGroupSizes([turned], [7, 300, 100], { ...options, absorbing: [0] })
    for (const [state, { expected }] of (one ?? []).entries()) {
      expectRelative(other?.[2 - state]?.expected ?? 0, expected, 1e-12)
    }
  })

  test('has wider intervals where periods differ more, and bands within bands', () => {
    const other: ObservedPeriod = {
      ...example,
      moves: [
        [50, 25, 25],
        [60, 180, 60],
        [0, 0, 0],
      ],
    }
    const widthOf = (periods: readonly ObservedPeriod[]) => {
      const [next] = forecastGroupSizes(periods, [1000, 3000, 0], { ...options, draws: 500, random: seeded(4) })
      const { wide, half } = next?.[0] ?? expect.fail('no forecast')
      expect(wide.lower).toBeLessThanOrEqual(half.lower)
      expect(wide.upper).toBeGreaterThanOrEqual(half.upper)
      return wide.upper - wide.lower
    }
    expect(widthOf([example, other, example, other])).toBeGreaterThan(
      1.5 * widthOf([example, example, example, example]),
    )
  })

  test('is refused without periods, of other sizes, or with options out of range', () => {
    const refused = (...args: Parameters<typeof forecastGroupSizes>) => refusal(() => forecastGroupSizes(...args)).code
    expect(refused([], [1, 2], options)).toBe('too-few-periods')
    expect(refused([example], [1, 2], options)).toBe('not-square')
    expect(refused([example], [1, 2, 3], { ...options, draws: 1 })).toBe('too-few-draws')
    expect(refused([example], [1, 2, 3], { ...options, kappa: 0 })).toBe('not-positive')
    expect(refused([example], [1, 2, 3], { ...options, horizon: 1.5 })).toBe('not-whole')
  })
})

/** A base whose two groups exchange members at rates that vary from period to period. */
function simulated(seed: number, length: number): ObservedPeriod[] {
  const random = seeded(seed)
  let sizes = [4000, 2000]
  return Array.from({ length }, () => {
    const rates = [0.06 + 0.04 * random(), 0.1 + 0.06 * random()]
    const leaving = sizes.map((size, state) => Math.min(size, poissonDraw(random, size * (rates[state] ?? 0))))
    const [down = 0, up = 0] = leaving
    const [first = 0, second = 0] = sizes
    const arrivals = [poissonDraw(random, 120), 0]
    const moves = [
      [first - down, down],
      [up, second - up],
    ]
    sizes = [first - down + up + (arrivals[0] ?? 0), second - up + down]
    return { moves, arrivals }
  })
}

describe('the back-test of a forecast of group sizes', () => {
  const back = { ...options, absorbing: [], horizon: 3, least: 8, scored: 2 }

  test('covers about nine in ten sizes and half of them, and beats no change, where the base is a chain', () => {
    const found = Array.from({ length: 12 }, (_, run) =>
      backTestGroupSizes(simulated(100 + run, 30), { ...back, draws: 300, random: seeded(run) }),
    )
    for (const ahead of [0, 2]) {
      const mean = (value: (errors: (typeof found)[number][number]) => number) =>
        sum(found.map((errors) => value(errors[ahead] ?? expect.fail('no errors')))) / found.length
      expect(mean(({ coverage }) => coverage)).toBeGreaterThan(0.8)
      expect(mean(({ coverageHalf }) => coverageHalf)).toBeGreaterThan(0.38)
      expect(mean(({ coverageHalf }) => coverageHalf)).toBeLessThan(0.68)
      expect(mean(({ meanAbsoluteError }) => meanAbsoluteError)).toBeLessThan(mean(({ naiveError }) => naiveError))
    }
  })

  test('counts the dates that there were, fewer for longer horizons, and knows no later period', () => {
    const periods = simulated(3, 12)
    const errors = backTestGroupSizes(periods, back)
    expect(errors.map(({ ahead, origins }) => [ahead, origins])).toEqual([
      [1, 4],
      [2, 3],
      [3, 2],
    ])
    const early = backTestGroupSizes(periods.slice(0, 9), { ...back, horizon: 1, random: seeded(1) })
    const sizes = (periods[8]?.moves ?? []).map(sum)
    const [next] = forecastGroupSizes(
      periods.slice(0, 8),
      sizes,
      options.absorbing.length ? { ...options, absorbing: [] } : options,
    )
    const came = [0, 1].map(
      (to) => sum((periods[8]?.moves ?? []).map((row) => row[to] ?? 0)) + (periods[8]?.arrivals[to] ?? 0),
    )
    const error = sum(came.map((size, state) => Math.abs(size - (next?.[state]?.expected ?? 0)))) / 2
    expectRelative(early[0]?.meanAbsoluteError ?? 0, error, 1e-12)
  })

  test('is empty where there are no more periods than a forecast needs', () => {
    expect(backTestGroupSizes(simulated(3, 8), back)).toEqual([])
    expect(refusal(() => backTestGroupSizes(simulated(3, 8), { ...back, least: 0 })).code).toBe('option-out-of-range')
  })
})
