import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { betaBernoulli } from '../../src/lifetime/beta-bernoulli.ts'
import { type BgBb, bgBb } from '../../src/lifetime/bg-bb.ts'
import { discountedFuturePurchases, expectedFuturePurchases } from '../../src/lifetime/discrete/expected-purchases.ts'
import { probabilityAliveAtNext } from '../../src/lifetime/discrete/probability-alive.ts'
import { probabilityOfPurchases } from '../../src/lifetime/discrete/purchase-counts.ts'
import { expectPrinted } from '../close.ts'
import { donorColumns, donors } from '../donations.ts'

const model = bgBb.fit(donorColumns)

describe('11,104 donors in six years', () => {
  test('the table is the published one', () => {
    expect(sum(donors.map(({ weight }) => weight))).toBe(11_104)
    expect(sum(donors.map(({ frequency, weight }) => frequency * weight))).toBe(24_615)
  })

  test('BG/BB gives the estimates of Fader, Hardie & Shang 2010', () => {
    expectParameters(model, { alpha: '1.2035', beta: '0.7497', gamma: '0.6567', delta: '2.7834' })
    expectPrinted(model.fit.logLikelihood, '-33225.581')
    expect(model.fit).toMatchObject({ n: 11_104, converged: true, warnings: [] })
  })

  test('Beta-Bernoulli, which lets nobody leave, gives the published estimates', () => {
    const staying = betaBernoulli.fit(donorColumns)
    expectParameters(staying, { alpha: '0.4873', beta: '0.8264' })
    expectPrinted(staying.fit.logLikelihood, '-35516.110')
    expect(staying.fit).toMatchObject({ n: 11_104, converged: true, warnings: [] })
  })

  test('BG/BB expects the published numbers of donors with none and with six donations', () => {
    expectPrinted(11_104 * probabilityOfPurchases(model, 0, 6), '3454.9')
    expectPrinted(11_104 * probabilityOfPurchases(model, 6, 6), '1253.1')
  })

  test('the published donors are alive in 2002 with the published probabilities', () => {
    const alive = (frequency: number, recency: number) => probabilityAliveAtNext(model, { frequency, recency, age: 6 })
    expectPrinted(alive(0, 0), '.11')
    expectPrinted(alive(2, 4), '.59')
    expectPrinted(alive(6, 6), '.93')
  })

  test('BG/BB predicts 12,884.2 donations in the five years that follow', () => {
    const predicted = donors.map((donor) => donor.weight * expectedFuturePurchases(model, donor, 5))
    expectPrinted(sum(predicted), '12884.2')
  })

  test('BG/BB predictions by frequency 0 to 6 are the reference ones', () => {
    for (const [frequency, value] of ['.073', '.325', '.709', '1.334', '2.031', '2.785', '3.753'].entries()) {
      const group = donors.filter((donor) => donor.frequency === frequency)
      const predicted = group.map((donor) => donor.weight * expectedFuturePurchases(model, donor, 5))
      expectPrinted(sum(predicted) / sum(group.map(({ weight }) => weight)), value)
    }
  })

  test('under the published parameters the donor with 3 of 6, the last in year 4, is as in the reference', () => {
    const published: BgBb = { ...model, parameters: { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 } }
    const donor = { frequency: 3, recency: 4, age: 6 }
    expectPrinted(probabilityAliveAtNext(published, donor), '0.4383')
    expectPrinted(expectedFuturePurchases(published, donor, 10), '1.8408')
    expectPrinted(discountedFuturePurchases(published, donor, 0.1), '1.6214')
  })
})

describeWithData('donations_bgbb', 'the donations as staged', (folder) => {
  const lines = readFileSync(join(folder, 'btyd_donations_rf_matrix.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  const rows = lines.map((line) => {
    const [frequency = 0, recency = 0, age = 0, weight = 0, holdout = 0] = line.split(',').map(Number)
    return { frequency, recency, age, weight, holdout }
  })

  test('have the cells of the published table', () => {
    const key = (row: { frequency: number; recency: number; age: number; weight: number }) => {
      return `${row.frequency},${row.recency},${row.age}:${row.weight}`
    }
    expect(rows.map(key).sort()).toEqual(donors.map(key).sort())
  })

  test('were 13,260 in the five years that followed, 2.8 % more than BG/BB predicted', () => {
    const actual = sum(rows.map(({ holdout }) => holdout))
    expect(actual).toBe(13_260)
    const predicted = sum(rows.map((row) => row.weight * expectedFuturePurchases(model, row, 5)))
    expectPrinted(100 * (predicted / actual - 1), '-2.8')
  })

  test('by frequency are the published ones', () => {
    for (const [frequency, value] of ['.174', '.433', '.813', '1.390', '2.062', '2.643', '3.534'].entries()) {
      const group = rows.filter((row) => row.frequency === frequency)
      expectPrinted(sum(group.map(({ holdout }) => holdout)) / sum(group.map(({ weight }) => weight)), value)
    }
  })
})

function expectParameters(fitted: { readonly parameters: object }, printed: Readonly<Record<string, string>>): void {
  const estimates: Record<string, number> = { ...fitted.parameters }
  expect(Object.keys(estimates)).toEqual(Object.keys(printed))
  for (const [name, value] of Object.entries(printed)) expectPrinted(estimates[name] ?? Number.NaN, value)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
