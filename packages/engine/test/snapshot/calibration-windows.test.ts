import { describe, expect, test } from 'vitest'
import { windowOf } from '../../src/snapshot/window.ts'

const calibratedOn = (asOf: string) => windowOf(asOf).calibrations.map((one) => one.calibratedOn)

describe('the days from which models are judged', () => {
  test('are a year, half a year and a quarter before a month end, so that no month is divided', () => {
    expect(calibratedOn('2024-06-30')).toEqual(['2023-06-30', '2023-12-31', '2024-03-31'])
    expect(calibratedOn('2025-02-28')).toEqual(['2024-02-29', '2024-08-31', '2024-11-30'])
  })

  test('ask for customers who came in the first of as many months as they foretell', () => {
    const [year, half, quarter] = windowOf('2024-12-31').calibrations
    expect(year).toEqual({ calibratedOn: '2023-12-31', horizonDays: 366, observedDays: 334 })
    expect(half).toEqual({ calibratedOn: '2024-06-30', horizonDays: 184, observedDays: 151 })
    expect(quarter).toEqual({ calibratedOn: '2024-09-30', horizonDays: 92, observedDays: 61 })
  })

  test.each(['2024-05-31', '2024-06-01', '2024-06-29'])(
    'are the same on all days of a month until its last: %s',
    (asOf) => {
      const { comparedUntil, calibrations } = windowOf(asOf)
      expect(comparedUntil).toBe('2024-05-31')
      expect(calibrations).toEqual(windowOf('2024-05-31').calibrations)
      for (const { calibratedOn: day, horizonDays } of calibrations) {
        expect(Date.parse(day) + horizonDays * 86_400_000).toBe(Date.parse(comparedUntil))
      }
    },
  )
})
