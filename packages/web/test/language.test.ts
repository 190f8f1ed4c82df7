import { describe, expect, it } from 'vitest'
import { createFormat } from '../src/language/format.ts'
import { phrasebook } from '../src/language/phrasebook.ts'
import { localeOf, readPreferences } from '../src/language/preferences.ts'
import { startLanguage } from '../src/language/start-language.ts'
import { translateAnswer } from '../src/language/translate-answer.ts'

const stored = (text: string | null) => ({ getItem: () => text })

describe('the language', () => {
  it('is the first that the browser asks for and there is', () => {
    expect(readPreferences(stored(null), ['de', 'fa-AF', 'en']).language).toBe('fa')
    expect(readPreferences(stored(null), ['de']).language).toBe('en')
  })

  it('is the one that was chosen, whatever the browser asks for', () => {
    expect(readPreferences(stored('{"language":"id"}'), ['fa']).language).toBe('id')
  })

  it('does not stumble over what is kept there by others', () => {
    for (const text of ['', 'null', '7', '{"language":"xx"}', '{'])
      expect(readPreferences(stored(text), ['id']).language).toBe('id')
  })

  it('brings its calendar and digits', () => {
    const persian = readPreferences(stored('{"language":"fa"}'), [])
    expect(createFormat(localeOf(persian), 'IRR').date('2026-03-21')).toBe('۱ فروردین ۱۴۰۵')
    const western = createFormat(localeOf({ ...persian, calendar: 'gregory', digits: 'latn' }), 'IRR')
    expect(western.date('2026-03-21')).toMatch(/21.*2026/)
    expect(western.count(1234)).toBe('1,234')
  })

  it('keeps the sign of a number before it, among words from right to left', () => {
    const { signed, count } = createFormat('fa-IR-u-ca-persian-nu-arabext', 'IRR')
    expect(signed(-0.34)).toMatch(/^\u2066.*۰٫۳۴\u2069$/)
    expect(count(12)).toBe('۱۲')
    expect(createFormat('en', 'EUR').signed(-0.34)).toBe('-0.34')
  })

  it('fills messages with the digits that were chosen', () => {
    const translation = { catalogue: { app: { 'unit.customers': '{count, plural, one {# مشتری} other {# مشتری}}' } } }
    const t = (locale: string) =>
      startLanguage(locale, { ...translation, phrases: {} }).t('unit.customers', { count: 12 })
    expect(t('fa-IR-u-ca-persian-nu-arabext')).toBe('۱۲ مشتری')
    expect(t('fa-IR-u-ca-persian-nu-latn')).toBe('12 مشتری')
  })
})

describe('what the engine says', () => {
  const said = phrasebook({ Loyal: 'وفادار', 'Rating of {name}': 'امتیاز {name}', Churn: 'ریزش' })
  const overview = {
    asOf: '2026-01-31',
    groups: [
      { name: 'loyal', title: 'Loyal' },
      { name: 'x', title: 'Our best' },
    ],
  }

  it('is in the language of the reader, and what people called something is theirs', () => {
    const { groups } = translateAnswer(overview, 'portfolios.overview', said)
    expect(groups).toEqual([
      { name: 'loyal', title: 'وفادار' },
      { name: 'x', title: 'Our best' },
    ])
  })

  it('keeps the names inside its sentences', () => {
    expect(said('Rating of prestige')).toBe('امتیاز prestige')
    expect(said('A rating of prestige')).toBe('A rating of prestige')
  })

  it('is left as it came where it is edited and saved again', () => {
    expect(translateAnswer(overview, 'portfolios.get', said)).toBe(overview)
    const strategy = { title: 'Loyal', document: { goals: [{ title: 'Churn' }] } }
    expect(translateAnswer(strategy, 'strategies.get', said)).toEqual({ ...strategy, title: 'وفادار' })
    expect(translateAnswer(strategy, 'strategies.draft', said).document.goals).toEqual([{ title: 'ریزش' }])
  })

  it('leaves what is no plain data alone', () => {
    const events = new Map([['title', 'Loyal']])
    expect(translateAnswer(events, 'jobs.events', said)).toBe(events)
  })
})
