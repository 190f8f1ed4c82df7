import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { adjustedRand } from '../../src/clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../../src/clustering/comparison/cross-table.ts'
import { groupProfiles } from '../../src/clustering/group-profiles.ts'
import { kMeans } from '../../src/clustering/k-means.ts'
import { nearestCentre } from '../../src/clustering/nearest-centre.ts'
import { fitPreparation, prepare } from '../../src/clustering/preparation.ts'
import { cart } from '../../src/trees/cart.ts'
import { leafRules } from '../../src/trees/leaf-rules.ts'

describeWithData('wholesale_customers', 'wholesale customers, from raw spend to groups that have names', (folder) => {
  const lines = readFileSync(join(folder, 'Wholesale_customers_data.csv'), 'utf8').trim().split(/\r?\n/)
  const names = lines[0]?.split(',') ?? []
  const cells = lines.slice(1).map((line) => line.split(',').map(Number))
  const column = (name: string) => Float64Array.from(cells, (row) => row[names.indexOf(name)] ?? Number.NaN)
  const spend = Object.fromEntries(names.slice(2).map((name) => [name, column(name)]))
  const weight = new Float64Array(cells.length).fill(1)
  const channel = Uint32Array.from(column('Channel'), (code) => code - 1)
  const preparation = fitPreparation({ columns: spend, weight })

  test('all six kinds of spend have long tails and are prepared by their logarithm', () => {
    expect(preparation.measures.map(({ measure }) => measure)).toEqual(names.slice(2))
    expect(preparation.measures.every(({ logShift }) => logShift === 0)).toBe(true)
    expect(preparation.excluded).toEqual([])
  })

  test('two groups find hotels and retailers, whom nobody named, by detergents, groceries and milk', () => {
    const points = { columns: prepare(preparation, spend), weight }
    const model = kMeans.fit(points, { k: 2, seed: 1 })
    const labels = nearestCentre(model, points.columns)
    // Prepared, k-means finds about half of what the channel says; on raw spend next to nothing.
    expect(adjustedRand(crossTable(labels, channel, weight))).toBeGreaterThan(0.45)
    const raw = kMeans.fit({ columns: spend, weight }, { k: 2, seed: 1 })
    expect(adjustedRand(crossTable(nearestCentre(raw, spend), channel, weight))).toBeLessThan(0.1)
    const distinguishing = groupProfiles(spend, labels, weight)[0]
      ?.measures.slice(0, 3)
      .map(({ measure }) => measure)
    expect(new Set(distinguishing)).toEqual(new Set(['Detergents_Paper', 'Grocery', 'Milk']))
  })

  test('a tree says in one rule how retailers can be told', () => {
    const { tree } = cart.fit(
      { predictors: spend, outcome: Float64Array.from(channel), weight },
      { outcome: 'class', seed: 1, leastWeight: 20 },
    )
    const rules = leafRules(tree)
    const retail = rules.reduce((best, rule) => ((rule.estimate[1] ?? 0) > (best.estimate[1] ?? 0) ? rule : best))
    expect(retail.conditions.map(({ predictor }) => predictor)).toContain('Detergents_Paper')
    expect(retail.estimate[1]).toBeGreaterThan(0.8)
  })
})
