import { describe, expect, it } from 'vitest'
import { createFormat, formatMeasure } from '../src/language/format.ts'

const english = createFormat('en-GB', 'EUR')

describe('money', () => {
  it('has cents below a hundred and none above', () => {
    expect(english.money(12.5)).toBe('€12.50')
    expect(english.money(1234.56)).toBe('€1,235')
    expect(english.money(0)).toBe('€0')
  })

  it('is short from ten thousand on', () => {
    expect(english.moneyShort(9_876)).toBe('€9,876')
    expect(english.moneyShort(12_345)).toMatch(/^€12\.3K$/i)
  })

  it('says which way it changed', () => {
    expect(english.moneyChange(0.7)).toBe('+€0.70')
    expect(english.moneyChange(-347.1)).toBe('-€347')
    expect(english.moneyChange(0)).toBe('€0')
  })

  it('is in the currency of the workspace', () => {
    expect(createFormat('id', 'IDR').money(250_000)).toBe('Rp\u00a0250.000')
  })
})

describe('shares', () => {
  it('have one digit, so that a column lines up', () => {
    expect(english.share(0.08)).toBe('8.0%')
    expect(english.share(0.0774)).toBe('7.7%')
  })

  it('need none where they are nothing or everything', () => {
    expect(english.share(0)).toBe('0%')
    expect(english.share(1)).toBe('100%')
    expect(english.share(-1e-17)).toBe('0%')
    expect(english.share(0.9997)).toBe('100%')
  })
})

describe('decimals', () => {
  it('have two digits or none, so that a column lines up', () => {
    expect(english.decimal(7.1)).toBe('7.10')
    expect(english.decimal(7)).toBe('7')
    expect(english.decimal(240.5)).toBe('241')
    expect(english.signed(0.3)).toBe('+0.30')
  })
})

describe('dates', () => {
  it('are the same day in every time zone', () => {
    expect(english.date('2011-12-09')).toBe('9 Dec 2011')
    expect(english.month('2011-12-01')).toBe('Dec 2011')
  })

  it('are Jalali, in their own digits, in Persian', () => {
    expect(createFormat('fa', 'IRR').date('2026-03-21')).toContain('۱۴۰۵')
  })
})

describe('countries', () => {
  it('are named by their code, and left as they are otherwise', () => {
    expect(english.country('ID')).toBe('Indonesia')
    expect(english.country('United Kingdom')).toBe('United Kingdom')
  })
})

describe('the value of a measure', () => {
  it('is written by its unit', () => {
    expect(formatMeasure(english, 0.123, 'share')).toBe('12.3%')
    expect(formatMeasure(english, 45, 'days')).toBe('45 days')
    expect(formatMeasure(english, 1, 'days')).toBe('1 day')
    expect(formatMeasure(english, 12.345, 'score')).toBe('12.35')
    expect(formatMeasure(english, '2026-10-31', 'date')).toBe('31 Oct 2026')
    expect(formatMeasure(english, 'e-mail', 'text')).toBe('e-mail')
  })
})
