import { describe, expect, test } from 'vitest'
import { streamAtRate } from '../../src/portfolio-risk/risk-adjusted-value.ts'
import { seasonalIndex } from '../../src/portfolio-risk/seasonal-index.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { refusal } from '../refusal.ts'

describe('a season', () => {
  const indices = [0.7, 0.8, 1, 1.1, 1, 0.9, 0.8, 0.9, 1, 1.1, 1.2, 1.5]

  test('comes back exactly from a level with a season, with all strength', () => {
    const found = seasonalIndex(
      Array.from({ length: 36 }, (_, at) => 50 * (indices[at % 12] ?? 1)),
      12,
    )
    for (const [at, index] of indices.entries()) expectRelative(found.indices[at] ?? Number.NaN, index, 1e-12)
    expectRelative(found.strength, 1, 1e-12)
  })

  test('is hardly moved by a trend', () => {
    const found = seasonalIndex(
      Array.from({ length: 60 }, (_, at) => (50 + 0.5 * at) * (indices[at % 12] ?? 1)),
      12,
    )
    for (const [at, index] of indices.entries()) expectRelative(found.indices[at] ?? Number.NaN, index, 0.005)
    expect(found.strength).toBeGreaterThan(0.99)
    expect(found.pValue).toBeLessThan(1e-6)
  })

  test('of odd length has no halved ends', () => {
    const found = seasonalIndex([1, 2, 3, 1, 2, 3, 1, 2, 3], 3)
    for (const [at, index] of [0.5, 1, 1.5].entries()) expectRelative(found.indices[at] ?? Number.NaN, index, 1e-12)
  })

  test('of a level without season has no strength', () => {
    expect(seasonalIndex(new Array(36).fill(7), 12)).toEqual({ indices: new Array(12).fill(1), strength: 0, pValue: 1 })
  })

  test('is found in about one of twenty series that have none', () => {
    const random = seeded(3)
    let found = 0
    const series = () => Array.from({ length: 48 }, () => 100 + 20 * (random() + random() + random() - 1.5))
    for (let run = 0; run < 400; run++) if (seasonalIndex(series(), 12).pValue < 0.05) found += 1
    expect(found).toBeGreaterThan(4)
    expect(found).toBeLessThan(40)
  })

  test('needs three years, and values above zero', () => {
    expect(refusal(() => seasonalIndex(new Array(35).fill(1), 12))).toMatchObject({
      code: 'too-few-periods',
      params: { needed: 36, found: 35 },
    })
    expect(refusal(() => seasonalIndex([...new Array(35).fill(1), 0], 12)).params).toMatchObject({ row: 35 })
  })
})

describe('a stream of margins at another rate', () => {
  /** 100 in the first year, then 0.8 of the year before, in the middle of each of ten years. */
  const worth = (rate: number) =>
    Array.from({ length: 10 }, (_, j) => (100 * 0.8 ** j) / (1 + rate) ** (j + 0.5)).reduce((sum, one) => sum + one, 0)
  const stream = { ofOneYear: 100 / Math.sqrt(1.1), ofAllYears: worth(0.1), years: 10, rate: 0.1 }

  test('is worth what its payments are, one by one', () => {
    for (const rate of [-0.05, 0, 0.04, 0.1, 0.25]) expectRelative(streamAtRate(stream, rate), worth(rate), 1e-12)
  })

  test('of one year alone is only moved to another rate', () => {
    expectRelative(streamAtRate({ ...stream, ofAllYears: stream.ofOneYear }, 0.21), 100 / 1.1, 1e-12)
  })

  test('is refused where all years are worth less than the first, or a rate takes all', () => {
    expect(refusal(() => streamAtRate({ ...stream, ofAllYears: 1 }, 0.1)).code).toBe('not-in-order')
    expect(refusal(() => streamAtRate(stream, -1)).code).toBe('not-positive')
  })
})
