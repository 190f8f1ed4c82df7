import { describe, expect, test } from 'vitest'
import { bisectedGroup } from '../../src/clustering/bisected-group.ts'
import { bisectingKMeans } from '../../src/clustering/bisecting-k-means.ts'
import { chooseK } from '../../src/clustering/choice-of-k.ts'
import { adjustedRand } from '../../src/clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../../src/clustering/comparison/cross-table.ts'
import { gaussianMixture } from '../../src/clustering/gaussian-mixture.ts'
import { groupProfiles } from '../../src/clustering/group-profiles.ts'
import { toClusters } from '../../src/clustering/k-means/clusters.ts'
import { partitions } from '../../src/clustering/k-means/starts.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { mostProbableComponent, responsibilities } from '../../src/clustering/mixture-membership.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import { toDistinctRows } from '../../src/clustering/rows.ts'
import { expectRelative } from '../close.ts'
import { seeded } from '../random.ts'
import { blobs, normal, toPoints, toRows } from './points.ts'

describe('a Gaussian mixture', () => {
  const truth = [
    { share: 0.6, mean: [0, 0], deviation: [1, 2], correlation: 0.8 },
    { share: 0.4, mean: [5, 3], deviation: [2, 0.5], correlation: -0.5 },
  ] as const

  test.each([1, 2, 3])('comes back from a simulated world: shares, means, covariances (world %d)', (seed) => {
    const random = seeded(seed)
    const n = 6000
    const rows = Array.from({ length: n }, () => {
      const { mean, deviation, correlation } = random() < 0.6 ? truth[0] : truth[1]
      const [a, b] = [normal(random), normal(random)]
      const second = correlation * a + Math.sqrt(1 - correlation ** 2) * b
      return [mean[0] + deviation[0] * a, mean[1] + deviation[1] * second]
    })
    const model = gaussianMixture.fit(toPoints(rows), { k: 2, seed: 1, starts: 3 })
    expect(model.fit).toMatchObject({ converged: true, warnings: [] })
    for (const [c, { share, mean, deviation, correlation }] of truth.entries()) {
      const found = model.components[c]
      const weight = share * n
      expect(Math.abs((found?.share ?? 0) - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n))
      for (const j of [0, 1] as const) {
        // The clouds overlap a little, so errors are somewhat above those of known members: 5 instead of 4.
        expect(Math.abs((found?.mean[j] ?? 0) - mean[j])).toBeLessThan((5 * deviation[j]) / Math.sqrt(weight))
        const variance = deviation[j] ** 2
        expect(Math.abs((found?.covariance[j]?.[j] ?? 0) / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / weight))
      }
      const covariance = correlation * deviation[0] * deviation[1]
      expect(Math.abs((found?.covariance[0]?.[1] ?? 0) - covariance)).toBeLessThan(
        (5 * 1.3 * deviation[0] * deviation[1]) / Math.sqrt(weight),
      )
    }
  })

  test('of one component is the mean and the covariance, and its likelihood the normal one', () => {
    const points = toPoints([
      [1, 2],
      [3, 1],
      [4, 6],
      [8, 7],
    ])
    const model = gaussianMixture.fit(points, { k: 1, seed: 1, regularisation: 1e-12 })
    const [component] = model.components
    expect(component?.mean).toEqual([4, 4])
    // Sums of squares 26 and 26, products 3·2 + 1·3 + 0·2 + 4·3 = 21, over 4.
    const matrix = [
      [6.5, 5.25],
      [5.25, 6.5],
    ]
    for (const [i, row] of matrix.entries()) {
      for (const [j, value] of row.entries()) expectRelative(component?.covariance[i]?.[j] ?? Number.NaN, value, 1e-9)
    }
    const determinant = 6.5 ** 2 - 5.25 ** 2
    expectRelative(model.fit.logLikelihood, -2 * (2 * Math.log(2 * Math.PI) + Math.log(determinant) + 2), 1e-9)
    expectRelative(model.fit.bic, -2 * model.fit.logLikelihood + 5 * Math.log(4), 1e-12)
    expectRelative(model.fit.icl, model.fit.bic, 1e-12)
  })

  test('gives probabilities that add up to 1, also far away from everything', () => {
    const { points } = blobs({
      seed: 1,
      centres: [
        [0, 0],
        [6, 6],
      ],
      perCentre: 200,
      deviation: 1,
    })
    const model = gaussianMixture.fit(points, { k: 2, seed: 1 })
    const columns = { x0: Float64Array.of(0, 6, 1e6, -1e6), x1: Float64Array.of(0, 6, 1e6, 3) }
    const [one = new Float64Array(0), two = new Float64Array(0)] = responsibilities(model, columns)
    for (const [row, share] of one.entries()) expectRelative(share + (two[row] ?? 0), 1, 1e-12)
    const labels = mostProbableComponent(model, columns)
    expect(labels[0]).not.toBe(labels[1])
  })

  test('has fewer parameters with diagonal covariances, and BIC prefers those where nothing goes together', () => {
    const { points } = blobs({
      seed: 3,
      centres: [
        [0, 0, 0],
        [7, 7, 7],
      ],
      perCentre: 300,
      deviation: 1,
    })
    const full = gaussianMixture.fit(points, { k: 2, seed: 1 })
    const diagonal = gaussianMixture.fit(points, { k: 2, seed: 1, covariance: 'diagonal' })
    expect([full.fit.parameters, diagonal.fit.parameters]).toEqual([19, 13])
    expect(diagonal.fit.bic).toBeLessThan(full.fit.bic)
    expect(full.fit.logLikelihood).toBeGreaterThan(diagonal.fit.logLikelihood)
  })

  test('says so when the iterations run out', () => {
    const { points } = blobs({
      seed: 3,
      centres: [
        [0, 0],
        [2, 0],
      ],
      perCentre: 200,
      deviation: 1,
    })
    const { fit } = gaussianMixture.fit(points, { k: 2, seed: 1, maxIterations: 1, tolerance: 1e-16 })
    expect(fit.converged).toBe(false)
    expect(fit.warnings[0]?.code).toBe('iteration-limit')
  })

  test('says where a component is flat, and where one rests on too few', () => {
    const random = seeded(2)
    const rows = Array.from({ length: 200 }, (_, i) =>
      i < 100 ? [normal(random), 0] : [20 + normal(random), normal(random)],
    )
    const { fit } = gaussianMixture.fit(toPoints(rows), { k: 2, seed: 1 })
    expect(fit.warnings).toContainEqual(expect.objectContaining({ code: 'component-flat' }))
    const alone = toPoints([...rows.slice(100), [1000, 1000]])
    expect(gaussianMixture.fit(alone, { k: 2, seed: 1 }).fit.warnings).toContainEqual(
      expect.objectContaining({ code: 'component-too-small' }),
    )
  })
})

describe('bisecting k-means', () => {
  const levels = [10, 20, 40, 80]
  const { points, truth } = blobs({
    seed: 6,
    centres: levels.map((level) => [level / 5, level % 7]),
    perCentre: 250,
    deviation: 0.4,
  })
  const random = seeded(7)
  const value = Float64Array.from(truth, (c) => (levels[c] ?? 0) * (1 + 0.05 * normal(random)))
  const data = { ...points, value }

  test('divides until every group is compact in value, and no further', () => {
    const model = bisectingKMeans.fit(data, { seed: 1, targetVariation: 0.1 })
    expect(model.groups.map(({ meanValue }) => Math.round(meanValue / 10))).toEqual([8, 4, 2, 1])
    expect(model.groups.every(({ end, variation }) => end === 'compact' && (variation ?? 1) < 0.1)).toBe(true)
    expect(model.fit).toMatchObject({ n: 1000, converged: true })
    expect(model.fit.explained).toBeGreaterThan(0.98)
    expect(model.nodes).toHaveLength(7)
  })

  test('counts in each group who is assigned to it', () => {
    const model = bisectingKMeans.fit(data, { seed: 1, targetVariation: 0.1 })
    const labels = bisectedGroup(model, points.columns)
    for (const [group, { weight, meanValue }] of model.groups.entries()) {
      const members = [...labels.keys()].filter((row) => labels[row] === group)
      expect(members).toHaveLength(weight)
      expectRelative(members.reduce((sum, row) => sum + (value[row] ?? 0), 0) / weight, meanValue, 1e-9)
    }
  })

  test('says why it stopped where groups are not compact', () => {
    const ends = (options: object) => {
      const model = bisectingKMeans.fit(data, { seed: 1, targetVariation: 0.01, ...options })
      expect(model.fit.converged).toBe(false)
      expect(model.groups.every(({ weight }) => weight >= 200)).toBe(true)
      return new Set(model.groups.map(({ end }) => end))
    }
    expect(ends({ minimumWeight: 200 })).toEqual(new Set(['too-small-to-divide']))
    expect(ends({ minimumWeight: 200, mostGroups: 2 })).toContain('most-groups')
  })

  test('does not divide points that are equal, or that a division would leave too few of', () => {
    const same = {
      columns: { x: new Float64Array(500) },
      weight: new Float64Array(500).fill(1),
      value: value.slice(0, 500),
    }
    expect(bisectingKMeans.fit(same, { seed: 1, targetVariation: 0.01 }).groups).toMatchObject([
      { end: 'points-equal' },
    ])
    const lonely = { ...same, columns: { x: same.columns.x.with(0, 9) } }
    expect(bisectingKMeans.fit(lonely, { seed: 1, targetVariation: 0.01 }).groups).toMatchObject([
      { end: 'parts-would-be-too-small' },
    ])
  })

  test('knows no variation where the mean value is zero', () => {
    const zero = {
      columns: { x: Float64Array.of(0, 1) },
      weight: Float64Array.of(60, 60),
      value: Float64Array.of(-1, 1),
    }
    expect(bisectingKMeans.fit(zero, { seed: 1, targetVariation: 0.1 }).groups[0]?.variation).toBeNull()
  })

  test('refuses a value that is not finite, and options outside their range', () => {
    expect(() =>
      bisectingKMeans.fit({ ...data, value: value.with(3, Number.NaN) }, { seed: 1, targetVariation: 0.1 }),
    ).toThrow(expect.objectContaining({ code: 'not-finite', params: { row: 3, column: 'value', value: Number.NaN } }))
    expect(() => bisectingKMeans.fit(data, { seed: 1, targetVariation: 0 })).toThrow(
      expect.objectContaining({ code: 'option-out-of-range', params: { option: 'targetVariation', value: 0 } }),
    )
  })
})

describe('the choice of k', () => {
  test('finds four clouds, with every index in favour', () => {
    const { points } = blobs({
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
    const { recommended, gapRecommends, reasons } = chooseK(points, { seed: 1, mostClusters: 6, resamples: 10 })
    expect({ recommended, gapRecommends }).toEqual({ recommended: 4, gapRecommends: 4 })
    expect(reasons.map(({ code }) => code)).toEqual([
      'all-clusters-stable',
      'greatest-silhouette',
      'gap-agrees',
      'davies-bouldin-agrees',
      'calinski-harabasz-agrees',
    ])
  })

  test('takes the best of its starts where a single one fails: sixteen clouds apart, each found whole', () => {
    const centres = Array.from({ length: 16 }, (_, c) => [8 * (c % 4), 8 * Math.floor(c / 4)])
    const { points, truth } = blobs({ seed: 5, centres, perCentre: 40, deviation: 1 })
    const rows = toDistinctRows(points, 16)
    const known = toClusters(rows, meansOf(toRows(points), truth)).reduce((sum, { inertia }) => sum + inertia, 0)
    const seeds = Array.from({ length: 30 }, (_, seed) => seed + 1)
    const alone = seeds.map((seed) => kMeans.fit(points, { k: 16, seed, starts: 1 }).fit.inertia)
    const failed = seeds.filter((_, i) => (alone[i] ?? 0) > 1.2 * known)
    expect(failed.length).toBeGreaterThan(0)
    for (const seed of failed) {
      const model = kMeans.fit(points, { k: 16, seed })
      const starts = partitions(rows, { k: 16, seed, starts: 10, maxIterations: 300 }).map(({ inertia }) => inertia)
      expectRelative(model.fit.inertia, Math.min(...starts), 1e-12)
      expectRelative(model.fit.inertia, known, 1e-9)
      const labels = nearestCentre(model, points.columns)
      expect(adjustedRand(crossTable(labels, truth, points.weight))).toBe(1)
    }
    const seed = failed[0] ?? 0
    const [candidate] = chooseK(points, { seed, mostClusters: 16, resamples: 1, sampleSize: 640 }).candidates.slice(-1)
    expectRelative(candidate?.inertia ?? Number.NaN, known, 1e-9)
  })

  test('says that one cloud has no clusters, whatever it recommends', () => {
    const { points } = blobs({ seed: 2, centres: [[0, 0, 0, 0, 0]], perCentre: 400, deviation: 1 })
    const { gapRecommends, reasons } = chooseK(points, { seed: 1, mostClusters: 4, resamples: 10 })
    expect(gapRecommends).toBe(1)
    expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['gap-finds-no-clusters', 'weak-structure']))
  })
})

describe('profiles', () => {
  const labels = Uint32Array.of(0, 0, 1, 1)
  const weight = new Float64Array(4).fill(1)

  test('rank the measures that set a group apart, in standard deviations of all', () => {
    const columns = {
      spend: Float64Array.of(10, 10, 20, 20),
      visits: Float64Array.of(1, 3, 2, 4),
      flat: new Float64Array(4),
    }
    const [first, second] = groupProfiles(columns, labels, weight)
    // Deviations of all: 5, √1.25 and 0.
    expect(first?.measures.map(({ measure, code }) => [measure, code])).toEqual([
      ['spend', 'far-below'],
      ['visits', 'far-below'],
      ['flat', 'like-the-rest'],
    ])
    expect(first?.measures[0]).toMatchObject({ mean: 10, meanOfRest: 20, difference: -2, coverage: 1 })
    expectRelative(second?.measures[1]?.difference ?? Number.NaN, 1 / Math.sqrt(1.25), 1e-12)
    expect(first).toMatchObject({ group: 0, weight: 2, share: 0.5 })
  })

  test('leave missing values out and say how many there are', () => {
    const [first, second] = groupProfiles(
      { spend: Float64Array.of(10, Number.NaN, Number.NaN, Number.NaN) },
      labels,
      weight,
    )
    expect(first?.measures[0]).toMatchObject({ mean: 10, meanOfRest: null, difference: 0, coverage: 0.5 })
    expect(second?.measures[0]).toMatchObject({ mean: null, meanOfRest: 10, coverage: 0 })
  })

  test('refuse columns of different lengths', () => {
    expect(() => groupProfiles({ spend: new Float64Array(3) }, labels, weight)).toThrow(
      expect.objectContaining({ code: 'columns-differ-in-length' }),
    )
  })
})

/** The mean of each cloud, packed as centres. */
function meansOf(rows: readonly (readonly number[])[], truth: Uint32Array): Float64Array {
  const clouds = [...new Set(truth)].map((cloud) => rows.filter((_, row) => truth[row] === cloud))
  const means = clouds.map((members) =>
    [0, 1].map((j) => members.reduce((sum, row) => sum + (row[j] ?? 0), 0) / members.length),
  )
  return Float64Array.from(means.flat())
}
