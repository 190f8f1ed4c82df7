import { expect, test } from 'vitest'
import { grow } from '../../src/trees/cart/grow.ts'
import { pruningSequence } from '../../src/trees/cart/prune.ts'
import { chaid } from '../../src/trees/chaid.ts'
import { honestLeaves } from '../../src/trees/honest-leaves.ts'
import { toTraining } from '../../src/trees/tree-data.ts'
import { expectPrinted } from '../close.ts'
import { toTreeData } from './data.ts'

test('docs/models/cart.md: six customers by month', () => {
  const data = toTreeData(
    [1, 2, 3, 4, 5, 6].map((month) => ({ month })),
    [0, 0, 1, 1, 0, 1],
  )
  const training = toTraining(data, { outcome: 'class' })
  const root = grow(training, { maxDepth: 1, leastWeight: 1 })
  expectPrinted(root.impurity, '0.5000')
  expect(root.branches[0]?.condition).toMatchObject({ atMost: 2.5 })
  expect(root.branches.map(({ node }) => node.impurity)).toEqual([0, 0.375])
  expectPrinted(root.evidence?.code === 'impurity-reduction' ? root.evidence.value : Number.NaN, '0.2500')
  expectPrinted(pruningSequence(root).at(-1)?.alpha ?? Number.NaN, '0.2500')
})

test('docs/models/chaid.md: four regions become two groups', () => {
  const { tree } = chaid.fit(regions(), { outcome: 'class', nominal: ['region'] })
  const evidence = tree.nodes[0]?.evidence
  if (evidence?.code !== 'chi-square') throw new Error('no test')
  expectPrinted(evidence.statistic, '39.0625')
  expectPrinted(1e9 * Math.exp(evidence.logP), '2.87')
  // Fresh customers: 10 of 40 in the first group buy, 20 of 60 in the second, so 30 % of all.
  const fresh = {
    predictors: { region: Float64Array.of(0, 0, 1, 1) },
    outcome: Float64Array.of(1, 0, 1, 0),
    weight: Float64Array.of(10, 30, 20, 40),
  }
  const [first] = honestLeaves(tree, fresh)
  expectPrinted(first?.estimate[1] ?? Number.NaN, '0.2600')
  expectPrinted(first?.deviation[1] ?? Number.NaN, '0.0614')
})

function regions() {
  const bought = [20, 50, 22, 52]
  return {
    predictors: { region: Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3) },
    outcome: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0),
    weight: Float64Array.from(bought.flatMap((count) => [count, 100 - count])),
  }
}
