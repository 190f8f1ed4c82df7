import { expect, test } from 'vitest'
import { contactDepth } from '../../src/allocation/contact-depth.ts'
import { expectPrinted, expectRelative } from '../close.ts'
import { refusal } from '../refusal.ts'

const rate = [0.12, 0.08, 0.06, 0.045, 0.035, 0.025, 0.02, 0.015, 0.01, 0.005]
const deciles = { size: rate.map(() => 1000), rate }

test('the depth table of the domain reference, section 5.2, comes out', () => {
  const { rows, breakEvenRate, bestDepth } = contactDepth(deciles, { margin: 30, cost: 1 })
  for (const [i, profit] of [2600, 1400, 800, 350, 50, -250].entries()) {
    expectRelative(rows[i]?.profit ?? Number.NaN, profit, 1e-12)
  }
  for (const [i, profit] of [2600, 4000, 4800, 5150, 5200, 4950].entries()) {
    expectRelative(rows[i]?.cumulativeProfit ?? Number.NaN, profit, 1e-12)
  }
  expectPrinted(100 * breakEvenRate, '3.33')
  expect(bestDepth).toBe(5)
  expectPrinted(rows[0]?.lift ?? Number.NaN, '2.89')
  for (const [i, gains] of ['28.9', '48.2', '62.7', '73.5', '81.9'].entries()) {
    expectPrinted(100 * (rows[i]?.gains ?? Number.NaN), gains)
  }
  expect(rows[4]).toMatchObject({ cumulativeCost: 5000, cumulativeContacts: 5000 })
})

test('nobody is contacted when every band loses', () => {
  expect(contactDepth(deciles, { margin: 30, cost: 10 }).bestDepth).toBe(0)
})

test('rates that are no shares, margins of zero and a campaign without responders are refused', () => {
  const economics = { margin: 30, cost: 1 }
  expect(refusal(() => contactDepth({ size: [1, 1], rate: [0.1, 1.2] }, economics))).toMatchObject({
    code: 'not-a-probability',
    params: { row: 1, column: 'rate' },
  })
  expect(refusal(() => contactDepth({ size: [1], rate: [0] }, economics)).code).toBe('all-zero')
  expect(refusal(() => contactDepth(deciles, { margin: 0, cost: 1 })).code).toBe('not-positive')
  expect(refusal(() => contactDepth({ size: [1], rate: [] }, economics)).code).toBe('columns-differ-in-length')
})
