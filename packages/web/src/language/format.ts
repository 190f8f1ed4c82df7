import type { Measure } from '@sabad/contract/schemas/customers'

type Unit = Measure['unit']

const noon = (isoDay: string) => new Date(`${isoDay}T12:00:00Z`)

/** 1,234 as it is; 0.0123 with the digits that carry it. */
const fractionDigits = (value: number) => (Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2)

/** Values of a measure, by its unit. */
function formatByUnit(format: Format, value: number, unit: Unit): string {
  if (unit === 'money') return format.money(value)
  if (unit === 'share') return format.share(value)
  if (unit === 'days') return format.days(value)
  if (unit === 'years') return format.years(value)
  return format.decimal(value)
}

const caches = new Map<string, Intl.NumberFormat>()

/** `Intl` formatters are slow to make and tables ask for thousands of numbers. */
function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const made = caches.get(key) ?? new Intl.NumberFormat(language, options)
  caches.set(key, made)
  return made
}

const unitOptions = (unit: string): Intl.NumberFormatOptions => ({
  style: 'unit',
  unit,
  unitDisplay: 'long',
  maximumFractionDigits: 1,
})

const countryCode = /^[A-Z]{2}$/

export type Calendar = 'gregory' | 'persian'

/** A day as a calendar counts it; months from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const counted = (calendar: Calendar) =>
  new Intl.DateTimeFormat('en-u-nu-latn', {
    calendar,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
const counters = new Map<Calendar, Intl.DateTimeFormat>()

/** Slow to make, and of most readers only one is used. */
function counterOf(calendar: Calendar): Intl.DateTimeFormat {
  const counter = counters.get(calendar) ?? counted(calendar)
  counters.set(calendar, counter)
  return counter
}

/** Where the day stands in a calendar. */
export function calendarDay(isoDay: string, calendar: Calendar): CalendarDay {
  const parts = counterOf(calendar).formatToParts(noon(isoDay))
  const number = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value)
  return { year: number('year'), month: number('month'), day: number('day') }
}

/** Days as they are typed: English has them in two orders, so there it is the one that everybody reads alike. */
function createTyping(language: string) {
  const locale = language.startsWith('fa') || language.startsWith('id') ? language : 'en-CA'
  const typed = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  })
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const letters = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' })
  const monthDays = new Intl.DateTimeFormat(language, { day: 'numeric', timeZone: 'UTC' })
  const order = typed.formatToParts(0).map(({ type }) => type)
  return {
    calendar: typed.resolvedOptions().calendar === 'persian' ? ('persian' as const) : ('gregory' as const),
    /** Whether the year comes first in a typed day, or last. */
    yearFirst: order.indexOf('year') < order.indexOf('day'),
    /** A day as it is typed: 2026-11-22, 22/11/2026, ۱۴۰۵/۰۹/۰۱. */
    typedDay: (isoDay: string) => typed.format(noon(isoDay)),
    dayOfMonth: (isoDay: string) => monthDays.format(noon(isoDay)),
    weekday: (isoDay: string) => weekdays.format(noon(isoDay)),
    weekdayLetter: (isoDay: string) => letters.format(noon(isoDay)),
  }
}

const createNames = (language: string) => {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const currencies = new Intl.DisplayNames(language, { type: 'currency', fallback: 'code' })
  const lists = new Intl.ListFormat(language)
  const comma = language.startsWith('fa') ? '، ' : ', '
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const timeOfDay = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' })
  return {
    /** A day in full: 21 Nov 2026. */
    date: (isoDay: string) => day.format(noon(isoDay)),
    /** A month: Nov 2026. */
    month: (isoDay: string) => month.format(noon(isoDay)),
    /** Several things in a sentence: a, b and c. */
    list: (things: readonly string[]) => lists.format(things),
    /** Several things beside each other: a, b, c. */
    row: (things: readonly string[]) => things.join(comma),
    /** A country by its code; a name stays as it is. */
    country: (codeOrName: string) =>
      countryCode.test(codeOrName) ? (countries.of(codeOrName) ?? codeOrName) : codeOrName,
    /** A currency by its code: Euro for EUR. */
    currencyName: (code: string) => currencies.of(code) ?? code,
    /** A moment in the reader's time zone. */
    moment: (isoMoment: string) => moment.format(new Date(isoMoment)),
    /** A time such as 06:30 of whatever day. */
    timeOfDay: (time: string) => timeOfDay.format(new Date(`1970-01-01T${time}Z`)),
  }
}

/** Cents matter below a hundred, and only there. */
const amountDigits = (value: number): Intl.NumberFormatOptions => {
  const digits = Math.abs(value) >= 100 || value === 0 ? 0 : 2
  return { minimumFractionDigits: digits, maximumFractionDigits: digits }
}

/** 9,876 in full, 12,345 as 12.3K. */
const shortAmount = (value: number): Intl.NumberFormatOptions =>
  Math.abs(value) < 10_000 ? amountDigits(value) : { notation: 'compact', maximumFractionDigits: 1 }

const inNumber: ReadonlySet<string> = new Set([
  'plusSign',
  'minusSign',
  'integer',
  'group',
  'decimal',
  'fraction',
  'infinity',
  'nan',
])

/** A part of a number without the marks that `Intl` sets for direction, which do not hold among words. */
const bare = (text: string): string => text.replaceAll(/[\u200e\u200f\u061c]/g, '')

/**
 * A number from right to left: a sign before its digits between the signs U+2066 and U+2069, else it would wander behind
 * them; then what it is counted in, thousands before the currency, as it is read; the percent sign by U+200F on the left of
 * the digits, where Persian text has it. Between U+2067 and U+2069 all keep this order in charts, too, which run from left to
 * right.
 */
function rightToLeft(parts: readonly Intl.NumberFormatPart[]): string {
  const those = (wanted: (type: string) => boolean) =>
    parts.flatMap(({ type, value }) => (wanted(type) ? [bare(value)] : [])).join('')
  const digits = those((type) => inNumber.has(type))
  const number = /\p{Nd}/u.test(digits.charAt(0)) ? digits : `\u2066${digits}\u2069`
  const percent = those((type) => type === 'percentSign')
  const words = ['compact', 'unit', 'currency'].map((wanted) => those((type) => type === wanted)).filter(Boolean)
  if (percent) return `\u2067${number}\u200f${percent}\u2069`
  return words.length === 0 ? number : `\u2067${[number, ...words].join('\u00a0')}\u2069`
}

const createNumbers = (language: string, currency: string) => {
  const isRightToLeft = language.startsWith('fa')
  const written = (made: Intl.NumberFormat, value: number) =>
    isRightToLeft ? rightToLeft(made.formatToParts(value)) : made.format(value)
  // No minus before a nought: rounding makes -0.0 % of what is as good as nothing.
  const number = (value: number, options: Intl.NumberFormatOptions) =>
    written(numberFormat(language, { signDisplay: 'negative', ...options }), value)
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  return {
    count: (value: number) => number(value, { maximumFractionDigits: 0 }),
    /** As many digits for all that are no whole numbers, so that a column lines up. */
    decimal: (value: number) =>
      number(value, { minimumFractionDigits: fractionDigits(value), maximumFractionDigits: fractionDigits(value) }),
    /** Parameters of models: four significant digits. */
    precise: (value: number) => number(value, { maximumSignificantDigits: 4 }),
    /** Indices of which the third digit still counts, in a column. */
    index: (value: number) => number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    /** Errors of estimates: two significant digits. */
    rough: (value: number) => number(value, { maximumSignificantDigits: 2 }),
    signed: (value: number) =>
      number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
    signedCount: (value: number) => number(value, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    /** One digit always, so that a column lines up; nothing and everything, as rounded, need none. */
    share: (value: number) => {
      const perMille = Math.round(value * 1000)
      const digits = perMille === 0 || perMille === 1000 ? 0 : 1
      return number(value, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
    },
    /** How much more or less, of the whole. */
    signedShare: (value: number) =>
      number(value, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      }),
    money: (value: number) => number(value, { ...money, ...amountDigits(value) }),
    moneyShort: (value: number) => number(value, { ...money, ...shortAmount(value) }),
    moneyChange: (value: number) => number(value, { ...money, ...shortAmount(value), signDisplay: 'exceptZero' }),
    /** As it is typed into a field: no thousands, all digits that carry it. */
    typed: (value: number) => number(value, { useGrouping: false, maximumSignificantDigits: 12 }),
    countShort: (value: number) => number(value, { notation: 'compact', maximumFractionDigits: 1 }),
    days: (value: number) => number(value, { ...unitOptions('day'), maximumFractionDigits: value < 10 ? 1 : 0 }),
    months: (value: number) => number(value, unitOptions('month')),
    years: (value: number) => number(value, unitOptions('year')),
  }
}

/** Every number, amount and date on screen is written here, for one language and the currency of the workspace. */
export function createFormat(language: string, currency: string) {
  const parts = numberFormat(language, {}).formatToParts(0.5)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value
  // Signs of Persian and Arabic are read as the point that they are.
  const decimalSign = decimal === ',' ? ',' : '.'
  return {
    language,
    currency,
    decimalSign,
    ...createNames(language),
    ...createTyping(language),
    ...createNumbers(language, currency),
  }
}

/** Several things in a sentence, where the currency is not known yet: a, b and c. */
export const listIn = (language: string, things: readonly string[]): string =>
  new Intl.ListFormat(language).format(things)

/** Every currency there is, by its code. */
export const currencyCodes = (): readonly string[] => Intl.supportedValuesOf('currency')

export type Format = ReturnType<typeof createFormat>

const isoDay = /^\d{4}-\d{2}-\d{2}$/

export function formatMeasure(format: Format, value: number | string, unit: Unit): string {
  if (typeof value === 'number') return formatByUnit(format, value, unit)
  return isoDay.test(value) ? format.date(value) : value
}
