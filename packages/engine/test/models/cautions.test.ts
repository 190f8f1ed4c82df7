import type { PublishedModel } from '@sabad/contract/schemas/models'
import { describe, expect, test } from 'vitest'
import { cautionsOf } from '../../src/models/cautions.ts'

type Uncautioned = Omit<PublishedModel, 'cautions'>

const holdout: NonNullable<PublishedModel['holdout']> = {
  calibratedOn: '2026-01-31',
  horizonDays: 181,
  every: 1,
  customers: 10,
  actual: 12,
  expected: 11,
  meanAbsoluteError: 1,
  rootMeanSquaredError: 1,
  correlation: null,
  logScore: -1,
  behind: 0,
  standardError: 0,
  contends: true,
  chosen: false,
  byFrequency: [],
  tracking: null,
}

const modelOf = (
  model: PublishedModel['model'],
  logLikelihood: number,
  given: Partial<Uncautioned> = {},
): Uncautioned => ({
  model,
  uses: [],
  asOf: '2026-07-31',
  published: true,
  reason: { code: 'not-compared', params: {} },
  repeatPurchases: null,
  parameters: [],
  fit: { n: 10, logLikelihood, converged: true, iterations: 1, warnings: [] },
  holdout: null,
  ...given,
})

const codes = (one: Uncautioned, all: readonly Uncautioned[]) => cautionsOf(one, all).map(({ code }) => code)

describe('what to keep in mind', () => {
  const bg = modelOf('bg-nbd', -9582, { uses: ['purchases'], holdout: { ...holdout, chosen: true, every: 4 } })
  const mbg = modelOf('mbg-nbd', -9573, { uses: ['alive'], holdout })
  const spend = modelOf('gamma-gamma', -4059, { uses: ['spend'] })
  const all = [bg, mbg, spend]

  test('of a fit to some of those who have bought is how many they were', () => {
    const repeatPurchases = [
      { repeats: 0, customers: 9, expected: 9 },
      { repeats: 1, customers: 3, expected: 3 },
    ]
    const fitted = { code: 'fitted-to-sample', params: { customers: 10, of: 12 } }
    expect(cautionsOf({ ...mbg, repeatPurchases }, all)).toContainEqual(fitted)
    expect(codes({ ...mbg, repeatPurchases: repeatPurchases.slice(0, 1) }, all)).not.toContain(fitted.code)
    expect(codes({ ...mbg, uses: [], repeatPurchases }, all)).not.toContain(fitted.code)
  })

  test('of BG/NBD are its one-time buyers, the other model of who is alive, a better fit elsewhere, and the sample', () => {
    expect(cautionsOf(bg, all)).toEqual([
      { code: 'one-time-buyers-alive', params: {} },
      { code: 'alive-is-of-another', params: { model: 'mbg-nbd' } },
      { code: 'fit-and-holdout-disagree', params: { model: 'mbg-nbd' } },
      { code: 'sampled', params: { every: 4 } },
      { code: 'likelihoods-of-same-customers', params: {} },
    ])
  })

  test('of the best fit that is not chosen is only what its likelihood may be compared with', () => {
    expect(codes(mbg, all)).toEqual(['likelihoods-of-same-customers'])
  })

  test('of spend is what lifetime value leaves out', () => {
    expect(codes(spend, all)).toEqual(['value-is-of-the-future'])
  })

  test('of NBD is that nobody leaves, and alone it has nothing to be compared with', () => {
    const nbd = modelOf('nbd', -100, { uses: ['purchases'] })
    expect(codes(nbd, [nbd, modelOf('bg-nbd', -99, { published: false }), spend])).toEqual(['nobody-leaves'])
  })

  test('is no disagreement where the chosen model fits best', () => {
    const chosen = { ...mbg, holdout: { ...holdout, chosen: true } }
    expect(codes(chosen, [bg, chosen])).toEqual(['likelihoods-of-same-customers'])
  })
})
