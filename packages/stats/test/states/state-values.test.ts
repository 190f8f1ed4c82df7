import { describe, expect, test } from 'vitest'
import { multipleFirstMarginNow } from '../../src/lifetime/constant-retention.ts'
import { seeded } from '../../src/numeric/random.ts'
import { type DecisionProcess, policyIteration, policyValues, withStopping } from '../../src/states/policy-iteration.ts'
import { customerEquity, projectPortfolio } from '../../src/states/portfolio-projection.ts'
import { stateValueIntervals } from '../../src/states/state-value-intervals.ts'
import { stateValues, stateValuesWithin } from '../../src/states/state-values.ts'
import { expectPrinted, expectRelative } from '../close.ts'

describe('the recency example of Pfeifer & Carraway 2000, J. Interactive Marketing 14(2)', () => {
  // Bought last 1, 2, 3, 4 periods ago, or lost; the chance to buy falls. Margin 40, mailing 4 in the first four states.
  const buys = [0.3, 0.2, 0.15, 0.05]
  const matrix = [
    ...buys.map((p, state) => [p, 0, 0, 0, 0].map((chance, to) => (to === state + 1 ? 1 - p : chance))),
    [0, 0, 0, 0, 1],
  ]
  const margins = [36, -4, -4, -4, 0]
  const discountRate = 0.2

  test('has the published values to a horizon of four periods', () => {
    expectAll(stateValuesWithin(matrix, { margins, discountRate, horizon: 4 }), '50.115 4.220 0.592 -1.980 0')
  })

  test('has the published values without horizon, which a long one reaches', () => {
    const endless = stateValues(matrix, { margins, discountRate })
    expectAll(endless, '52.320 5.554 1.251 -1.820 0')
    for (const [state, value] of stateValuesWithin(matrix, { margins, discountRate, horizon: 300 }).entries()) {
      expect(Math.abs(value - (endless[state] ?? 0))).toBeLessThan(1e-12)
    }
  })

  test('is best stopped at recency 4, as policy iteration finds', () => {
    const policy = policyIteration(withStopping(matrix, { margins, lost: 4 }), discountRate)
    expect(policy.actions).toEqual([0, 0, 0, 1, 0])
    expectAll(policy.values, '53.149 6.621 2.644 0 0')
  })

  test('is worth less when stopped at recency 3, too', () => {
    const process = withStopping(matrix, { margins, lost: 4 })
    const [first = 0, ...others] = policyValues(process, [0, 0, 1, 1, 0], discountRate)
    expectAll(others, '4.596 0 0 0')
    // The reference prints 51.575. V₁ = 36 + (0.3 V₁ + 0.7 V₂)/1.2 with V₂ = −4 + 0.2 V₁/1.2 is 2424/47 = 51.5745: one
    // unit of the last digit.
    expectRelative(first, 2424 / 47, 1e-14)
    expect(Math.abs(first - 51.575)).toBeLessThan(1e-3)
  })

  test('is stopped as the best of all policies, tried one by one', () => {
    const process = withStopping(matrix, { margins, lost: 4 })
    const best = policyIteration(process, discountRate)
    for (let code = 0; code < 16; code++) {
      const actions = [0, 1, 2, 3].map((state) => (code >> state) & 1)
      for (const [state, value] of policyValues(process, [...actions, 0], discountRate).entries()) {
        expect(value).toBeLessThanOrEqual((best.values[state] ?? 0) + 1e-12)
      }
    }
  })
})

describe('a portfolio of two groups and the lost', () => {
  const matrix = [
    [0.8, 0.15, 0.05],
    [0.2, 0.6, 0.2],
    [0, 0, 1],
  ]
  const margins = { margins: [100, 40, 0], discountRate: 0.1 }
  const plan = { matrix, customers: [100, 300, 0], arrivals: [[0, 0, 0]] }

  test('has the reference values, next portfolio and equity', () => {
    expectAll(stateValues(matrix, margins), '513.33 293.33 0')
    expect(projectPortfolio(plan).map((counts) => counts.map(Math.round))).toEqual([
      [100, 300, 0],
      [140, 195, 65],
    ])
    expectPrinted(customerEquity(plan, margins).total, '139333')
  })

  test('keeps its customers, and counts those who join from the next date on', () => {
    const growing = {
      ...plan,
      arrivals: [
        [10, 0, 0],
        [0, 20, 0],
        [0, 0, 0],
      ],
    }
    const dates = projectPortfolio(growing)
    expect(dates.map((counts) => Math.round(sum(counts)))).toEqual([400, 410, 430, 430])
    const [gold = 0, iron = 0] = stateValues(matrix, margins)
    const equity = customerEquity(growing, margins)
    expectRelative(equity.arriving, (10 * gold) / 1.1 + (20 * iron) / 1.21, 1e-13)
    expectRelative(equity.total, equity.current + equity.arriving, 1e-15)
  })

  test('has an equity that is the discounted margin of the projected portfolio', () => {
    const arrivals = Array.from({ length: 400 }, (_, t) => (t < 3 ? [10, 5, 0] : [0, 0, 0]))
    const income = projectPortfolio({ ...plan, arrivals }).map((counts, t) => {
      return sum(counts.map((count, state) => count * (margins.margins[state] ?? 0))) / 1.1 ** t
    })
    expectRelative(customerEquity({ ...plan, arrivals }, margins).total, sum(income), 1e-12)
  })
})

test('one state that is kept or lost is worth the multiple of constant retention', () => {
  const [kept = 0] = stateValues(
    [
      [0.9, 0.1],
      [0, 1],
    ],
    { margins: [1, 0], discountRate: 0.12 },
  )
  expectRelative(kept, multipleFirstMarginNow({ retention: 0.9, discountRate: 0.12 }), 1e-14)
})

test('values do not depend on the order of the states', () => {
  const one = stateValues(
    [
      [0.8, 0.15, 0.05],
      [0.2, 0.6, 0.2],
      [0, 0, 1],
    ],
    { margins: [100, 40, 0], discountRate: 0.1 },
  )
  const other = stateValues(
    [
      [1, 0, 0],
      [0.2, 0.6, 0.2],
      [0.05, 0.15, 0.8],
    ],
    { margins: [0, 40, 100], discountRate: 0.1 },
  )
  for (const [state, value] of one.entries()) expect(Math.abs(value - (other[2 - state] ?? 0))).toBeLessThan(1e-10)
})

describe('a decision process', () => {
  test('takes the earlier of two actions that are worth the same, and ends', () => {
    const stay = { margin: 1, probabilities: [0.5, 0.5] }
    const twins: DecisionProcess = [
      [
        { name: 'one', ...stay },
        { name: 'other', ...stay },
      ],
      [
        { name: 'other', ...stay },
        { name: 'one', ...stay },
      ],
    ]
    expect(policyIteration(twins, 0.1)).toMatchObject({ actions: [0, 0], improvements: 0 })
  })

  test('finds the best of all policies in random processes of four states and three actions', () => {
    const random = seeded(1960)
    for (let world = 0; world < 20; world++) {
      const process = Array.from({ length: 4 }, () =>
        Array.from({ length: 3 }, (_, action) => randomAction(random, action)),
      )
      const best = policyIteration(process, 0.05)
      for (let code = 0; code < 81; code++) {
        const actions = [1, 3, 9, 27].map((power) => Math.floor(code / power) % 3)
        for (const [state, value] of policyValues(process, actions, 0.05).entries()) {
          expect(value).toBeLessThanOrEqual((best.values[state] ?? 0) + 1e-9)
        }
      }
    }
  })
})

describe('intervals of values', () => {
  const counts = [
    [160, 30, 10],
    [40, 120, 40],
    [0, 0, 70],
  ]
  const options = { kappa: 2, absorbing: [2], margins: [100, 40, 0], discountRate: 0.1, draws: 4000 }

  test('are the same for the same seed', () => {
    const interval = (seed: number) => stateValueIntervals(counts, { ...options, random: seeded(seed) })
    expect(interval(5)).toEqual(interval(5))
    expect(interval(5)).not.toEqual(interval(6))
  })

  test('lie around the estimate, shrink with the root of the number of customers, and have none where all is lost', () => {
    const [few, , lost] = stateValueIntervals(counts, { ...options, random: seeded(1) })
    const many = counts.map((row) => row.map((count) => 100 * count))
    const [more] = stateValueIntervals(many, { ...options, random: seeded(1) })
    expect(few?.lower).toBeLessThan(few?.estimate ?? 0)
    expect(few?.upper).toBeGreaterThan(few?.estimate ?? 0)
    expectRelative((few?.se ?? 0) / (more?.se ?? 1), 10, 0.06)
    expect(lost).toEqual({ estimate: 0, se: 0, lower: 0, upper: 0 })
  })

  test('have the standard error of a beta-distributed retention rate, where there is but one', () => {
    // V = 1/(1 − P/1.1), P ~ Beta(181, 21): its mean and deviation by the midpoint rule.
    const grid = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000)
    const density = grid.map((p) => p ** 180 * (1 - p) ** 20)
    const worth = grid.map((p) => 1 / (1 - p / 1.1))
    const mean = sum(density.map((d, i) => d * (worth[i] ?? 0))) / sum(density)
    const variance = sum(density.map((d, i) => d * ((worth[i] ?? 0) - mean) ** 2)) / sum(density)
    const kept = { kappa: 0, absorbing: [1], margins: [1, 0], discountRate: 0.1, draws: 20_000, random: seeded(8) }
    const [estimate] = stateValueIntervals(
      [
        [181, 21],
        [0, 5],
      ],
      kept,
    )
    expectRelative(estimate?.se ?? 0, Math.sqrt(variance), 0.03)
  })
})

test('what is no matrix, margin, rate, action or plan is refused with its rule', () => {
  const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
  const matrix = [
    [0.9, 0.1],
    [0, 1],
  ]
  const fine = { margins: [1, 0], discountRate: 0.1 }
  refused('not-square', () => stateValues([[0.9, 0.1]], fine))
  refused('row-does-not-sum-to-one', () =>
    stateValues(
      [
        [0.9, 0.2],
        [0, 1],
      ],
      fine,
    ),
  )
  refused('negative', () =>
    stateValues(
      [
        [1.1, -0.1],
        [0, 1],
      ],
      fine,
    ),
  )
  refused('not-a-probability', () =>
    stateValues(
      [
        [1.1, 0],
        [0, 1],
      ],
      fine,
    ),
  )
  refused('no-rows', () => stateValues([], { ...fine, margins: [] }))
  refused('columns-differ-in-length', () => stateValues(matrix, { ...fine, margins: [1] }))
  refused('not-finite', () => stateValues(matrix, { ...fine, margins: [1, Number.NaN] }))
  refused('not-positive', () => stateValues(matrix, { ...fine, discountRate: 0 }))
  refused('not-whole', () => stateValuesWithin(matrix, { ...fine, horizon: 0.5 }))
  refused('unknown-state', () => withStopping(matrix, { margins: [1, 0], lost: 2 }))
  refused('unknown-action', () => policyValues(withStopping(matrix, { margins: [1, 0], lost: 1 }), [0, 1], 0.1))
  refused('unknown-action', () => policyIteration([[]], 0.1))
  refused('not-square', () => policyIteration([[{ name: 'stay', margin: 1, probabilities: [0.5, 0.5] }]], 0.1))
  refused('not-square', () => projectPortfolio({ matrix, customers: [1], arrivals: [] }))
  refused('negative', () => customerEquity({ matrix, customers: [1, -1], arrivals: [] }, fine))
  const draws = { ...fine, kappa: 1, absorbing: [1], random: seeded(1) }
  refused('too-few-draws', () =>
    stateValueIntervals(
      [
        [9, 1],
        [0, 0],
      ],
      { ...draws, draws: 1 },
    ),
  )
  refused('not-a-probability', () =>
    stateValueIntervals(
      [
        [9, 1],
        [0, 0],
      ],
      { ...draws, draws: 10 },
      1,
    ),
  )
})

function randomAction(random: () => number, action: number) {
  const parts = Array.from({ length: 4 }, () => random())
  return { name: `action ${action}`, margin: random(), probabilities: parts.map((part) => part / sum(parts)) }
}

function expectAll(values: readonly number[], printed: string): void {
  const wanted = printed.split(' ')
  expect(values).toHaveLength(wanted.length)
  for (const [i, value] of wanted.entries()) expectPrinted(values[i] ?? Number.NaN, value)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
