import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { type Holdout, type PublishedModel, publishedModel } from '@sabad/contract/schemas/models'
import { describe, expect, it } from 'vitest'
import { forecastRows } from '../src/customer/forecast-rows.ts'
import { dayOfWeek, judgedModels } from '../src/models/plotted.ts'

const holdout: Holdout = {
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
  tracking: { weeks: [0, 4, 8], calibratedWeeks: 4, actual: [0, 1, 2], expected: [0, 1, 2] },
}

const modelOf = (model: PublishedModel['model'], judged: Partial<Holdout> | null) =>
  publishedModel.parse({
    model,
    uses: [],
    asOf: '2026-07-31',
    published: true,
    reason: { code: 'not-compared', params: {} },
    cautions: [],
    repeatPurchases: null,
    parameters: [],
    fit: { n: 10, logLikelihood: -1, converged: true, iterations: 1, warnings: [] },
    holdout: judged && { ...holdout, ...judged },
  })

describe('the models that were compared', () => {
  it('stand in the order of their log scores behind the chosen one; the others are left out', () => {
    const models = [
      modelOf('bg-nbd', { behind: 0.2 }),
      modelOf('mbg-nbd', { behind: 0.1, chosen: true }),
      modelOf('pareto-nbd', { behind: 0 }),
      modelOf('gamma-gamma', null),
    ]
    expect(judgedModels(models).map(({ model }) => model.model)).toEqual(['mbg-nbd', 'pareto-nbd', 'bg-nbd'])
  })

  it('were tracked on days that are told from the end of the calibration', () => {
    expect([0, 4, 8].map((week) => dayOfWeek(holdout, week))).toEqual(['2026-01-03', '2026-01-31', '2026-02-28'])
  })
})

describe('the rows of a forecast', () => {
  const bases: CustomerPage['forecast'] = {
    alive: { model: 'mbg-nbd', missing: null },
    purchases: { model: 'bg-nbd', missing: null },
    spend: { model: null, missing: { code: 'few-repeat-buyers', params: { needed: 100, found: 3 } } },
    curve: [],
    next: null,
  }

  it('have their interval and the models they rest on; what is not known is null', () => {
    const measures = [
      { name: 'probability_alive', value: 0.5 },
      { name: 'probability_alive_lower', value: 0.4 },
      { name: 'probability_alive_upper', value: 0.6 },
      { name: 'clv_12m', value: null },
    ]
    const rows = forecastRows({ measures, forecast: bases })
    expect(rows[0]).toMatchObject({ value: 0.5, lower: 0.4, upper: 0.6, bases: [bases.alive] })
    expect(rows.find(({ name }) => name === 'clv_12m')).toMatchObject({
      value: null,
      bases: [bases.purchases, bases.spend],
    })
  })
})
