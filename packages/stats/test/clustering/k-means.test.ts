import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lloyd } from '../../src/clustering/k-means/lloyd.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { miniBatchKMeans } from '../../src/clustering/mini-batch-k-means.ts'
import { leadOverCluster, nearestCentre } from '../../src/clustering/nearest-centre.ts'
import { toDistinctRows } from '../../src/clustering/rows.ts'
import { expectRelative } from '../close.ts'
import { blobs, toPoints, toRows } from './points.ts'

const fewRows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 4,
  maxLength: 9,
  selector: ([x, y]) => `${x},${y}`,
})

describe('k-means', () => {
  test('with many starts finds the best partition of all, on so few points that all can be tried', () => {
    fc.assert(
      fc.property(fewRows, fc.integer({ min: 2, max: 3 }), (rows, k) => {
        const { inertia } = kMeans.fit(toPoints(rows), { k, seed: 1, starts: 100 }).fit
        expectRelative(inertia + 1, leastInertia(rows, k) + 1, 1e-9)
      }),
      { numRuns: 60, seed: 4 },
    )
  })

  test('ends where every centre is the mean of the points that are nearest to it', () => {
    const { points } = blobs({
      seed: 9,
      centres: [
        [0, 0],
        [3, 1],
        [1, 4],
      ],
      perCentre: 200,
      deviation: 1.5,
    })
    const model = kMeans.fit(points, { k: 5, seed: 2 })
    const labels = nearestCentre(model, points.columns)
    for (const [c, { centre, weight }] of model.clusters.entries()) {
      const members = toRows(points).filter((_, row) => labels[row] === c)
      expect(members).toHaveLength(weight)
      for (const [j, value] of centre.entries()) {
        expectRelative(members.reduce((sum, row) => sum + (row[j] ?? 0), 0) / weight, value, 1e-12)
      }
    }
  })

  test('lists clusters from the largest to the smallest', () => {
    const { points } = blobs({
      seed: 3,
      centres: [
        [0, 0],
        [9, 9],
      ],
      perCentre: 50,
      deviation: 1,
    })
    const weights = kMeans.fit(points, { k: 4, seed: 1 }).clusters.map(({ weight }) => weight)
    expect(weights).toEqual(weights.toSorted((one, other) => other - one))
  })

  test('with one cluster gives the mean and the total sum of squares', () => {
    const model = kMeans.fit(
      toPoints([
        [1, 5],
        [3, 5],
        [5, 5],
      ]),
      { k: 1, seed: 1 },
    )
    expect(model.clusters).toEqual([{ centre: [3, 5], weight: 3, inertia: 8 }])
  })

  test('with as many clusters as points has no inertia', () => {
    expect(kMeans.fit(toPoints([[1], [2], [7], [40]]), { k: 4, seed: 1 }).fit.inertia).toBe(0)
  })

  test('says so when the iterations run out', () => {
    const { points } = blobs({ seed: 9, centres: [[0, 0]], perCentre: 500, deviation: 1 })
    const { fit } = kMeans.fit(points, { k: 6, seed: 1, starts: 1, maxIterations: 1 })
    expect(fit).toMatchObject({ converged: false, warnings: [{ code: 'iteration-limit', params: { iterations: 1 } }] })
  })

  test('on more rows than starts are tried on ends close to where all rows from the start would', () => {
    const centres = [
      [0, 0],
      [4, 0],
      [0, 4],
      [4, 4],
      [2, 8],
    ]
    const { points } = blobs({ seed: 21, centres, perCentre: 4000, deviation: 1 })
    const rows = toDistinctRows(points, 5)
    const sampled = kMeans.fit(points, { k: 5, seed: 1 })
    const exact = lloyd(rows, Float64Array.from(centres.flat()), { maxIterations: 500, restless: 0 })
    expect(exact.converged).toBe(true)
    expectRelative(sampled.fit.inertia, exact.inertia, 1e-4)
  })
})

describe('Lloyd’s algorithm', () => {
  const rows = toDistinctRows(toPoints([[0], [1], [2], [10], [11], [30]]), 3)

  test('gives a cluster that lost all its points the one that costs most where it is', () => {
    // Nobody is nearest to 1000; 30 costs most.
    const { labels, centres } = lloyd(rows, Float64Array.of(1, 10, 1000), { maxIterations: 50, restless: 0 })
    expect(Array.from(centres).sort((a, b) => a - b)).toEqual([1, 10.5, 30])
    expect(new Set(labels).size).toBe(3)
  })

  test('with bounds ends as without: the same centres as by measuring all distances in every step', () => {
    const { points } = blobs({
      seed: 13,
      centres: [
        [0, 0],
        [2, 2],
      ],
      perCentre: 400,
      deviation: 1.5,
    })
    const many = toDistinctRows(points, 4)
    const start = many.coordinates.slice(0, 8)
    const { centres } = lloyd(many, start, { maxIterations: 500, restless: 0 })
    expect(Array.from(centres)).toEqual(withoutBounds(toRows(points), start))
  })
})

test('the lead over another cluster is 0 in one’s own and 1 on the centre', () => {
  const model = kMeans.fit(toPoints([[0], [2], [20], [22]]), { k: 2, seed: 1 })
  const columns = { x0: Float64Array.of(1, 6, 11, 16) }
  const labels = nearestCentre(model, columns)
  const other = labels.map((label) => 1 - label)
  expect(Array.from(leadOverCluster(model, columns, labels))).toEqual([0, 0, 0, 0])
  const lead = leadOverCluster(model, columns, other)
  expect(lead[0]).toBe(1)
  expectRelative(lead[1] ?? Number.NaN, 1 - 5 / 15, 1e-12)
  expect(lead[2]).toBe(0)
})

test('mini-batch k-means comes within a hundredth of k-means', () => {
  const centres = Array.from({ length: 6 }, (_, c) => [3 * (c % 3), 3 * (c % 2), c])
  const { points } = blobs({ seed: 2, centres, perCentre: 3000, deviation: 1 })
  const whole = kMeans.fit(points, { k: 6, seed: 1 }).fit.inertia
  const batches = miniBatchKMeans.fit(points, { k: 6, seed: 1, batchSize: 1000, batches: 50 }).fit.inertia
  expect(batches / whole).toBeGreaterThan(1 - 1e-3)
  expect(batches / whole).toBeLessThan(1.01)
})

/** Every partition into at most k clusters. */
function leastInertia(rows: readonly (readonly number[])[], k: number): number {
  let least = Infinity
  for (let code = 0; code < k ** rows.length; code++) {
    const clusters = Array.from({ length: k }, (_, c) => rows.filter((_row, i) => Math.floor(code / k ** i) % k === c))
    least = Math.min(
      least,
      clusters.reduce((sum, members) => sum + spread(members), 0),
    )
  }
  return least
}

function spread(members: readonly (readonly number[])[]): number {
  return [0, 1].reduce((sum, j) => {
    const mean = members.reduce((total, row) => total + (row[j] ?? 0), 0) / members.length
    return sum + members.reduce((total, row) => total + ((row[j] ?? 0) - mean) ** 2, 0)
  }, 0)
}

/** Rows sorted as the algorithm sorts them, so that sums round alike. */
function withoutBounds(unsorted: readonly number[][], start: Float64Array): number[] {
  const rows = unsorted.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0))
  let centres = Array.from({ length: start.length / 2 }, (_, c) => [start[2 * c] ?? 0, start[2 * c + 1] ?? 0])
  for (let step = 0; step < 500; step++) {
    const distance = (row: number[], [x = 0, y = 0]: number[]) => ((row[0] ?? 0) - x) ** 2 + ((row[1] ?? 0) - y) ** 2
    const labels = rows.map((row) => {
      const all = centres.map((centre) => distance(row, centre))
      return all.indexOf(Math.min(...all))
    })
    centres = centres.map((_, c) => {
      const members = rows.filter((_row, i) => labels[i] === c)
      return [0, 1].map((j) => members.reduce((sum, row) => sum + (row[j] ?? 0), 0) / members.length)
    })
  }
  return centres.flat()
}
