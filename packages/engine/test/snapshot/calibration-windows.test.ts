import { describe, expect, test } from 'vitest'
import { buckets } from '../../src/snapshot/activity.ts'

const calibratedOn = (asOf: string) => buckets([asOf]).windows[0]?.calibrations.map((one) => one.calibratedOn)

describe('the days from which models are judged', () => {
  test('are a year, half a year and a quarter before the as-of date', () => {
    expect(calibratedOn('2011-12-09')).toEqual(['2010-12-09', '2011-06-09', '2011-09-09'])
  })

  test('are month ends before a month end, so that monthly dates share them', () => {
    expect(calibratedOn('2024-06-30')).toEqual(['2023-06-30', '2023-12-31', '2024-03-31'])
    expect(calibratedOn('2025-02-28')).toEqual(['2024-02-29', '2024-08-31', '2024-11-30'])
  })

  test('end their buckets, and lie the horizon before the as-of date', () => {
    const { boundaries, windows } = buckets(['2024-05-31', '2024-06-30'])
    for (const { asOf, calibrations } of windows) {
      for (const { calibratedOn: day, bucket, horizonDays } of calibrations) {
        expect(boundaries[bucket]).toBe(day)
        expect(Date.parse(day) + horizonDays * 86_400_000).toBe(Date.parse(asOf))
      }
    }
  })
})
