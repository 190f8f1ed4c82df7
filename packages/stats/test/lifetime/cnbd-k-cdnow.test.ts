import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import { sumOfLogGaps } from '../../src/lifetime/frequency-recency-age-gaps.ts'
import { mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { purchaseRegularity } from '../../src/lifetime/purchase-regularity.ts'
import { gapsWithoutFirstEvent, purchaseColumns } from '../cdnow.ts'
import { expectPrinted } from '../close.ts'

// Printed in demo/cdnow.r of github.com/mplatzer/BTYDplus at 28316a11, which calls MBG/CNBD-k by its older name, CBG/CNBD-k.
describeWithData('cdnow', 'CDNOW 1/10 sample, for rhythm', (folder) => {
  const customers = gapsWithoutFirstEvent(folder)
  const histories = purchaseColumns(customers)
  const logGaps = Float64Array.from(customers, ({ gaps }) => {
    let now = 0
    return sumOfLogGaps([0, ...gaps.map((gap) => (now += gap))])
  })
  const regular = mbgCnbdK.fit({ ...histories, logGaps })

  test('the models without rhythm have the printed log-likelihoods, so these are the data', () => {
    expectPrinted(nbd.fit(histories).fit.logLikelihood, '-9759.985')
    expectPrinted(paretoNbd.fit(histories).fit.logLikelihood, '-9591.412')
    expectPrinted(bgNbd.fit(histories).fit.logLikelihood, '-9578.556')
    expectPrinted(mbgNbd.fit(histories).fit.logLikelihood, '-9578.403')
  })

  test('MBG/CNBD-k finds no rhythm, k = 1, at the printed log-likelihood', () => {
    expect(regular.k).toBe(1)
    expectPrinted(regular.fit.logLikelihood, '-9578.403')
    expect(regular.fit).toMatchObject({ n: 2357, converged: true, warnings: [] })
    expect(bgCnbdK.fit({ ...histories, logGaps }).k).toBe(1)
  })

  test('its forecast of 39 weeks has the printed errors', () => {
    const forecast = customers.map((customer) => expectedPurchases(regular, customer, 39))
    const errors = customers.map(({ holdout }, i) => (forecast[i] ?? Number.NaN) - holdout)
    const logs = customers.map(({ holdout }, i) => Math.log1p(forecast[i] ?? Number.NaN) - Math.log1p(holdout))
    const purchases = sum(customers.map(({ holdout }) => holdout))
    expectPrinted(sum(errors.map(Math.abs)) / purchases, '0.958')
    expectPrinted(Math.sqrt(sum(errors.map((error) => error ** 2)) / customers.length), '1.607')
    expectPrinted(sum(logs.map((error) => error ** 2)) / customers.length, '0.231')
  })

  test('the check of Wheat & Morrison finds no rhythm either', () => {
    const pairs = customers.map(({ gaps }) => gaps.slice(-2)).filter(({ length }) => length === 2)
    const { k, standardError } = purchaseRegularity({
      earlier: Float64Array.from(pairs, ([earlier = 0]) => earlier),
      later: Float64Array.from(pairs, ([, later = 0]) => later),
      weight: new Float64Array(pairs.length).fill(1),
    })
    expect(Math.abs(k - 1)).toBeLessThan(2 * standardError)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
