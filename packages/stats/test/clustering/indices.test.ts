import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kMeansFinder } from '../../src/clustering/group-finder.ts'
import { calinskiHarabasz } from '../../src/clustering/indices/calinski-harabasz.ts'
import { daviesBouldin } from '../../src/clustering/indices/davies-bouldin.ts'
import { crossValidatedEtaSquared, etaSquared } from '../../src/clustering/indices/eta-squared.ts'
import { gapStatistic } from '../../src/clustering/indices/gap-statistic.ts'
import { silhouette } from '../../src/clustering/indices/silhouette.ts'
import { bootstrapStability, splitHalfAgreement } from '../../src/clustering/indices/stability.ts'
import type { Points } from '../../src/clustering/points.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { blobs, mapPoints, normal, toPoints, toRows } from './points.ts'

const grouped = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.nat({ max: 3 })), {
    minLength: 3,
    maxLength: 25,
  })
  .filter((rows) => new Set(rows.map(([, , label]) => label)).size > 1)
  .map((rows) => ({
    points: toPoints(rows.map(([x, y]) => [x, y])),
    labels: Uint32Array.from(rows, ([, , label]) => label),
  }))

const four = blobs({
  seed: 8,
  centres: [
    [0, 0],
    [9, 0],
    [0, 9],
    [9, 9],
  ],
  perCentre: 100,
  deviation: 1,
})

describe('every index', () => {
  const indices = [
    ['silhouette', (p: Points, l: Uint32Array) => silhouette(p, l).mean],
    ['Davies-Bouldin', daviesBouldin],
    ['Caliński-Harabasz', calinskiHarabasz],
  ] as const

  test.each(indices)(
    '%s does not change with the order of rows, the numbers of groups, the unit or the place',
    (_, index) => {
      fc.assert(
        fc.property(grouped, fc.integer({ min: 1, max: 7 }), ({ points, labels }, shift) => {
          const turn = <Column extends Float64Array | Uint32Array>(column: Column) =>
            column.map((_value, i) => column[(i + shift) % column.length] ?? 0)
          const before = index(points, labels)
          const turned = index(
            mapPoints(points, (column) => Float64Array.from(turn(column))),
            Uint32Array.from(turn(labels)),
          )
          const renamed = index(
            points,
            labels.map((label) => (label * 5 + 2) % 11),
          )
          const rescaled = index(
            mapPoints(points, (column) => column.map((value) => 8 * value - 40)),
            labels,
          )
          for (const after of [turned, renamed, rescaled]) expectSame(after, before)
        }),
      )
    },
  )

  test.each(indices)('%s takes duplicates as weights', (_, index) => {
    fc.assert(
      fc.property(grouped, ({ points, labels }) => {
        const weight = points.weight.map((_w, i) => 1 + (i % 3))
        const copies = Array.from(weight).flatMap((times, i) => Array.from({ length: times }, () => i))
        const repeated = toPoints(copies.map((i) => toRows(points)[i] ?? []))
        const repeatedLabels = Uint32Array.from(copies, (i) => labels[i] ?? 0)
        expectSame(index({ ...points, weight }, labels), index(repeated, repeatedLabels))
      }),
    )
  })

  test.each(indices)('%s refuses a single group, and labels that are not for these points', (_, index) => {
    expect(() => index(four.points, new Uint32Array(400))).toThrow(
      expect.objectContaining({ code: 'too-few-groups', params: { found: 1 } }),
    )
    expect(() => index(four.points, new Uint32Array(3))).toThrow(
      expect.objectContaining({ code: 'columns-differ-in-length' }),
    )
  })
})

describe('silhouette', () => {
  test('is what the definition says, point by point', () => {
    fc.assert(
      fc.property(grouped, ({ points, labels }) =>
        expectSame(silhouette(points, labels).mean, byDefinition(points, labels)),
      ),
    )
  })

  test('by hand: two points at 0 and 1 and two at 5 and 6', () => {
    // a = 1; b = 5.5, 4.5, 4.5, 5.5.
    const { mean, groups } = silhouette(toPoints([[0], [1], [5], [6]]), Uint32Array.of(0, 0, 1, 1))
    expectRelative(mean, (2 * (4.5 / 5.5) + 2 * (3.5 / 4.5)) / 4, 1e-12)
    expect(groups.map(({ weight }) => weight)).toEqual([2, 2])
  })

  test('of a sample is near that of all, also where one group is small', () => {
    const rest = blobs({
      seed: 4,
      centres: [
        [0, 0],
        [5, 0],
      ],
      perCentre: 1500,
      deviation: 1,
    })
    const small = blobs({ seed: 6, centres: [[2, 6]], perCentre: 40, deviation: 1 })
    const points = toPoints([...toRows(rest.points), ...toRows(small.points)])
    const labels = Uint32Array.of(...rest.truth, ...small.truth.map(() => 2))
    const exact = silhouette(points, labels)
    const sampled = silhouette(points, labels, { sampleSize: 500, seed: 3 })
    expect(exact.sampled).toBe(false)
    expect(sampled.sampled).toBe(true)
    expect(sampled.groups.map(({ weight }) => weight)).toEqual([1500, 1500, 40])
    // Its standard deviation over points is below 0.2, so this is four standard errors of 500.
    expect(Math.abs(sampled.mean - exact.mean)).toBeLessThan((4 * 0.2) / Math.sqrt(500))
    expect(Math.abs((sampled.groups[2]?.mean ?? 0) - (exact.groups[2]?.mean ?? 0))).toBeLessThan(0.05)
  })

  test('of a sample that takes everything is exact', () => {
    const { points, truth } = four
    expect(silhouette(points, truth, { sampleSize: 400 })).toEqual(silhouette(points, truth))
  })
})

test('Davies-Bouldin and Caliński-Harabasz by hand: points at 0, 2 and 10, 14', () => {
  const points = toPoints([[0], [2], [10], [14]])
  const labels = Uint32Array.of(0, 0, 1, 1)
  expectRelative(daviesBouldin(points, labels) ?? Number.NaN, (1 + 2) / 11, 1e-12)
  expectRelative(calinskiHarabasz(points, labels) ?? Number.NaN, 121 / ((2 + 8) / 2), 1e-12)
})

test('where an index has no value it says so: groups at one place, groups without spread', () => {
  const labels = Uint32Array.of(0, 0, 1, 1)
  expect(daviesBouldin(toPoints([[0], [2], [0], [2]]), labels)).toBeNull()
  expect(calinskiHarabasz(toPoints([[0], [0], [5], [5]]), labels)).toBeNull()
})

describe('eta squared', () => {
  const labels = Uint32Array.of(0, 0, 1, 1)
  const weight = new Float64Array(4).fill(1)

  test('by hand: group means 2 and 8, within 1 and 1', () => {
    expectRelative(etaSquared({ value: Float64Array.of(1, 3, 7, 9), labels, weight }), 36 / 40, 1e-12)
  })

  test('is 1 when groups tell all, 0 when they tell nothing or there is nothing to tell', () => {
    expect(etaSquared({ value: Float64Array.of(4, 4, 9, 9), labels, weight })).toBe(1)
    expect(etaSquared({ value: Float64Array.of(1, 3, 1, 3), labels, weight })).toBe(0)
    expect(etaSquared({ value: Float64Array.of(5, 5, 5, 5), labels, weight })).toBe(0)
  })

  test('out of sample does not reward many small groups of noise, and keeps what is real', () => {
    const random = seeded(12)
    const noise = Float64Array.from({ length: 600 }, () => normal(random))
    const many = Uint32Array.from(noise, (_, i) => i % 150)
    const data = { value: noise, labels: many, weight: noise.map(() => 1) }
    expect(etaSquared(data)).toBeGreaterThan(0.15)
    expect(crossValidatedEtaSquared(data, { seed: 1 })).toBeLessThan(0)
    const real = {
      ...data,
      labels: Uint32Array.from(noise, (_, i) => i % 3),
      value: noise.map((v, i) => v + 2 * (i % 3)),
    }
    // Between: 4 · 2/3; within: 1.
    expect(Math.abs(crossValidatedEtaSquared(real, { seed: 1 }) - 8 / 11)).toBeLessThan(0.05)
  })

  test('refuses values that are not finite, by row', () => {
    expect(() => etaSquared({ value: Float64Array.of(1, Infinity, 1, 1), labels, weight })).toThrow(
      expect.objectContaining({ code: 'not-finite', params: { row: 1, column: 'value', value: Infinity } }),
    )
  })
})

describe('the gap statistic', () => {
  test('finds four clouds', () => {
    expect(gapStatistic(four.points, { mostClusters: 6, seed: 1 }).recommended).toBe(4)
  })

  test('finds one cluster in one cloud', () => {
    const { points } = blobs({ seed: 2, centres: [[0, 0, 0]], perCentre: 300, deviation: 1 })
    expect(gapStatistic(points, { mostClusters: 4, seed: 1 }).recommended).toBe(1)
  })

  test('does not change with the unit or the order of rows', () => {
    const options = { mostClusters: 3, seed: 1 }
    const before = gapStatistic(four.points, options)
    expect(
      gapStatistic(
        mapPoints(four.points, (column) => column.toReversed()),
        options,
      ),
    ).toEqual(before)
    const rescaled = gapStatistic(
      mapPoints(four.points, (column) => column.map((value) => 4 * value)),
      options,
    )
    for (const [i, { gap, error }] of rescaled.gaps.entries()) {
      expect(Math.abs(gap - (before.gaps[i]?.gap ?? 0))).toBeLessThan(1e-9)
      expect(Math.abs(error - (before.gaps[i]?.error ?? 0))).toBeLessThan(1e-9)
    }
  })

  test('refuses fewer than 50 reference sets', () => {
    expect(() => gapStatistic(four.points, { mostClusters: 3, seed: 1, references: 49 })).toThrow(
      expect.objectContaining({ code: 'option-out-of-range' }),
    )
  })
})

describe('stability', () => {
  const find = kMeansFinder({ k: 4, starts: 5 })

  test('of clouds far apart is complete', () => {
    const groups = bootstrapStability(four.points, { find, seed: 1, repetitions: 20 })
    expect(groups).toHaveLength(4)
    for (const { jaccard, verdict } of groups) {
      expect(jaccard).toBeGreaterThan(0.99)
      expect(verdict).toBe('very-stable')
    }
    expect(splitHalfAgreement(four.points, { find, seed: 1 })).toBeGreaterThan(0.99)
  })

  test('of pieces of one cloud is not, and says which dissolve', () => {
    const { points } = blobs({ seed: 2, centres: [[0, 0]], perCentre: 300, deviation: 1 })
    const six = kMeansFinder({ k: 6, starts: 3 })
    const groups = bootstrapStability(points, { find: six, seed: 1, repetitions: 20 })
    expect(groups.filter(({ verdict }) => verdict === 'dissolves' || verdict === 'doubtful').length).toBeGreaterThan(0)
    expect(splitHalfAgreement(points, { find: six, seed: 1 })).toBeLessThan(0.8)
  })
})

function expectSame(one: number | null, other: number | null): void {
  if (one === null || other === null) expect(one).toBe(other)
  else expect(Math.abs(one - other)).toBeLessThan(1e-9 * (1 + Math.abs(other)))
}

function byDefinition(points: Points, labels: Uint32Array): number {
  const rows = toRows(points)
  const distance = (i: number, j: number) =>
    Math.hypot(...(rows[i] ?? []).map((value, d) => value - (rows[j]?.[d] ?? 0)))
  const meanTo = (i: number, label: number) => {
    const others = rows.flatMap((_, j) => (labels[j] === label && j !== i ? [distance(i, j)] : []))
    return others.reduce((sum, d) => sum + d, 0) / others.length
  }
  const scores = rows.map((_, i) => {
    const own = meanTo(i, labels[i] ?? 0)
    if (Number.isNaN(own)) return 0
    const others = [...new Set(labels)].filter((label) => label !== labels[i])
    const nearest = Math.min(...others.map((label) => meanTo(i, label)))
    return Math.max(own, nearest) === 0 ? 0 : (nearest - own) / Math.max(own, nearest)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}
