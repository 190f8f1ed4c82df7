import { bgNbd } from '@sabad/stats/lifetime/bg-nbd'
import { probabilityOf } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ObservedRepeats, observedRepeats, repeatPurchasesOf } from '../../src/models/repeat-purchases.ts'
import { publishedModels } from '../../src/runs/models.ts'
import { type Facts, refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2025-02-28'
const DAY = 86_400_000

/** Of each customer: repeat purchase days until the as-of date, and age in weeks. */
function historiesOf({ orders = [] }: Facts) {
  const days = new Map<unknown, Set<string>>()
  for (const { customer_id, ordered_on } of orders) {
    const day = String(ordered_on)
    if (day <= asOf) days.set(customer_id, (days.get(customer_id) ?? new Set()).add(day))
  }
  return [...days.values()]
    .map((bought) => ({
      repeats: bought.size - 1,
      age: (Date.parse(asOf) - Date.parse([...bought].sort()[0] ?? asOf)) / DAY / 7,
    }))
    .filter(({ age }) => age > 0)
}

const inClass = (repeats: number, index: number) => Math.min(repeats, 11) === index

const model: PurchaseModel = {
  kind: 'pareto-nbd',
  version: 1,
  parameters: { r: 1.2, alpha: 9, s: 0.6, beta: 20 },
  covariance: null,
  fit: { n: 1, logLikelihood: -1, converged: true, iterations: 1, warnings: [] },
}

const facts: Facts = {
  orders: [
    ...(simulatedBuyers(900).orders ?? []),
    // Who comes on the day itself has not been observed for any time, and no fit has seen them.
    { order_id: 'today', customer_id: 'today', ordered_on: asOf, amount: 5 },
  ],
}

describe('customers by how often they bought again', () => {
  const histories = historiesOf(facts)
  let observed: ObservedRepeats
  let answers: Awaited<ReturnType<typeof publishedModels>>

  beforeAll(async () => {
    await withFacts(facts, async (workspace) => {
      await refreshTo(workspace, asOf)
      observed = await workspace.read((database) => observedRepeats(database, asOf))
      answers = await publishedModels(workspace, asOf)
    })
  })

  test('are counted as their purchase days are, the last class with all above', () => {
    const counted = Array.from(
      { length: 12 },
      (_, index) => histories.filter((one) => inClass(one.repeats, index)).length,
    )
    expect(observed.customers).toEqual(counted)
    expect(counted.at(-1)).toBeGreaterThan(10)
    expect(observed.ages.customers.reduce((sum, n) => sum + n, 0)).toBe(histories.length)
  })

  test('are expected as every age by itself expects them, though ages are told in cells', () => {
    expect(new Set(histories.map(({ age }) => age)).size).toBeGreaterThan(observed.ages.age.length)
    const cells = repeatPurchasesOf(model, observed)
    for (const { repeats, expected } of cells.slice(0, -1)) {
      const exact = histories.reduce((sum, { age }) => sum + probabilityOf(model, repeats, age), 0)
      expect(Math.abs(expected / exact - 1), `${repeats}`).toBeLessThan(4e-4)
    }
    expect(cells.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(histories.length, 9)
  })

  test('are expected exactly where there are few ages', () => {
    const ages = { age: Float64Array.from([10, 20]), customers: Float64Array.from([3, 5]) }
    const [none] = repeatPurchasesOf(model, { customers: Array.from({ length: 12 }, () => 0), ages })
    expect(none?.expected).toBeCloseTo(3 * probabilityOf(model, 0, 10) + 5 * probabilityOf(model, 0, 20), 12)
  })

  test('stand beside each sound model of purchases, and no other', () => {
    for (const { model: name, published, repeatPurchases } of answers) {
      expect(repeatPurchases === null, name).toBe(!published || name === 'gamma-gamma')
    }
    const [bg] = answers.filter(({ model: name }) => name === bgNbd.name)
    expect(bg?.repeatPurchases?.map(({ customers }) => customers)).toEqual(observed.customers)
  })
})
