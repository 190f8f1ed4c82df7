import { describe, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { expectedCumulativePurchases } from '../../src/evaluation/cumulative-purchases.ts'
import { evaluateHoldout, type PurchaseHoldout } from '../../src/evaluation/purchase-holdout.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAlive } from '../../src/lifetime/probability-alive.ts'
import { purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import { exactSummary, purchaseColumns } from '../cdnow.ts'
import { simulatePurchases } from '../simulate.ts'

const WEEKS = 39

describeWithData('cdnow', 'holdout of CDNOW, weeks 40 to 78 (domain 2.8)', (folder) => {
  const customers = exactSummary(folder)
  const columns = purchaseColumns(customers)
  const data = { ...columns, holdout: Float64Array.from(customers, ({ holdout }) => holdout) }
  const models = {
    'bg-nbd': bgNbd.fit(columns),
    'pareto-nbd': paretoNbd.fit(columns),
    'mbg-nbd': mbgNbd.fit(columns),
    nbd: nbd.fit(columns),
  }

  test.each([
    ['bg-nbd', { total: '1653.4', mae: '0.785', rmse: '1.608', correlation: '0.626' }],
    ['pareto-nbd', { total: '1665.5', mae: '0.755', rmse: '1.603', correlation: '0.630' }],
    ['mbg-nbd', { total: '1576.7', mae: '0.765', rmse: '1.607', correlation: '0.627' }],
    ['nbd', { total: '2929.8', mae: '1.041', rmse: '1.860', correlation: '0.583' }],
  ] as const)('has the published errors of %s', (name, published) => {
    const report = evaluateHoldout(models[name], data, WEEKS)
    expect(report).toMatchObject({ customers: 2357, actual: 1882 })
    expect({
      total: report.expected.toFixed(1),
      mae: report.meanAbsoluteError.toFixed(3),
      rmse: report.rootMeanSquaredError.toFixed(3),
      correlation: report.correlation?.toFixed(3),
    }).toEqual(published)
  })

  test.each([
    ['bg-nbd', ['0.225', '0.523', '1.044', '1.520', '2.164', '2.654', '3.504', '6.157']],
    ['pareto-nbd', ['0.138', '0.599', '1.196', '1.714', '2.398', '2.907', '3.819', '6.403']],
  ] as const)('has the published means by frequency of %s', (name, published) => {
    const { byFrequency } = evaluateHoldout(models[name], data, WEEKS)
    expect(byFrequency.map(({ customers: n }) => n)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
    const actual = ['0.237', '0.697', '1.393', '1.560', '2.532', '2.947', '3.862', '6.359']
    expect(byFrequency.map((one) => one.actual.toFixed(3))).toEqual(actual)
    expect(byFrequency.map((one) => one.expected.toFixed(3))).toEqual(published)
  })

  test.each([
    ['bg-nbd', '4160.6'],
    ['pareto-nbd', '4270.0'],
    ['mbg-nbd', '4050.0'],
  ] as const)('has the published cumulative purchases at week 78 of %s', (name, published) => {
    // First purchases lie 39 weeks less the age from the start of the clock.
    const acquired = { at: columns.age.map((age) => WEEKS - age), customers: columns.weight }
    const [atEnd] = expectedCumulativePurchases(models[name], acquired, Float64Array.of(2 * WEEKS))
    expect(atEnd?.toFixed(1)).toBe(published)
  })
})

describe('the evaluation of a holdout', () => {
  const world = simulatePurchases({
    seed: 5,
    customers: 400,
    parameters: { r: 0.8, alpha: 8, a: 0.8, b: 2.5 },
    firstChances: 0,
  })
  const model = bgNbd.fit(world)
  const data: PurchaseHoldout = { ...world, holdout: world.frequency.map((x, row) => (x * 7 + row) % 4) }

  test('is what comes of adding up customer by customer', () => {
    let [logScore, expected] = [0, 0]
    for (const [row, age] of data.age.entries()) {
      const customer = { frequency: data.frequency[row] ?? 0, recency: data.recency[row] ?? 0, age }
      const alive = probabilityAlive(model, customer)
      const upTo = [0, ...purchaseCountDistributionIfAlive(model, customer, { horizon: 26, tail: 1e-9 })]
      const count = data.holdout[row] ?? 0
      const living = (upTo[count + 1] ?? 1) - (upTo[count] ?? 1)
      logScore += Math.log(alive * living + (count === 0 ? 1 - alive : 0)) / 400
      expected += expectedPurchases(model, customer, 26)
    }
    const report = evaluateHoldout(model, data, 26)
    expect(report.logScore).toBeCloseTo(logScore, 6)
    expect(report.expected).toBeCloseTo(expected, 9)
  })

  test('takes a weight of 2 as two customers', () => {
    const twice = Object.fromEntries(
      Object.entries(data).map(([name, column]) => [name, Float64Array.from([...column, ...column])]),
    )
    const doubled = evaluateHoldout(model, { ...data, weight: data.weight.map((w) => 2 * w) }, 26)
    const repeated = evaluateHoldout(model, { ...data, ...twice }, 26)
    expect(doubled.logScore).toBeCloseTo(repeated.logScore, 12)
    expect(doubled).toMatchObject({ customers: 800, actual: repeated.actual })
  })

  test('refuses a holdout that is no count, naming the row', () => {
    const broken = { ...data, holdout: data.holdout.with(3, 0.5) }
    expect(() => evaluateHoldout(model, broken, 26)).toThrow('row 3')
  })
})
