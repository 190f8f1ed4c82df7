import { describe, expect, test } from 'vitest'
import { fitPreparation, prepare } from '../../src/clustering/preparation.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { normal } from './points.ts'

const n = 2000
const random = seeded(17)
const even = Float64Array.from({ length: n }, () => 50 + 10 * normal(random))
const skewed = Float64Array.from({ length: n }, () => Math.exp(3 + 1.5 * normal(random)))
const columns = { even, skewed }
const weight = new Float64Array(n).fill(1)

describe('preparation', () => {
  const preparation = fitPreparation({ columns, weight })
  const prepared = prepare(preparation, columns)

  test('gives every measure the median 0 and a robust scale of 1', () => {
    for (const name of ['even', 'skewed']) {
      const sorted = (prepared[name] ?? new Float64Array(0)).slice().sort()
      expect(Math.abs(sorted[n / 2] ?? 1)).toBeLessThan(0.01)
      const deviations = sorted.map(Math.abs).sort()
      expectRelative(deviations[n / 2] ?? Number.NaN, 1 / 1.4826, 0.01)
    }
  })

  test('takes the logarithm of what has a long tail to the right, and only of that', () => {
    expect(preparation.measures.map(({ measure, logShift }) => [measure, logShift])).toEqual([
      ['even', null],
      ['skewed', 0],
    ])
  })

  test('cuts at the 1 % and 99 % points: nothing lies beyond, however far it was', () => {
    const wild = prepare(preparation, { even: Float64Array.of(1e9, -1e9), skewed: Float64Array.of(1e9, -1e9) })
    for (const name of ['even', 'skewed']) {
      const [most = 0, least = 0] = wild[name] ?? []
      expect(Math.max(...(prepared[name] ?? []))).toBe(most)
      expect(Math.min(...(prepared[name] ?? []))).toBe(least)
    }
    expect(Math.abs((wild.even?.[0] ?? 0) - 2.326)).toBeLessThan(0.2)
  })

  test('is what its formula says, by hand', () => {
    const { measures } = preparation
    const [, { lower, upper, centre, scale } = measures[0] ?? expect.fail()] = measures
    const value = (Math.log1p(Math.min(Math.max(7, lower), upper)) - centre) / scale
    expect(prepare(preparation, { even: Float64Array.of(50), skewed: Float64Array.of(7) }).skewed?.[0]).toBe(value)
  })

  test('puts a missing value at the median, and does not let it count in the fit', () => {
    const gaps = skewed.map((value, i) => (i % 3 === 0 ? Number.NaN : value))
    const fitted = fitPreparation({ columns: { even, skewed: gaps }, weight })
    const without = fitPreparation({ columns, weight: weight.map((_, i) => (i % 3 === 0 ? 0 : 1)) })
    expect({ ...fitted.measures[1], coverage: 1 }).toEqual(without.measures[1])
    expect(prepare(fitted, { even, skewed: gaps }).skewed?.[0]).toBe(0)
    expectRelative(fitted.measures[1]?.coverage ?? Number.NaN, 1333 / 2000, 1e-12)
  })

  test('names measures that are constant, nearly so or mostly missing, with their numbers, and leaves them out', () => {
    const flag = new Float64Array(n)
    flag[4] = 1
    const fitted = fitPreparation({
      columns: {
        even,
        same: new Float64Array(n).fill(3),
        flag,
        gone: even.map((v, i) => (i % 4 === 0 ? v : Number.NaN)),
      },
      weight,
    })
    expect(fitted.excluded).toEqual([
      { measure: 'same', code: 'constant', params: { value: 3 } },
      { measure: 'flag', code: 'nearly-constant', params: { value: 0 } },
      { measure: 'gone', code: 'mostly-missing', params: { coverage: 0.25 } },
    ])
    expect(Object.keys(prepare(fitted, { even }))).toEqual(['even'])
  })

  test('shifts a long tail that begins below zero so that its logarithm exists', () => {
    const shifted = skewed.map((value) => value - 30)
    const [measure] = fitPreparation({ columns: { shifted }, weight }).measures
    expect(measure?.logShift).toBe(measure?.lower)
    expect(prepare(fitPreparation({ columns: { shifted }, weight }), { shifted }).shifted?.every(Number.isFinite)).toBe(
      true,
    )
  })

  test('falls back where half the rows are equal: to the interquartile range, then to the standard deviation', () => {
    const sixty = even.map((value, i) => (i % 10 < 6 ? 0 : value))
    const eighty = even.map((value, i) => (i % 10 < 8 ? 0 : value))
    const fitted = fitPreparation({ columns: { even, sixty, eighty }, weight })
    expect(fitted.measures.map(({ scaleFrom }) => scaleFrom)).toEqual([
      'median-absolute-deviation',
      'interquartile-range',
      'standard-deviation',
    ])
    for (const column of Object.values(prepare(fitted, { even, sixty, eighty }))) {
      expect(Math.max(...column.map(Math.abs))).toBeLessThan(10)
    }
  })

  test('is frozen plain data that survives JSON, the same for any order of the rows, and takes weights as rows', () => {
    expect(JSON.parse(JSON.stringify(preparation))).toEqual(preparation)
    expect(Object.isFrozen(preparation.measures[0])).toBe(true)
    const { measures } = fitPreparation({ columns: { even: even.toReversed(), skewed: skewed.toReversed() }, weight })
    for (const [i, { centre, scale }] of measures.entries()) {
      expectRelative(centre, preparation.measures[i]?.centre ?? Number.NaN, 1e-12)
      expectRelative(scale, preparation.measures[i]?.scale ?? Number.NaN, 1e-9)
    }
    const twice = fitPreparation({
      columns: { even: Float64Array.of(...even, ...even) },
      weight: new Float64Array(2 * n).fill(1),
    })
    const weighted = fitPreparation({ columns: { even }, weight: new Float64Array(n).fill(2) })
    expectRelative(weighted.measures[0]?.scale ?? Number.NaN, twice.measures[0]?.scale ?? Number.NaN, 1e-9)
  })

  test('does not depend on the unit of a measure whose logarithm is not taken', () => {
    const cents = fitPreparation({ columns: { even: even.map((value) => 100 * value) }, weight })
    const other = prepare(cents, { even: even.map((value) => 100 * value) }).even ?? new Float64Array(0)
    for (const [i, value] of other.entries()) expect(Math.abs(value - (prepared.even?.[i] ?? 0))).toBeLessThan(1e-9)
  })

  test('refuses infinite values, and data without a single usable measure', () => {
    expect(() => fitPreparation({ columns: { even: even.with(3, Infinity) }, weight })).toThrow(
      expect.objectContaining({ code: 'not-finite', params: { row: 3, column: 'even', value: Infinity } }),
    )
    expect(() => fitPreparation({ columns: { same: new Float64Array(n) }, weight })).toThrow(
      expect.objectContaining({ code: 'no-usable-measures', params: { measures: 'same' } }),
    )
    expect(() => prepare(preparation, { even })).toThrow(
      expect.objectContaining({ code: 'column-missing', params: { column: 'skewed' } }),
    )
  })
})

describe('principal components', () => {
  const shared = Float64Array.from({ length: n }, () => normal(random))
  const three = {
    a: shared.map((value) => value + 0.1 * normal(random)),
    b: shared.map((value) => -value + 0.1 * normal(random)),
    c: Float64Array.from({ length: n }, () => normal(random)),
  }
  const preparation = fitPreparation({ columns: three, weight }, { explainedVariance: 0.9 })
  const components = prepare(preparation, three)

  test('are as few as hold the share that is wanted', () => {
    expect(Object.keys(components)).toEqual(['component-1', 'component-2'])
    expect(preparation.components?.explained).toBeGreaterThan(0.9)
    expect(fitPreparation({ columns: three, weight }, { explainedVariance: 1 }).components?.loadings).toHaveLength(3)
    expect(fitPreparation({ columns: three, weight }, { explainedVariance: 0.3 }).components?.loadings).toHaveLength(1)
  })

  test('have mean 0, are uncorrelated, and their directions have length 1 and a positive largest entry', () => {
    const [one = new Float64Array(0), two = new Float64Array(0)] = Object.values(components)
    expect(Math.abs(one.reduce((sum, value) => sum + value, 0) / n)).toBeLessThan(1e-9)
    expect(Math.abs(one.reduce((sum, value, i) => sum + value * (two[i] ?? 0), 0) / n)).toBeLessThan(1e-9)
    for (const loading of preparation.components?.loadings ?? []) {
      expectRelative(Math.hypot(...loading), 1, 1e-12)
      expect(Math.max(...loading)).toBe(Math.max(...loading.map(Math.abs)))
    }
  })

  test('refuse a share that is none', () => {
    expect(() => fitPreparation({ columns: three, weight }, { explainedVariance: 1.2 })).toThrow(
      expect.objectContaining({ code: 'option-out-of-range' }),
    )
  })
})
