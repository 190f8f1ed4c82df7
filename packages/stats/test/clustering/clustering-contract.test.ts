import { describe, expect, test } from 'vitest'
import { bisectedGroup } from '../../src/clustering/bisected-group.ts'
import { bisectingKMeans } from '../../src/clustering/bisecting-k-means.ts'
import { adjustedRand } from '../../src/clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../../src/clustering/comparison/cross-table.ts'
import { gaussianMixture } from '../../src/clustering/gaussian-mixture.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { miniBatchKMeans } from '../../src/clustering/mini-batch-k-means.ts'
import { mostProbableComponent } from '../../src/clustering/mixture-membership.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import type { Columns, Points } from '../../src/clustering/points.ts'
import { blobs, mapPoints } from './points.ts'

/** One method behind a shape that all share: the plain data it gives, and the groups of the points that it was given. */
interface Candidate {
  readonly name: string
  readonly kind: string
  readonly fit: (points: Points, seed: number) => { readonly kind: string; readonly fit: { readonly n: number } }
  readonly assign: (points: Points, columns: Columns) => Uint32Array
}

const centres = [
  [0, 0, 0],
  [8, 0, 2],
  [0, 9, -4],
  [7, 8, 5],
]

const full = { covariance: 'full', k: 4 } as const
const diagonal = { covariance: 'diagonal', k: 4 } as const

/** Worth more on the far side of each of the first two dimensions, which is the same in any unit. */
function valued(points: Points) {
  const isFar = ['x0', 'x1'].map((name) => {
    const column = points.columns[name] ?? new Float64Array(0)
    const counted = column.filter((_, row) => (points.weight[row] ?? 0) > 0)
    const middle = (Math.min(...counted) + Math.max(...counted)) / 2
    return column.map((value) => (value > middle ? 1 : 0))
  })
  return {
    ...points,
    value: points.weight.map((_, row) => 100 + 100 * (isFar[0]?.[row] ?? 0) + 30 * (isFar[1]?.[row] ?? 0)),
  }
}

const bisecting = { targetVariation: 0.02, minimumWeight: 20 }

const candidates: readonly Candidate[] = [
  {
    name: 'k-means',
    kind: 'k-means',
    fit: (points, seed) => kMeans.fit(points, { k: 4, seed }),
    assign: (points, columns) => nearestCentre(kMeans.fit(points, { k: 4, seed: 1 }), columns),
  },
  {
    name: 'mini-batch k-means',
    kind: 'k-means',
    fit: (points, seed) => miniBatchKMeans.fit(points, { k: 4, seed, batches: 20 }),
    assign: (points, columns) => nearestCentre(miniBatchKMeans.fit(points, { k: 4, seed: 1, batches: 20 }), columns),
  },
  {
    name: 'Gaussian mixture, full',
    kind: 'gaussian-mixture',
    fit: (points, seed) => gaussianMixture.fit(points, { ...full, seed }),
    assign: (points, columns) => mostProbableComponent(gaussianMixture.fit(points, { ...full, seed: 1 }), columns),
  },
  {
    name: 'Gaussian mixture, diagonal',
    kind: 'gaussian-mixture',
    fit: (points, seed) => gaussianMixture.fit(points, { ...diagonal, seed }),
    assign: (points, columns) => mostProbableComponent(gaussianMixture.fit(points, { ...diagonal, seed: 1 }), columns),
  },
  {
    name: 'bisecting k-means',
    kind: 'bisecting-k-means',
    fit: (points, seed) => bisectingKMeans.fit(valued(points), { ...bisecting, seed }),
    assign: (points, columns) => bisectedGroup(bisectingKMeans.fit(valued(points), { ...bisecting, seed: 1 }), columns),
  },
]

const { points, truth } = blobs({ seed: 5, centres, perCentre: 60, deviation: 1 })
const { length } = points.weight

describe.each(candidates)('the contract of every way to group: $name', ({ kind, fit, assign }) => {
  const model = fit(points, 1)

  test('gives frozen, versioned plain data that survives JSON', () => {
    expect(model).toMatchObject({ kind, version: 1, fit: { n: length } })
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
    expect(isFrozen(model)).toBe(true)
  })

  test('finds groups that are there, and the same from the same seed', () => {
    const table = crossTable(assign(points, points.columns), truth, points.weight)
    expect(adjustedRand(table)).toBeGreaterThan(0.95)
    expect(fit(points, 1)).toEqual(model)
  })

  test('gives the same, to the last bit, in any order of the rows', () => {
    const turned = mapPoints(points, (column) => column.map((_, i) => column[(i * 7 + 3) % length] ?? Number.NaN))
    expect(fit(turned, 1)).toEqual(model)
  })

  test('takes a weight of 3 as three customers, to the last bit', () => {
    const weight = new Float64Array(length).map((_, i) => 1 + (i % 3))
    const index = [...weight].flatMap((times, i) => Array.from({ length: times }, () => i))
    const repeated = mapPoints(points, (column) => Float64Array.from(index, (i) => column[i] ?? Number.NaN))
    expect(fit({ ...points, weight }, 1)).toEqual(
      fit({ ...repeated, weight: new Float64Array(index.length).fill(1) }, 1),
    )
  })

  test('ignores rows of weight 0', () => {
    const padded = mapPoints(points, (column) => Float64Array.of(...column, 1e6, -1e6))
    expect(fit({ ...padded, weight: Float64Array.of(...points.weight, 0, 0) }, 1)).toEqual(model)
  })

  test('does not change its input', () => {
    const copy = structuredClone(points)
    fit(points, 1)
    expect(points).toEqual(copy)
  })

  test('groups the same in another unit, and seen from another place', () => {
    const labels = assign(points, points.columns)
    const moved = mapPoints(points, (column) => column.map((value) => 4 * value - 100))
    expect(agreement(assign(moved, moved.columns), labels)).toBe(1)
  })

  test('assigns a row by itself as among others', () => {
    const labels = assign(points, points.columns)
    const tenth = Object.fromEntries(Object.entries(points.columns).map(([key, column]) => [key, column.slice(10, 11)]))
    expect(assign(points, tenth)[0]).toBe(labels[10])
  })

  test('refuses a bad row by name, differing lengths, nothing at all, and columns that are not there', () => {
    const bad = mapPoints(points, (column) => column.with(5, Number.NaN))
    expect(() => fit(bad, 1)).toThrow(
      expect.objectContaining({ code: 'not-finite', params: { row: 5, column: 'x0', value: Number.NaN } }),
    )
    expect(() => fit({ ...points, weight: points.weight.with(5, -1) }, 1)).toThrow(
      expect.objectContaining({ code: 'negative', params: { row: 5, column: 'weight', value: -1 } }),
    )
    expect(() => fit({ ...points, weight: new Float64Array(3) }, 1)).toThrow(
      expect.objectContaining({ code: 'columns-differ-in-length' }),
    )
    expect(() => fit({ columns: { x0: new Float64Array(0) }, weight: new Float64Array(0) }, 1)).toThrow(
      expect.objectContaining({ code: 'no-rows' }),
    )
    expect(() => assign(points, { x0: new Float64Array(1) })).toThrow(
      expect.objectContaining({ code: 'column-missing', params: { column: 'x1' } }),
    )
  })
})

test.each([
  ['k-means', (p: Points) => kMeans.fit(p, { k: 4, seed: 1 })],
  ['Gaussian mixture', (p: Points) => gaussianMixture.fit(p, { k: 4, seed: 1 })],
  ['mini-batch k-means', (p: Points) => miniBatchKMeans.fit(p, { k: 4, seed: 1 })],
] as const)('%s refuses more clusters than rows that differ, with both numbers', (_, fit) => {
  const three = { columns: { x: Float64Array.of(1, 1, 2, 3, 3) }, weight: new Float64Array(5).fill(1) }
  expect(() => fit(three)).toThrow(
    expect.objectContaining({ code: 'too-few-distinct-rows', params: { needed: 4, found: 3 } }),
  )
})

test('a number of clusters that is none is refused', () => {
  for (const k of [0, 2.5, Number.NaN]) {
    const refusal = expect.objectContaining({
      code: 'option-out-of-range',
      params: { option: 'k', value: k, least: 1 },
    })
    expect(() => kMeans.fit(points, { k, seed: 1 })).toThrow(refusal)
    expect(() => gaussianMixture.fit(points, { k, seed: 1 })).toThrow(refusal)
  }
})

function agreement(one: Uint32Array, other: Uint32Array): number {
  return adjustedRand(crossTable(one, other, new Float64Array(one.length).fill(1)))
}

function isFrozen(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true
  return Object.isFrozen(data) && Object.values(data).every(isFrozen)
}
