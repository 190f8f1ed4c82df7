import { expect, test } from 'vitest'
import {
  expectedLifetimeAtConstantRetention,
  multipleFirstMarginAhead,
  multipleFirstMarginNow,
} from '../../src/lifetime/constant-retention.ts'
import { expectPrinted, expectRelative } from '../close.ts'

test('the multiples with the first margin one period ahead are those of the tables of Gupta & Lehmann', () => {
  expectPrinted(multipleFirstMarginAhead({ retention: 0.9, discountRate: 0.12 }), '4.09')
  expectPrinted(multipleFirstMarginAhead({ retention: 0.8, discountRate: 0.1 }), '2.67')
})

test('with the first margin at once they are one more', () => {
  expectPrinted(multipleFirstMarginNow({ retention: 0.9, discountRate: 0.12 }), '5.09')
  expectPrinted(multipleFirstMarginNow({ retention: 0.8, discountRate: 0.1 }), '3.67')
  expectRelative(multipleFirstMarginNow({ retention: 0.9, discountRate: 0.12 }), 1.12 / 0.22, 1e-14)
})

test('to a horizon they are sums of that many margins', () => {
  for (const horizon of [0, 1, 5, 400]) {
    let total = 0
    for (let t = 1; t <= horizon; t++) total += (0.9 / 1.12) ** t
    expect(Math.abs(multipleFirstMarginAhead({ retention: 0.9, discountRate: 0.12, horizon }) - total)).toBeLessThan(
      1e-14,
    )
    expect(multipleFirstMarginAhead({ retention: 1, discountRate: 0, horizon })).toBe(horizon)
    expect(multipleFirstMarginAhead({ retention: 0, discountRate: 0.1, horizon })).toBe(0)
  }
})

test('a retention rate next to 1 loses no digits', () => {
  const constant = { retention: 1 - 2 ** -40, discountRate: 0, horizon: 10 }
  expectRelative(multipleFirstMarginAhead(constant), 10 - 55 * 2 ** -40, 1e-12)
})

test('one in ten leaves after ten periods on average', () => {
  expectRelative(expectedLifetimeAtConstantRetention(0.9), 10, 1e-14)
  expect(expectedLifetimeAtConstantRetention(0)).toBe(1)
})

test('what has no end or is no rate is refused', () => {
  const refused = (code: string, ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ code }))
  refused('never-ends', () => multipleFirstMarginAhead({ retention: 1, discountRate: 0 }))
  refused('never-ends', () => expectedLifetimeAtConstantRetention(1))
  refused('not-a-probability', () => multipleFirstMarginNow({ retention: 1.1, discountRate: 0.1 }))
  refused('not-a-probability', () => multipleFirstMarginNow({ retention: -0.1, discountRate: 0.1 }))
  refused('not-finite', () => multipleFirstMarginNow({ retention: Number.NaN, discountRate: 0.1 }))
  refused('negative', () => multipleFirstMarginAhead({ retention: 0.9, discountRate: -0.1 }))
  refused('not-whole', () => multipleFirstMarginAhead({ retention: 0.9, discountRate: 0.1, horizon: 1.5 }))
})
