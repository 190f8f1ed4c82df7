import { expect, test } from 'vitest'
import { purchaseRegularity } from '../../src/lifetime/purchase-regularity.ts'
import { expectRelative } from '../close.ts'
import { gamma, seeded } from '../random.ts'

const columns = (rows: readonly (readonly [number, number])[]) => ({
  earlier: Float64Array.from(rows, ([earlier]) => earlier),
  later: Float64Array.from(rows, ([, later]) => later),
  weight: new Float64Array(rows.length).fill(1),
})

test('the regularity of three customers is the one worked out by hand', () => {
  // M = 1/4, 1/2, 3/4: Var M = 1/16, k = (1 − 1/4) / (1/2).
  const small = columns([
    [1, 3],
    [5, 5],
    [6, 2],
  ])
  expectRelative(purchaseRegularity(small).k, 1.5, 1e-15)
})

test.each([1, 2, 3, 0.5])('of simulated customers whose gaps are Gamma(%d), it is that', (shape) => {
  const random = seeded(77)
  const rows = Array.from({ length: 20_000 }, () => {
    const rate = gamma(random, 0.8, 3)
    return [gamma(random, shape, rate), gamma(random, shape, rate)] as const
  })
  const { k, standardError } = purchaseRegularity(columns(rows))
  expect(Math.abs(k - shape)).toBeLessThan(4 * standardError)
  expect(standardError).toBeLessThan(0.05 * shape)
})

test('its standard error is the spread of many samples', () => {
  const random = seeded(78)
  const samples = Array.from({ length: 400 }, () => {
    return purchaseRegularity(columns(Array.from({ length: 300 }, () => [gamma(random, 2, 1), gamma(random, 2, 1)])))
  })
  const mean = (of: (one: (typeof samples)[number]) => number) => samples.reduce((sum, one) => sum + of(one), 0) / 400
  const centre = mean(({ k }) => k)
  const spread = Math.sqrt(mean(({ k }) => (k - centre) ** 2))
  // The spread itself is known to 1/√800.
  expectRelative(
    mean(({ standardError }) => standardError),
    spread,
    0.14,
  )
})

test('a weight is that many customers, and the unit of time does not matter', () => {
  const three = columns([
    [1, 3],
    [1, 3],
    [6, 2],
    [4, 5],
  ])
  const two = {
    ...columns([
      [7, 21],
      [42, 14],
      [28, 35],
    ]),
    weight: Float64Array.of(2, 1, 1),
  }
  const [one, other] = [purchaseRegularity(two), purchaseRegularity(three)]
  expectRelative(one.k, other.k, 1e-14)
  expectRelative(one.standardError, other.standardError, 1e-14)
})

test('equal gaps are as regular as can be', () => {
  expect(
    purchaseRegularity(
      columns([
        [7, 7],
        [30, 30],
      ]),
    ),
  ).toEqual({ k: Infinity, standardError: Infinity })
})

test('a gap that is none is refused, and so is a single customer', () => {
  const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
  refused('not-positive', () =>
    purchaseRegularity(
      columns([
        [1, 2],
        [0, 2],
      ]),
    ),
  )
  refused('negative', () =>
    purchaseRegularity(
      columns([
        [1, 2],
        [1, -2],
      ]),
    ),
  )
  refused('not-finite', () => purchaseRegularity(columns([[1, Number.NaN]])))
  refused('too-few-customers', () => purchaseRegularity(columns([[1, 2]])))
  refused('columns-differ-in-length', () => purchaseRegularity({ ...columns([[1, 2]]), weight: new Float64Array(2) }))
})
