import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { chooseK } from '../../src/clustering/choice-of-k.ts'
import { adjustedRand } from '../../src/clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../../src/clustering/comparison/cross-table.ts'
import { gaussianMixture } from '../../src/clustering/gaussian-mixture.ts'
import { calinskiHarabasz } from '../../src/clustering/indices/calinski-harabasz.ts'
import { daviesBouldin } from '../../src/clustering/indices/davies-bouldin.ts'
import { silhouette } from '../../src/clustering/indices/silhouette.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { mostProbableComponent } from '../../src/clustering/mixture-membership.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import type { Points } from '../../src/clustering/points.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { iris, toPoints, toRows } from './points.ts'

describeWithData('iris', 'iris in raw units, against scikit-learn (domain.md 3.7)', (folder) => {
  const { points, species } = iris(folder)

  test('two clusters: inertia 152.348, silhouette 0.6810, Davies-Bouldin 0.4043, Calinski-Harabasz 513.92', () => {
    expectIndices(points, 2, ['152.348', '0.6810', '0.4043', '513.92'])
  })

  test('three clusters: 78.851, 0.5528, 0.6620, 561.63, of 62, 50 and 38 flowers', () => {
    const { clusters } = expectIndices(points, 3, ['78.851', '0.5528', '0.6620', '561.63'])
    expect(clusters.map(({ weight }) => weight)).toEqual([62, 50, 38])
  })

  test('three clusters agree with the species to an adjusted Rand index of 0.7302', () => {
    const labels = nearestCentre(kMeans.fit(points, { k: 3, seed: 1, starts: 50 }), points.columns)
    expectPrinted(adjustedRand(crossTable(labels, species, points.weight)), '0.7302')
  })

  test('the copy of UCI with two wrong rows would give 78.941, 0.5526, 0.6623, 560.40 instead', () => {
    const wrong = toRows(points).map((row, i) => {
      if (i === 34) return [4.9, 3.1, 1.5, 0.1]
      return i === 37 ? [4.9, 3.1, 1.5, 0.1] : row
    })
    expectIndices(toPoints(wrong), 3, ['78.941', '0.5526', '0.6623', '560.40'])
  })

  test('a mixture of two full normal distributions has the BIC that mclust prints for model VVV, 574.0178', () => {
    const model = gaussianMixture.fit(points, { k: 2, seed: 1 })
    expect(model.fit).toMatchObject({ n: 150, parameters: 29, converged: true, warnings: [] })
    expectPrinted(model.fit.bic, '574.0178')
  })

  test('a mixture of three finds the species but for five flowers', () => {
    // The confusion of EM with full covariances that mclust's and scikit-learn's pages show: 50, 45 + 5, 50.
    const labels = mostProbableComponent(gaussianMixture.fit(points, { k: 3, seed: 1 }), points.columns)
    const { counts } = crossTable(labels, species, points.weight)
    expect(counts.map((row) => Math.max(...row)).sort()).toEqual([45, 50, 50])
  })

  test('the choice of k reports every index, and why it takes two and not the three species', () => {
    const { candidates, recommended, reasons } = chooseK(points, { seed: 1, mostClusters: 5, resamples: 20 })
    expect(candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5])
    expect(recommended).toBe(2)
    expectPrinted(candidates[1]?.silhouette ?? Number.NaN, '0.5528')
    const codes = reasons.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['all-clusters-stable', 'greatest-silhouette']))
    expect(reasons).toContainEqual({ code: 'calinski-harabasz-prefers', params: { k: 3 } })
    expect(reasons).toContainEqual({ code: 'davies-bouldin-agrees', params: { k: 2 } })
  })
})

function expectIndices(points: Points, k: number, printed: readonly [string, string, string, string]) {
  const model = kMeans.fit(points, { k, seed: 1, starts: 50 })
  const labels = nearestCentre(model, points.columns)
  expectPrinted(model.fit.inertia, printed[0])
  expectPrinted(silhouette(points, labels).mean, printed[1])
  expectPrinted(daviesBouldin(points, labels) ?? Number.NaN, printed[2])
  expectPrinted(calinskiHarabasz(points, labels) ?? Number.NaN, printed[3])
  expectRelative(
    model.clusters.reduce((sum, { inertia }) => sum + inertia, 0),
    model.fit.inertia,
    1e-12,
  )
  return model
}
