import { expect, test } from 'vitest'
import { bisectingKMeans } from '../../src/clustering/bisecting-k-means.ts'
import { expectationMaximisation } from '../../src/clustering/gaussian-mixture/expectation-maximisation.ts'
import { calinskiHarabasz } from '../../src/clustering/indices/calinski-harabasz.ts'
import { daviesBouldin } from '../../src/clustering/indices/davies-bouldin.ts'
import { silhouette } from '../../src/clustering/indices/silhouette.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import { toDistinctRows } from '../../src/clustering/rows.ts'
import { expectPrinted } from '../close.ts'
import { toPoints } from './points.ts'

test('docs/models/k-means.md: 1, 2, 4, 10 and 12 in two clusters', () => {
  const points = toPoints([[1], [2], [4], [10], [12]])
  const model = kMeans.fit(points, { k: 2, seed: 1 })
  const labels = nearestCentre(model, points.columns)
  expectPrinted(model.clusters[0]?.centre[0] ?? Number.NaN, '2.3333')
  expect(model.clusters[1]?.centre).toEqual([11])
  expectPrinted(model.fit.inertia, '6.6667')
  expectPrinted(silhouette(points, labels).mean, '0.7617')
  expectPrinted(daviesBouldin(points, labels) ?? Number.NaN, '0.2436')
  expectPrinted(calinskiHarabasz(points, labels) ?? Number.NaN, '40.56')
})

test('docs/models/gaussian-mixture.md: one step of EM on 0, 1 and 2', () => {
  const rows = toDistinctRows(toPoints([[0], [1], [2]]), 2)
  // Responsibilities 1/(1 + e⁻²), 1/2 and 1/(1 + e²).
  const first = Float64Array.of(1 / (1 + Math.exp(-2)), 0.5, 1 / (1 + Math.exp(2)))
  const start = [first, first.map((probability) => 1 - probability)]
  const shape = { covariance: 'full', floor: Float64Array.of(0), maxIterations: 0, tolerance: 0 } as const
  const { components, logLikelihood } = expectationMaximisation(rows, start, shape)
  expectPrinted(components[0]?.mean[0] ?? Number.NaN, '0.4923')
  expectPrinted(components[1]?.mean[0] ?? Number.NaN, '1.5077')
  expectPrinted(components[0]?.covariance[0] ?? Number.NaN, '0.4089')
  expectPrinted(logLikelihood, '-3.5492')
})

test('docs/models/bisecting-k-means.md: five hundred customers in three groups', () => {
  const points = { columns: { x: Float64Array.of(1, 2, 10, 11, 20) }, weight: new Float64Array(5).fill(100) }
  const value = Float64Array.of(100, 110, 40, 44, 10)
  const model = bisectingKMeans.fit({ ...points, value }, { seed: 1, targetVariation: 0.1 })
  expect(model.groups.map(({ meanValue, weight }) => [meanValue, weight])).toEqual([
    [105, 200],
    [42, 200],
    [10, 100],
  ])
  expectPrinted(model.groups[0]?.variation ?? Number.NaN, '0.0476')
  expectPrinted(model.fit.explained, '0.9920')
})
