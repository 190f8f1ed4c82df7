import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { multipleFirstMarginNow } from '../../src/lifetime/constant-retention.ts'
import { cohortDurations } from '../../src/lifetime/contractual/cohort-counts.ts'
import type { ContractModel } from '../../src/lifetime/contractual/contract-model.ts'
import { contractValue } from '../../src/lifetime/contractual/contract-value.ts'
import {
  discountedExpectedLifetime,
  discountedResidualLifetime,
} from '../../src/lifetime/contractual/expected-lifetime.ts'
import { survivalProbability } from '../../src/lifetime/contractual/survival.ts'
import { kaplanMeier } from '../../src/lifetime/kaplan-meier.ts'
import { shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { expectPrinted } from '../close.ts'
import { cohort } from '../cohort.ts'

// Fader & Hardie 2007, J. Interactive Marketing 21(1), table 1 (after Berry & Linoff 2004): percent surviving years 1-12.
const highEnd = [86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4]
const regular = [63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3]

/** The first years of 1,000 customers. */
const years = (percent: readonly number[], count: number) => {
  return cohort([1000, ...percent.slice(0, count).map((share) => Math.round(10 * share))])
}

describe('the High-End and Regular cohorts, fitted to seven years', () => {
  const sbgHighEnd = shiftedBetaGeometric.fit(years(highEnd, 7))
  const sbgRegular = shiftedBetaGeometric.fit(years(regular, 7))
  const bdwHighEnd = betaDiscreteWeibull.fit(years(highEnd, 7))
  const bdwRegular = betaDiscreteWeibull.fit(years(regular, 7))

  test('sBG gives the published estimates', () => {
    expectParameters(sbgHighEnd, { alpha: '0.6681', beta: '3.8061' })
    expectPrinted(sbgHighEnd.fit.logLikelihood, '-1611.158')
    expectParameters(sbgRegular, { alpha: '0.7041', beta: '1.1820' })
    expectPrinted(sbgRegular.fit.logLikelihood, '-1680.265')
    expect(sbgHighEnd.fit).toMatchObject({ n: 1000, converged: true, warnings: [] })
  })

  test('sBG on four renewals of the Regular cohort gives the reference estimates', () => {
    const model = shiftedBetaGeometric.fit(years(regular, 4))
    expectParameters(model, { alpha: '0.7637', beta: '1.2958' })
    expectPrinted(model.fit.logLikelihood, '-1401.559')
  })

  test('BdW gives the estimates of Fader et al. 2018', () => {
    expectParameters(bdwHighEnd, { alpha: '0.214', beta: '1.427', c: '1.724' })
    expectPrinted(bdwHighEnd.fit.logLikelihood, '-1605.314')
    expectParameters(bdwRegular, { alpha: '0.456', beta: '0.779', c: '1.283' })
    expectPrinted(bdwRegular.fit.logLikelihood, '-1679.603')
    expect(bdwHighEnd.fit).toMatchObject({ n: 1000, converged: true, warnings: [] })
  })

  const printed: readonly [string, ContractModel, string][] = [
    ['sBG, High-End', sbgHighEnd, '85.1 74.7 67.0 61.0 56.2 52.2 48.9 46.0 43.6 41.4 39.5 37.8'],
    ['BdW, High-End', bdwHighEnd, '86.9 74.0 65.5 59.6 55.2 51.8 49.1 46.8 44.8 43.2 41.7 40.4'],
    ['sBG, Regular', sbgRegular, '62.7 47.4 38.8 33.2 29.2 26.2 23.9 22.0 20.4 19.1 18.0 17.0'],
    ['BdW, Regular', bdwRegular, '63.1 46.7 38.2 32.8 29.0 26.2 24.1 22.3 20.9 19.7 18.6 17.7'],
  ]

  test.each(printed)('%s: the percent surviving in years 1 to 12 are the published ones', (_, model, percents) => {
    for (const [i, percent] of percents.split(' ').entries()) {
      expectPrinted(100 * survivalProbability(model, i + 1), percent)
    }
  })

  const errors = [
    { name: 'sBG, High-End', model: sbgHighEnd, actual: highEnd, percent: '2.83' },
    { name: 'BdW, High-End', model: bdwHighEnd, actual: highEnd, percent: '1.27' },
    { name: 'sBG, Regular', model: sbgRegular, actual: regular, percent: '1.49' },
    { name: 'BdW, Regular', model: bdwRegular, actual: regular, percent: '1.38' },
  ]

  test.each(errors)('$name: years 8 to 12 are missed by $percent % on average', ({ model, actual, percent }) => {
    const misses = actual.slice(7).map((share, i) => Math.abs((100 * survivalProbability(model, i + 8)) / share - 1))
    expectPrinted(100 * mean(misses), percent)
  })

  test('sBG: discounted expected and residual lifetimes at 10 % are the reference ones', () => {
    expectPrinted(discountedExpectedLifetime(sbgHighEnd, 0.1), '5.922')
    expectPrinted(discountedExpectedLifetime(sbgRegular, 0.1), '3.695')
    for (const [i, value] of ['2.964', '4.103', '4.870', '5.442', '5.894'].entries()) {
      expectPrinted(discountedResidualLifetime(sbgRegular, i + 1, 0.1), value)
    }
  })

  test('both cohorts together are worth more than their average retention rate says', () => {
    const both = cohortDurations({
      cohort: Float64Array.from({ length: 16 }, (_, row) => Math.floor(row / 8)),
      period: Float64Array.from({ length: 16 }, (_, row) => row % 8),
      active: Float64Array.of(1000, ...highEnd.slice(0, 7).map(tenfold), 1000, ...regular.slice(0, 7).map(tenfold)),
    })
    const { steps } = kaplanMeier(both)
    const retention = 1 - sum(steps.map(({ lost }) => lost)) / sum(steps.map(({ atRisk }) => atRisk))
    const byAverage = multipleFirstMarginNow({ retention, discountRate: 0.1 })
    const model = shiftedBetaGeometric.fit(both)
    const terms = { margin: 1, discountRate: 0.1, horizon: Infinity, firstPayment: 'counted' } as const
    expect(contractValue(model, { ...terms, renewals: 0 })).toBeGreaterThan(1.1 * byAverage)
    expect(contractValue(model, { ...terms, renewals: 7 })).toBeGreaterThan(1.75 * byAverage)
  })
})

describeWithData('sbg_contractual', 'the retention data as staged', (folder) => {
  test.each([
    ['highend', highEnd],
    ['regular', regular],
  ])('%s has the losses of the published table', (name, percent) => {
    const lines = readFileSync(join(folder, 'sbg_cohort_counts.csv'), 'utf8').trim().split('\n').slice(1)
    const counts = lines.filter((line) => line.startsWith(name)).map((line) => Number(line.split(',')[3]))
    const { weight } = years(percent, 7)
    expect(counts).toEqual([...weight])
  })
})

function expectParameters(model: { readonly parameters: object }, printed: Readonly<Record<string, string>>): void {
  const estimates: Record<string, number> = { ...model.parameters }
  expect(Object.keys(estimates)).toEqual(Object.keys(printed))
  for (const [name, value] of Object.entries(printed)) expectPrinted(estimates[name] ?? Number.NaN, value)
}

function tenfold(percent: number): number {
  return Math.round(10 * percent)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}
