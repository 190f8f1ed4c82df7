import { describe, expect, test } from 'vitest'
import { chooseByHoldout } from '../../src/evaluation/choose-by-holdout.ts'
import { behaviourOf } from '../../src/lifetime/behaviour/behaviour-of.ts'
import { type BgCnbdK, bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import {
  discountedPurchasesIfAlive,
  discountedPurchasesIfAliveColumn,
} from '../../src/lifetime/discounted-purchases.ts'
import {
  discountedResidualIfAlive,
  discountedResidualIfAliveColumn,
  discountedResidualPurchases,
} from '../../src/lifetime/discounted-residual-purchases.ts'
import {
  expectedPurchases,
  expectedPurchasesColumn,
  expectedPurchasesIfAlive,
  expectedPurchasesIfAliveColumn,
  expectedPurchasesOfNewCustomer,
} from '../../src/lifetime/expected-purchases.ts'
import { type MbgCnbdK, mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nextPurchase, nextPurchaseColumn, nextPurchaseIfAlive } from '../../src/lifetime/next-purchase.ts'
import { probabilityAlive, probabilityAliveColumn } from '../../src/lifetime/probability-alive.ts'
import { probabilityOf, purchaseCountDistributionIfAlive } from '../../src/lifetime/purchase-counts.ts'
import type { RegularPurchaseModel } from '../../src/lifetime/purchase-model.ts'
import { remainingLifetimeIfAlive, remainingLifetimeIfAliveColumn } from '../../src/lifetime/remaining-lifetime.ts'
import { summary } from '../../src/model.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { simulateRegularLives, simulateRegularPurchases } from '../simulate-regular.ts'

const fit = { n: 2357, logLikelihood: 0, converged: true, iterations: 0, warnings: [] }
const rest = { version: 1, covariance: null, regularities: [], fit } as const
const parameters = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }
const bgOf = (k: number, at = parameters): BgCnbdK => ({ kind: 'bg-cnbd-k', k, parameters: at, ...rest })
const mbgOf = (k: number, at = parameters): MbgCnbdK => ({ kind: 'mbg-cnbd-k', k, parameters: at, ...rest })
const models: readonly [string, RegularPurchaseModel][] = [
  ['BG/CNBD-2', bgOf(2)],
  ['MBG/CNBD-3', mbgOf(3)],
  ['MBG/CNBD-12', mbgOf(12)],
]
const customers = [
  { frequency: 0, recency: 0, age: 12 },
  { frequency: 1, recency: 12, age: 12 },
  { frequency: 1, recency: 3, age: 30 },
  { frequency: 7, recency: 27, age: 30 },
  { frequency: 40, recency: 299, age: 300 },
] as const
const columnsOf = (histories: readonly { frequency: number; recency: number; age: number }[]) => ({
  frequency: Float64Array.from(histories, ({ frequency }) => frequency),
  recency: Float64Array.from(histories, ({ recency }) => recency),
  age: Float64Array.from(histories, ({ age }) => age),
})

describe.each([
  { name: 'BG', regular: bgCnbdK, plain: bgNbd, firstChances: 0 },
  { name: 'MBG', regular: mbgCnbdK, plain: mbgNbd, firstChances: 1 },
] as const)('$name/CNBD-1 is $name/NBD', ({ regular, plain, firstChances }) => {
  const world = { seed: 21, customers: 2000, k: 1, parameters: { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }, firstChances }
  const data = simulateRegularPurchases(world)
  const one = regular.fit(data)
  const other = plain.fit(data)

  test('which the likelihood chooses where purchases come at random', () => {
    expect(one.k).toBe(1)
    expect(one.regularities.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  test('in its log-likelihood, parameters and standard errors', () => {
    expectRelative(one.fit.logLikelihood, other.fit.logLikelihood, 1e-14)
    for (const [i, { estimate, se }] of summary(one).parameters.entries()) {
      const line = summary(other).parameters[i]
      expectRelative(estimate, line?.estimate ?? Number.NaN, 1e-11)
      expectRelative(se ?? Number.NaN, line?.se ?? Number.NaN, 1e-9)
    }
  })

  test('in all that it foretells', () => {
    const regularly = { ...one, parameters: other.parameters }
    const behaviour = behaviourOf(regularly)
    const same = behaviourOf(other)
    for (const customer of [...customers, { frequency: 2000, recency: 29, age: 30 }]) {
      const pairs = [
        [behaviour.probabilityAlive(customer), same.probabilityAlive(customer)],
        [behaviour.probabilityOfAnother(customer, 1e-9), same.probabilityOfAnother(customer, 1e-9)],
        [behaviour.timeToNext(customer, 1e-9), same.timeToNext(customer, 1e-9)],
        [behaviour.timeToNext(customer, 0.99), same.timeToNext(customer, 0.99)],
        [behaviour.discountedResidual(customer, 0.0027), same.discountedResidual(customer, 0.0027)],
        [behaviour.discountedResidual(customer, 0.5), same.discountedResidual(customer, 0.5)],
      ]
      for (const horizon of [1e-6, 1, 39, 1000]) {
        pairs.push([behaviour.expectedPurchases(customer, horizon), same.expectedPurchases(customer, horizon)])
        for (const count of [0, 1, 5]) {
          const within = { horizon, count }
          pairs.push([behaviour.probabilityOf(customer, within), same.probabilityOf(customer, within)])
        }
      }
      for (const [own = Number.NaN, plainly = Number.NaN] of pairs) {
        // Either loses as many digits where thousands of purchases are summed.
        if (plainly !== 0) expectRelative(own, plainly, customer.frequency === 2000 ? 5e-11 : 1e-11)
      }
      const within = { horizon: 39, tail: 1e-9 }
      const atLeast = same.purchasesAtLeast(customer, within)
      for (const [m, probability] of behaviour.purchasesAtLeast(customer, within).entries()) {
        if (probability > 1e-9) expectRelative(probability, atLeast[m] ?? Number.NaN, 1e-10)
      }
    }
  })

  test('in how long it says that customers stay', () => {
    const steep = { r: 2, alpha: 4.4, a: 3, b: 2.4 }
    for (const customer of customers) {
      const own = remainingLifetimeIfAlive({ ...one, parameters: steep }, customer)
      expectRelative(own, remainingLifetimeIfAlive({ ...other, parameters: steep }, customer), 1e-14)
    }
  })
})

// By 30-digit quadrature (mpmath) over λ of a customer's P(alive), Σ P(Y ≥ m), P(Y ≥ 1), P(Y ≥ 4) and discounted purchases,
// each from Poisson stages. Beyond the plain cases: a = 1, recency equal to age, k = 12, a silence that is hardly alive.
const references = [
  {
    process: { r: 0.6, alpha: 2, a: 0.9, b: 2.2, stages: 3, firstChances: 1 },
    customer: { frequency: 5, recency: 20, age: 30 },
    within: { horizon: 39, rate: 0.0027 },
    expected: [0.3000729820044028, 5.461013086893671, 0.999984187769293, 0.7268039957908968, 17.2162529491789],
  },
  {
    process: { r: 0.6, alpha: 2, a: 0.9, b: 2.2, stages: 3, firstChances: 0 },
    customer: { frequency: 0, recency: 0, age: 0 },
    within: { horizon: 39, rate: 0.0027 },
    expected: [1, 1.859311995552811, 0.6726052398680219, 0.1533721248185252, 4.999786140162773],
  },
  {
    process: { r: 0.6, alpha: 2, a: 1, b: 2.2, stages: 2, firstChances: 0 },
    customer: { frequency: 1, recency: 3.5, age: 38.86 },
    within: { horizon: 10, rate: 0.02 },
    expected: [0.03743738892774811, 0.4692185351033641, 0.4220418657834226, 1.960514197767126e-4, 1.470000287633],
  },
  {
    process: { r: 2.4, alpha: 10, a: 3.8, b: 0.4, stages: 12, firstChances: 1 },
    customer: { frequency: 7, recency: 30, age: 30 },
    within: { horizon: 52, rate: 0.0027 },
    expected: [0.6607142857142857, 3.375330823547543, 1, 0.3591022388920841, 3.696647738854733],
  },
  {
    process: { r: 1.3, alpha: 4, a: 0.5, b: 3, stages: 4, firstChances: 1 },
    customer: { frequency: 60, recency: 28, age: 30 },
    within: { horizon: 13, rate: 0.0027 },
    expected: [0.03237917930005024, 21.84207791757658, 1, 0.977270088055217, 265.869198517438],
  },
] as const

test.each(references)('a customer $customer of $process is what quadrature says', (reference) => {
  const { stages, firstChances, ...at } = reference.process
  const model = firstChances === 0 ? bgOf(stages, at) : mbgOf(stages, at)
  const { customer, within } = reference
  const [alive, expected, another, four, discounted] = reference.expected
  const { horizon } = within
  expectRelative(probabilityAlive(model, customer), alive, 1e-14)
  expectRelative(expectedPurchasesIfAlive(model, customer, horizon), expected, 1e-13)
  expectRelative(behaviourOf(model).probabilityOfAnother(customer, horizon), another, 1e-14)
  const cumulative = purchaseCountDistributionIfAlive(model, customer, { horizon, tail: 1e-9 })
  expectRelative(1 - (cumulative[3] ?? Number.NaN), four, 1e-11)
  expectRelative(discountedResidualIfAlive(model, customer, within.rate), discounted, 1e-12)
})

test('the example of the page is right', () => {
  const model = mbgOf(2)
  const customer = { frequency: 2, recency: 20, age: 30 }
  expectPrinted(probabilityAlive(model, customer), '0.6897')
  expectPrinted(expectedPurchasesIfAlive(model, customer, 4), '0.38824')
  expectPrinted(expectedPurchases(model, customer, 4), '0.2678')
  expectPrinted(nextPurchaseIfAlive(model, customer, 0.5).within ?? Number.NaN, '6.34')
  expectPrinted(probabilityAlive(bgOf(2), customer), '0.6324')
})

test('discounted purchases are those of quadrature for a tiny r, and for many purchases at a = 1', () => {
  const rare = mbgOf(3, { r: 0.01, alpha: 1.4, a: 0.8, b: 2 })
  const fresh = { frequency: 0, recency: 0, age: 0 }
  expectRelative(discountedResidualIfAlive(rare, fresh, 0.0027), 0.1961751818105913, 1e-13)
  const often = bgOf(2, { r: 0.6, alpha: 2, a: 1, b: 2.2 })
  const buyer = { frequency: 40, recency: 37, age: 39 }
  expectRelative(discountedResidualIfAlive(often, buyer, 0.0027), 80.64382464068512, 1e-13)
})

describe.each(models)('predictions of %s', (_, model) => {
  test('the mean of the distribution of counts is the expectation', () => {
    for (const customer of customers) {
      const cumulative = purchaseCountDistributionIfAlive(model, customer, { horizon: 39, tail: 1e-13 })
      const mean = cumulative.reduce((sum, probability) => sum + 1 - probability, 0)
      expectRelative(mean, expectedPurchasesIfAlive(model, customer, 39), 1e-10)
    }
  })

  test('probabilities of counts of a new customer sum to 1, and their mean is the expectation', () => {
    const probabilities = Array.from({ length: 600 }, (_, n) => probabilityOf(model, n, 39))
    expectRelative(
      probabilities.reduce((sum, probability) => sum + probability, 0),
      1,
      1e-12,
    )
    const mean = probabilities.reduce((sum, probability, n) => sum + n * probability, 0)
    expectRelative(mean, expectedPurchasesOfNewCustomer(model, 39), 1e-9)
  })

  test('the next purchase comes in time with the probability that was asked for', () => {
    for (const customer of customers) {
      const alive = probabilityAlive(model, customer)
      const { never } = nextPurchase(model, customer, 0.3)
      expect(never).toBe(1 - alive)
      for (const probability of [1e-9, 0.3, 0.9]) {
        const { within } = nextPurchase(model, customer, probability)
        if (probability >= 1 - never) expect(within).toBeNull()
        else {
          const another = behaviourOf(model).probabilityOfAnother(customer, within ?? Number.NaN)
          expectRelative(alive * another, probability, 1e-12)
        }
      }
    }
    expect(nextPurchaseIfAlive(model, customers[1], 1 - 1e-9).never).toBe(0)
  })

  test('discounted purchases are the expected ones at a rate of zero, and all of them what long steps come to', () => {
    for (const customer of customers) {
      const total = expectedPurchasesIfAlive(model, customer, 52)
      const year = { horizon: 52, ratePerUnit: 0, step: 5 }
      expectRelative(discountedPurchasesIfAlive(model, customer, year), total, 1e-12)
      const steps = { horizon: 300, ratePerUnit: 0.05, step: 0.1 }
      const stepwise = discountedPurchasesIfAlive(model, customer, steps)
      expectRelative(discountedResidualIfAlive(model, customer, 0.05), stepwise, 2e-5)
      const alive = probabilityAlive(model, customer)
      expectRelative(discountedResidualPurchases(model, customer, 0.05), alive * stepwise, 2e-5)
    }
  })

  test('columns give what single customers give', () => {
    const columns = columnsOf(customers)
    const discounting = { horizon: 52, ratePerUnit: 0.0027, step: 4 }
    const answers = [
      [probabilityAliveColumn(model, columns), (i: number) => probabilityAlive(model, at(i))],
      [expectedPurchasesColumn(model, columns, 39), (i: number) => expectedPurchases(model, at(i), 39)],
      [expectedPurchasesIfAliveColumn(model, columns, 39), (i: number) => expectedPurchasesIfAlive(model, at(i), 39)],
      [
        discountedPurchasesIfAliveColumn(model, columns, discounting),
        (i: number) => discountedPurchasesIfAlive(model, at(i), discounting),
      ],
      [
        discountedResidualIfAliveColumn(model, columns, 0.01),
        (i: number) => discountedResidualIfAlive(model, at(i), 0.01),
      ],
      [remainingLifetimeIfAliveColumn(model, columns), (i: number) => remainingLifetimeIfAlive(model, at(i))],
      [nextPurchaseColumn(model, columns, 0.5), (i: number) => nextPurchase(model, at(i), 0.5).within ?? Number.NaN],
    ] as const
    for (const [column, single] of answers) expect([...column]).toEqual(customers.map((_, i) => single(i)))
  })

  test('nothing is expected within no time', () => {
    for (const customer of customers) {
      expect(expectedPurchasesIfAlive(model, customer, 0)).toBe(0)
      expect(purchaseCountDistributionIfAlive(model, customer, { horizon: 0, tail: 0.01 })).toEqual([1])
    }
    expectRelative(probabilityOf(model, 0, 0), 1, 1e-15)
    expect(probabilityOf(model, 3, 0)).toBe(0)
  })

  test('everything is finite at 2,000 purchases, recency equal to age, and a = 1', () => {
    for (const a of [1, 0.79]) {
      const steep = { ...model, parameters: { ...parameters, a } }
      for (const recency of [39, 38.9, 20]) {
        const customer = { frequency: 2000, recency, age: 39 }
        const cumulative = purchaseCountDistributionIfAlive(steep, customer, { horizon: 39, tail: 1e-6 })
        const values = [
          probabilityAlive(steep, customer),
          expectedPurchases(steep, customer, 39),
          discountedResidualIfAlive(steep, customer, 0.0027),
          nextPurchaseIfAlive(steep, customer, 0.5).within ?? Number.NaN,
        ]
        expect([...values, ...cumulative].every(Number.isFinite)).toBe(true)
        expect(expectedPurchasesIfAlive(steep, customer, 39)).toBeGreaterThan(1000)
      }
    }
  })

  test('a change of the unit of time changes no prediction', () => {
    const days = { ...model, parameters: { ...parameters, alpha: 7 * parameters.alpha } }
    for (const customer of customers) {
      const inDays = { ...customer, recency: 7 * customer.recency, age: 7 * customer.age }
      expectRelative(probabilityAlive(days, inDays), probabilityAlive(model, customer), 1e-13)
      expectRelative(expectedPurchases(days, inDays, 273), expectedPurchases(model, customer, 39), 1e-13)
      const wait = nextPurchaseIfAlive(model, customer, 0.5).within ?? Number.NaN
      expectRelative(nextPurchaseIfAlive(days, inDays, 0.5).within ?? Number.NaN, 7 * wait, 1e-12)
    }
  })

  test('a broken customer or horizon is refused with its rule, and so is one without recency', () => {
    const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
    const customer = customers[2]
    refused('recency-beyond-age', () => expectedPurchasesIfAlive(model, { ...customer, recency: 31 }, 1))
    refused('recency-without-repeats', () => remainingLifetimeIfAlive(model, { ...customer, frequency: 0 }))
    refused('negative', () => expectedPurchasesIfAlive(model, customer, -1))
    refused('not-finite', () => {
      // @ts-expect-error the recency is missing, which only JavaScript lets through
      return expectedPurchasesIfAlive(model, { frequency: 1, age: 30 }, 1)
    })
    expect(() => {
      const columns = columnsOf([customer, { ...customer, recency: 31 }])
      return expectedPurchasesIfAliveColumn(model, columns, 1)
    }).toThrow(expect.objectContaining({ code: 'recency-beyond-age', params: { row: 1, recency: 31, age: 30 } }))
  })
})

describe('with a rhythm, of two customers alike but for their recency', () => {
  const model = mbgOf(4)
  const just = { frequency: 10, recency: 30, age: 30 }
  const due = { frequency: 10, recency: 27.5, age: 30 }

  test('the one who has just bought takes longer to buy again', () => {
    const wait = (customer: typeof just) => nextPurchaseIfAlive(model, customer, 0.5).within ?? Number.NaN
    expect(wait(just)).toBeGreaterThan(1.5 * wait(due))
  })

  test('the one who is due buys more within a short time, if still a customer', () => {
    const soon = (customer: typeof just) => expectedPurchasesIfAlive(model, customer, 1)
    expect(soon(due)).toBeGreaterThan(1.5 * soon(just))
  })
})

describe('the fit', () => {
  const world = { seed: 31, customers: 3000, k: 3, parameters: { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } } as const
  const data = simulateRegularPurchases({ ...world, firstChances: 1 })
  const chosen = mbgCnbdK.fit(data)

  test('chooses the k of the world, and says how likely the others were', () => {
    expect(chosen.k).toBe(3)
    const best = chosen.regularities.toSorted((one, other) => other.logLikelihood - one.logLikelihood)[0]
    expect(best).toMatchObject({ k: 3, converged: true })
    expectRelative(best?.logLikelihood ?? Number.NaN, chosen.fit.logLikelihood, 1e-12)
  })

  test('is the same for a k that is given', () => {
    const given = mbgCnbdK.fit(data, { k: 3 })
    expect(given.parameters).toEqual(chosen.parameters)
    expect(given.fit).toEqual(chosen.fit)
    expect(given.regularities).toHaveLength(1)
  })

  test('finds the same k from the neighbourhood of another', () => {
    const warm = mbgCnbdK.fit(data, { start: mbgCnbdK.fit(data, { k: 1 }) })
    expect(warm.k).toBe(3)
    expectRelative(warm.parameters.alpha, chosen.parameters.alpha, 1e-9)
  })

  test('has the likelihood that can be asked for', () => {
    const at = Float64Array.from(Object.values(chosen.parameters))
    const { value, gradient } = mbgCnbdK.likelihood(data, 3)(at)
    expectRelative(value, chosen.fit.logLikelihood, 1e-13)
    for (const [i, slope] of gradient.entries()) expect(Math.abs(slope * (at[i] ?? 0))).toBeLessThan(1e-6)
  })

  test('changes α and the likelihood alone with the unit of time, and not k', () => {
    const days = {
      ...data,
      recency: data.recency.map((time) => 7 * time),
      age: data.age.map((time) => 7 * time),
      logGaps: data.logGaps.map((sum, row) => sum + (data.frequency[row] ?? 0) * Math.log(7)),
    }
    const inDays = mbgCnbdK.fit(days)
    expect(inDays.k).toBe(3)
    expectRelative(inDays.parameters.alpha, 7 * chosen.parameters.alpha, 1e-9)
    expectRelative(inDays.parameters.r, chosen.parameters.r, 1e-9)
    // Each purchase is a density per unit of time.
    const purchases = sumOf([...data.frequency])
    expectRelative(inDays.fit.logLikelihood, chosen.fit.logLikelihood - purchases * Math.log(7), 1e-12)
  })

  test('takes the mean of the log gaps where a row stands for many', () => {
    // The same histories with other gaps: pairs of rows that share all but logGaps.
    const pairs = data.frequency.map((_, row) => row).subarray(0, 1000)
    const twice = (column: Float64Array) => Float64Array.from([...pairs, ...pairs], (row) => column[row] ?? 0)
    const [frequency, recency, age] = [twice(data.frequency), twice(data.recency), twice(data.age)]
    const shift = (row: number) => (row < 1000 && (frequency[row] ?? 0) > 1 ? -0.3 : 0)
    const apart = { frequency, recency, age, weight: frequency.map(() => 1) }
    const logGaps = twice(data.logGaps).map((sum, row) => sum + shift(row))
    const cell = (column: Float64Array) => column.slice(0, 1000)
    const merged = {
      ...{ frequency: cell(frequency), recency: cell(recency), age: cell(age) },
      weight: new Float64Array(1000).fill(2),
      logGaps: logGaps.slice(0, 1000).map((sum, row) => (sum + (logGaps[row + 1000] ?? 0)) / 2),
    }
    const one = mbgCnbdK.fit({ ...apart, logGaps })
    const other = mbgCnbdK.fit(merged)
    expect(other.k).toBe(one.k)
    expectRelative(other.fit.logLikelihood, one.fit.logLikelihood, 1e-12)
    expectRelative(other.parameters.b, one.parameters.b, 1e-8)
  })

  test('foretells a holdout better than the model without rhythm', () => {
    const lives = simulateRegularLives({
      seed: 33,
      customers: 3000,
      k: 3,
      parameters,
      firstChances: 1,
      age: 30,
      horizon: 20,
    })
    const seen = {
      ...columnsOf(lives.map(({ customer }) => customer)),
      logGaps: Float64Array.from(lives, ({ logGaps }) => logGaps),
      holdout: Float64Array.from(lives, ({ future }) => future),
      weight: new Float64Array(lives.length).fill(1),
    }
    const { logGaps, holdout, ...histories } = seen
    const regular = mbgCnbdK.fit({ ...histories, logGaps })
    const { chosen, judged } = chooseByHoldout([mbgNbd.fit(histories), regular], { ...histories, holdout }, 20)
    expect(chosen.model).toBe(regular)
    expect(judged[0]?.contends).toBe(false)
    const total = sumOf([...expectedPurchasesColumn(regular, histories, 20)])
    expectRelative(chosen.report.expected, total, 1e-12)
    expectRelative(chosen.report.expected, chosen.report.actual, 0.05)
  })
})

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function at(i: number) {
  return customers[i] ?? customers[0]
}
