import type { KpiPoint } from '@sabad/contract/schemas/strategy-monitoring'
import { describe, expect, test } from 'vitest'
import { rangeOfKpi } from '../../src/kpi/range.ts'
import { outlookOf } from '../../src/strategy/monitoring/outlook.ts'

const monthEnds = [
  '2023-12-31',
  '2024-01-31',
  '2024-02-29',
  '2024-03-31',
  '2024-04-30',
  '2024-05-31',
  '2024-06-30',
  '2024-07-31',
  '2024-08-31',
  '2024-09-30',
  '2024-10-31',
  '2024-11-30',
  '2024-12-31',
]
const shares = [0.9, 0.92, 0.91, 0.94, 0.93, 0.95, 0.97, 0.96, 0.98, 0.97, 0.99, 0.98, 1]
const seriesOf = (values: readonly (number | null)[]): KpiPoint[] =>
  values.map((value, at) => ({ asOf: monthEnds[at] ?? '', value, lower: null, upper: null }))
const share = rangeOfKpi({ name: 'repeat_rate', unit: 'share' })
const asked = { target: 0.95, isUpGood: true, range: share }

describe('the outlook of a KPI', () => {
  test('stays within what the figure can be', () => {
    const { forecast } = outlookOf(seriesOf(shares), { ...asked, targetOn: '2025-12-31' })
    expect(forecast?.lower).toBeGreaterThan(0)
    expect(forecast?.upper).toBeLessThanOrEqual(1)
    expect(forecast?.value).toBeLessThanOrEqual(1)
    expect(forecast?.reaches).toBe(true)
  })

  test('is not told of a date too far ahead, whose trend is', () => {
    const found = outlookOf(seriesOf(shares), { ...asked, targetOn: '2999-12-31' })
    expect(found).toMatchObject({ forecast: null, shortage: null, tooFar: { monthsAhead: 11_700, mostMonths: 18 } })
    expect(found.trend?.perMonth).toBeGreaterThan(0)
  })

  test('says how many dates it needs, of which those without a value are none', () => {
    const gaps = shares.map((value, at) => (at % 2 === 0 ? null : value))
    expect(outlookOf(seriesOf(gaps), { ...asked, targetOn: '2025-12-31' })).toEqual({
      trend: null,
      forecast: null,
      shortage: { needed: 8, found: 6 },
      tooFar: null,
    })
  })

  test('knows that serving may cost more than all that is earned, and that a share is never above one', () => {
    expect(rangeOfKpi({ name: 'cost_to_serve_ratio', unit: 'share' }).high).toBe(Number.POSITIVE_INFINITY)
    expect(share).toEqual({ low: 0, high: 1 })
    expect(rangeOfKpi({ name: 'profit_per_customer', unit: 'money' }).low).toBe(Number.NEGATIVE_INFINITY)
  })
})
