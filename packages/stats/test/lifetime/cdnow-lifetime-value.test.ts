import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { discountedResidualPurchasesColumn } from '../../src/lifetime/discounted-residual-purchases.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { lifetimeValue } from '../../src/lifetime/lifetime-value.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { purchaseColumns, spendColumns, summaryOf78Weeks, summaryOfAll } from '../cdnow.ts'
import { expectPrinted, expectRelative } from '../close.ts'

// The reference is recomputed (domain reference 2.8); of Fader, Hardie & Lee 2005, J. Marketing Research 42(4), it has the
// parameters of the 78-week sample, the rate 0.0027 a week, the margin of 30 %, and about $4.40 and 5 % for the zero class.
describeWithData('cdnow', 'CDNOW, all 23,570 customers, valued as in 2005', (folder) => {
  const sample = summaryOf78Weeks(folder)
  const purchases = paretoNbd.fit(purchaseColumns(sample))
  const spend = gammaGamma.fit(spendColumns(sample))
  const customers = summaryOfAll(folder)
  const residual = discountedResidualPurchasesColumn(purchases, purchaseColumns(customers), 0.0027)
  const terms = { margin: 0.3, ratePerUnit: 0.0027, horizon: Infinity }
  const values = customers.map((customer) => lifetimeValue({ purchases, spend }, customer, terms))
  const descending = values.toSorted((one, other) => other - one)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

  test('the base is the published one: 12,054 of 23,570 did not come back in 78 weeks', () => {
    expect(customers).toHaveLength(23_570)
    expect(customers.filter(({ frequency }) => frequency === 0)).toHaveLength(12_054)
  })

  test('97,903 discounted purchases are still to come, worth $1,139,931', () => {
    expectPrinted(sum(Array.from(residual)), '97903')
    // 1,139,935 with the sample's own maximum, 1,139,906 with its parameters rounded to three decimals.
    expectRelative(sum(values), 1_139_931, 4e-6)
    expectPrinted(sum(values) / values.length, '48.36')
    expectPrinted(descending[11_785] ?? Number.NaN, '4.74')
  })

  test('those who never came back are worth $4.39 each, 4.6 % of all', () => {
    const zero = values.filter((_, i) => customers[i]?.frequency === 0)
    expectPrinted(sum(zero) / zero.length, '4.39')
    expectPrinted(sum(zero), '52906')
    expectPrinted((100 * sum(zero)) / sum(values), '4.6')
  })

  test('the best 1, 5, 10, 20 and 50 % hold 22.8, 50.0, 66.5, 83.3 and 95.7 %', () => {
    for (const [share, held] of [
      [0.01, '22.8'],
      [0.05, '50.0'],
      [0.1, '66.5'],
      [0.2, '83.3'],
      [0.5, '95.7'],
    ] as const) {
      const best = descending.slice(0, Math.floor(share * values.length))
      expectPrinted((100 * sum(best)) / sum(values), held)
    }
  })
})
