import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar, DateOrder } from '../../src/intake/reading/date-evidence.ts'
import { dateTexts } from '../../src/intake/reading/read-date.ts'
import { readTexts } from './reading.ts'

interface Rules {
  readonly order?: DateOrder
  readonly calendar?: Calendar
  readonly timeZone?: string
}

const read = async (
  texts: readonly string[],
  { order = 'dmy', calendar = 'gregorian', timeZone = 'UTC' }: Rules = {},
) => readTexts(texts, (given) => dateTexts(given, { order, calendar, timeZone }))

const day = async (text: string, rules?: Rules) => {
  const [one] = await read([text], rules)
  return one?.reason ?? one?.value
}
const moment = async (text: string, rules?: Rules) => (await read([text], rules))[0]?.moment

describe('a day', () => {
  test.each([
    ['2020-01-05', '2020-01-05'],
    ['2020/1/5', '2020-01-05'],
    ['2020.01.05', '2020-01-05'],
    ['05/01/2020', '2020-01-05'],
    ['5.1.2020', '2020-01-05'],
    ['05-01-2020', '2020-01-05'],
    ['03/01/19', '2019-01-03'],
    ['03/01/85', '1985-01-03'],
    ['20200105', '2020-01-05'],
    ['43835', '2020-01-05'],
    ['43835.75', '2020-01-05'],
    ['5 Jan 2020', '2020-01-05'],
    ['05-Jan-20', '2020-01-05'],
    ['January 5, 2020', '2020-01-05'],
    ['1578182400', '2020-01-05'],
    ['1578182400000', '2020-01-05'],
    ['۲۰۲۰/۰۱/۰۵', '2020-01-05'],
    ['05/01/2020 10:30', '2020-01-05'],
    ['2020-02-29', '2020-02-29'],
  ])('%s is %s, day first', async (text, expected) => {
    expect(await day(text)).toBe(expected)
  })

  test('reads the same text month first when the column is so', async () => {
    expect(await day('05/01/2020', { order: 'mdy' })).toBe('2020-05-01')
  })

  test.each(['hello', '2019-02-29', '31/02/2020', '2020-13-01', '5 May', '1/2/3/4', '0', '12', '2020-01'])(
    '%s is no date',
    async (text) => {
      expect(await day(text)).toBe('not-a-date')
    },
  )

  test.each(['9999-12-31', '0001-01-01', '1899-12-31', '31/12/2999'])('%s is out of range', async (text) => {
    expect(await day(text)).toBe('date-out-of-range')
  })

  test('an empty cell says nothing', async () => {
    expect(await day('')).toBeNull()
  })
})

/** Known days: the new year of 1403 and its neighbours, the revolution, the day of the law that made the calendar. */
describe('a Jalali day', () => {
  test.each([
    ['1402/05/13', '2023-08-04'],
    ['۱۴۰۳/۰۱/۰۱', '2024-03-20'],
    ['1402/12/29', '2024-03-19'],
    ['1403/12/30', '2025-03-20'],
    ['1357/11/22', '1979-02-11'],
    ['1304/01/11', '1925-03-31'],
    ['13/05/1402', '2023-08-04'],
    ['14020513', '2023-08-04'],
    ['۹۹/۱۲/۳۰', '2021-03-20'],
  ])('%s is %s', async (text, expected) => {
    expect(await day(text, { calendar: 'jalali', order: /^۹۹/.test(text) ? 'ymd' : 'dmy' })).toBe(expected)
  })

  test.each(['1402/12/30', '1402/13/01', '1402/07/31', '1402/00/10'])('%s does not exist', async (text) => {
    expect(await day(text, { calendar: 'jalali' })).toBe('not-a-date')
  })

  test('agrees with the calendar of ICU on every kind of day', async () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    const days = fc.array(fc.integer({ min: Date.UTC(1900, 2, 22) / 864e5, max: Date.UTC(2120, 0, 1) / 864e5 }), {
      minLength: 200,
      maxLength: 200,
    })
    await fc.assert(
      fc.asyncProperty(days, async (chosen) => {
        const dates = [...new Set(chosen)].map((at) => new Date(at * 864e5))
        const texts = dates.map((date) => {
          const parts = Object.fromEntries(persian.formatToParts(date).map(({ type, value }) => [type, value]))
          return `${parts.year}/${parts.month}/${parts.day}`
        })
        const found = await read(texts, { calendar: 'jalali' })
        expect(found.map(({ value }) => value)).toEqual(dates.map((date) => date.toISOString().slice(0, 10)))
      }),
      { numRuns: 10, seed: 5 },
    )
  })
})

describe('a moment', () => {
  test.each([
    ['05/01/2020 10:30', '2020-01-05T10:30:00'],
    ['05/01/2020 10:30:15', '2020-01-05T10:30:15'],
    ['05/01/2020 10:30 PM', '2020-01-05T22:30:00'],
    ['05/01/2020 12:05 am', '2020-01-05T00:05:00'],
    ['2020-01-05T10:30:00Z', '2020-01-05T10:30:00'],
    ['2020-01-05T10:30:00+07:00', '2020-01-05T03:30:00'],
    ['2020-01-05 10:30:00 -0330', '2020-01-05T14:00:00'],
    ['1402/05/13 08:00', '2023-08-04T08:00:00'],
    ['43835.75', '2020-01-05T18:00:00'],
  ])('%s is %s in UTC', async (text, expected) => {
    expect(await moment(text, { calendar: text.startsWith('14') ? 'jalali' : 'gregorian' })).toBe(expected)
  })

  test('a day alone has no moment', async () => {
    expect(await moment('05/01/2020')).toBeNull()
  })

  test('a moment with a zone is converted, and its day with it; one without is local already', async () => {
    const [zoned, local] = await read(['2020-01-05T20:00:00Z', '2020-01-05 20:00'], { timeZone: 'Asia/Jakarta' })
    expect(zoned).toMatchObject({ value: '2020-01-06', moment: '2020-01-06T03:00:00' })
    expect(local).toMatchObject({ value: '2020-01-05', moment: '2020-01-05T20:00:00' })
  })
})

test('whatever way a date is written, it is read back', async () => {
  const writings: readonly ((y: string, m: string, d: string) => [string, DateOrder])[] = [
    (y, m, d) => [`${y}-${m}-${d}`, 'ymd'],
    (y, m, d) => [`${d}/${m}/${y}`, 'dmy'],
    (y, m, d) => [`${Number(d)}.${Number(m)}.${y}`, 'dmy'],
    (y, m, d) => [`${m}/${d}/${y}`, 'mdy'],
    (y, m, d) => [`${y}${m}${d}`, 'dmy'],
  ]
  const dates = fc.array(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), {
    minLength: 30,
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(dates, fc.constantFrom(...writings), async (chosen, write) => {
      const days = [...new Set(chosen.map((date) => date.toISOString().slice(0, 10)))]
      const written = days.map((text) => write(text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)))
      const order = written[0]?.[1] ?? 'ymd'
      const found = await read(
        written.map(([text]) => text),
        { order },
      )
      expect(found.map(({ value }) => value)).toEqual(days)
    }),
    { numRuns: 15, seed: 3 },
  )
})
