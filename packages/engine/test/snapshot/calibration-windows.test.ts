import { describe, expect, test } from 'vitest'
import { windowOf } from '../../src/snapshot/window.ts'

const calibratedOn = (asOf: string) => windowOf(asOf).calibrations.map((one) => one.calibratedOn)

describe('the days from which models are judged', () => {
  test('are a year, half a year and a quarter before the as-of date', () => {
    expect(calibratedOn('2011-12-09')).toEqual(['2010-12-09', '2011-06-09', '2011-09-09'])
  })

  test('are month ends before a month end, so that no month is divided', () => {
    expect(calibratedOn('2024-06-30')).toEqual(['2023-06-30', '2023-12-31', '2024-03-31'])
    expect(calibratedOn('2025-02-28')).toEqual(['2024-02-29', '2024-08-31', '2024-11-30'])
  })

  test.each(['2024-05-31', '2024-06-17'])('lie the horizon before the as-of date: %s', (asOf) => {
    for (const { calibratedOn: day, horizonDays } of windowOf(asOf).calibrations) {
      expect(Date.parse(day) + horizonDays * 86_400_000).toBe(Date.parse(asOf))
    }
  })
})
