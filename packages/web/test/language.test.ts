import { describe, expect, it } from 'vitest'
import { EngineError } from '../../engine/src/errors.ts'
import { library } from '../../engine/src/portfolio/library/library.ts'
import { rfm } from '../../engine/src/portfolio/library/rfm.ts'
import { validateDefinition } from '../../engine/src/portfolio/validate.ts'
import { engineEnglish } from '../src/language/engine-english.ts'
import { createFormat } from '../src/language/format.ts'
import { inSentence } from '../src/language/in-sentence.ts'
import { loadTranslation } from '../src/language/load-translation.ts'
import { phrasebook } from '../src/language/phrasebook.ts'
import { localeOf, readPreferences } from '../src/language/preferences.ts'
import { readNumber } from '../src/language/read-number.ts'
import { spoken } from '../src/language/spoken.ts'
import { startLanguage } from '../src/language/start-language.ts'
import { translateAnswer, untranslateRequest } from '../src/language/translate-answer.ts'

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

  it('writes from right to left what a number is counted in after it, and the percent sign on one side always', () => {
    const euros = createFormat('fa-IR-u-ca-persian-nu-arabext', 'EUR')
    expect(euros.moneyShort(856_123)).toBe('\u2067۸۵۶٫۱\u00a0هزار\u00a0€\u2069')
    expect(euros.money(-1095)).toBe('\u2067\u2066−۱٬۰۹۵\u2069\u00a0€\u2069')
    expect(euros.share(0.834)).toBe('\u2067۸۳٫۴\u200f٪\u2069')
    expect(euros.signedShare(-0.034)).toBe('\u2067\u2066−۳٫۴\u2069\u200f٪\u2069')
    expect(euros.days(12)).toBe('\u2067۱۲\u00a0روز\u2069')
    expect(createFormat('fa-IR-u-ca-persian-nu-arabext', 'IRR').money(12_345)).toBe('\u2067۱۲٬۳۴۵\u00a0ریال\u2069')
    expect(createFormat('id', 'IDR').money(12_345)).toBe('Rp\u00a012.345')
    expect(readNumber(euros.typed(-12.5), euros.decimalSign)).toBe(-12.5)
  })

  it('fills messages with the digits that were chosen', () => {
    const translation = { catalogue: { app: { 'unit.customers': '{count, plural, one {# مشتری} other {# مشتری}}' } } }
    const t = (locale: string) =>
      startLanguage(locale, { ...translation, phrases: phrasebook({}) }).t('unit.customers', { count: 12 })
    expect(t('fa-IR-u-ca-persian-nu-arabext')).toBe('۱۲ مشتری')
    expect(t('fa-IR-u-ca-persian-nu-latn')).toBe('12 مشتری')
  })
})

describe('what the engine says', () => {
  const sayings = phrasebook({
    Loyal: 'وفادار',
    'Rating of {name}': 'امتیاز {name}',
    Churn: 'ریزش',
    Weak: 'ضعیف',
    Poor: 'ضعیف',
  })
  const { said } = sayings
  const overview = {
    asOf: '2026-01-31',
    groups: [
      { name: 'loyal', title: 'Loyal' },
      { name: 'x', title: 'Our best' },
    ],
  }

  it('is in the language of the reader, and what people called something is theirs', () => {
    const { groups } = translateAnswer(overview, 'portfolios.overview', sayings)
    expect(groups).toEqual([
      { name: 'loyal', title: 'وفادار' },
      { name: 'x', title: 'Our best' },
    ])
  })

  it('keeps the names inside its sentences', () => {
    expect(said('Rating of prestige')).toBe('امتیاز prestige')
    expect(said('A rating of prestige')).toBe('A rating of prestige')
  })

  it('translates the names inside its sentences that are its own', () => {
    expect(said('Rating of Loyal')).toBe('امتیاز وفادار')
  })

  it('is turned back where it is edited and saved again, to the very text that came', () => {
    const titles = ['Loyal', 'Rating of prestige', 'Weak', 'Poor', 'Our best']
    const definition = { groups: titles.map((title) => ({ name: 'x', title, anyOf: [{ tier: ['Loyal'] }] })) }
    const edited = translateAnswer({ definition }, 'drafts.get', sayings)
    // Two words that are one in the other language cannot be told apart again, so they stay.
    expect(edited.definition.groups.map(({ title }) => title)).toEqual([
      'وفادار',
      'امتیاز prestige',
      'Weak',
      'Poor',
      'Our best',
    ])
    expect(edited.definition.groups[0]?.anyOf).toEqual([{ tier: ['Loyal'] }])
    expect(untranslateRequest(edited, sayings.unsaid)).toEqual({ definition })
    expect(untranslateRequest({ jobId: 'وفادار' }, sayings.unsaid)).toEqual({ jobId: 'وفادار' })
  })

  it('is left as it came in what people wrote', () => {
    expect(translateAnswer(overview, 'costing.model', sayings)).toBe(overview)
    const strategy = { title: 'Loyal', document: { goals: [{ title: 'Churn' }] } }
    expect(translateAnswer(strategy, 'strategies.get', sayings)).toEqual({ ...strategy, title: 'وفادار' })
    expect(translateAnswer(strategy, 'strategies.draft', sayings).document.goals).toEqual([{ title: 'ریزش' }])
  })

  it('leaves what is no plain data alone', () => {
    const events = new Map([['title', 'Loyal']])
    expect(translateAnswer(events, 'jobs.events', sayings)).toBe(events)
  })
})

describe('the name of a found group', () => {
  const words = { 'long silent': 'مدت‌ها خاموش', 'high {measure}': '{measure} زیاد' }
  const { said } = phrasebook({ 'Lifetime value, 12 months': 'ارزش ۱۲ ماه' }, { traits: { words, separator: '، ' } })

  it('is put together from its traits, whose measures may have commas of their own', () => {
    expect(said('Long silent, high lifetime value, 12 months')).toBe('مدت‌ها خاموش، ارزش ۱۲ ماه زیاد')
  })

  it('is left alone where it is one that somebody gave', () => {
    for (const name of ['High spenders', 'Long silent, friends of Ada', 'Friends', '']) expect(said(name)).toBe(name)
  })
})

describe('what the engine says in each language', () => {
  it.each(['id', 'fa'] as const)('leads back from %s', async (language) => {
    const translation = await loadTranslation(language)
    if (!translation) throw new Error(`no translation into ${language}`)
    const { saidReversibly, unsaid } = translation.phrases
    const english = Object.values(engineEnglish).flatMap((texts) => Object.values(texts))
    for (const text of english) expect(unsaid(saidReversibly(text)), text).toBe(text)
    const titles = library.flatMap(({ definition: { groups, tiers } }) =>
      [...groups, ...tiers].map(({ title }) => title),
    )
    const left = titles.filter((title) => /\p{L}{3}/u.test(title) && saidReversibly(title) === title)
    // Two words of English that are one in the other language, and names that are the same in both.
    expect(left.length / titles.length).toBeLessThan(0.06)
  })
})

describe('a title inside a sentence', () => {
  it('is written small, except abbreviations', () => {
    expect(inSentence('Lifetime value, 12 months', 'en')).toBe('lifetime value, 12 months')
    expect(inSentence('RFM and CLV of the SKUs', 'en')).toBe('RFM and CLV of the SKUs')
  })
})

describe('what is wrong with a definition', () => {
  const { definition } = rfm
  const refused = (input: unknown) => {
    try {
      validateDefinition(input)
    } catch (error) {
      if (error instanceof EngineError) return error.params
    }
    throw new Error('it was accepted')
  }
  const inLanguage = async (language: 'id' | 'fa', input: unknown) => {
    const i18n = startLanguage(language, (await loadTranslation(language)) ?? undefined)
    const say = (key: string, params: object) => String(i18n.t(key as 'name', { ...params }))
    return spoken(refused(input), { say, has: (key) => i18n.exists(key), language }).detail
  }
  const [tier] = definition.tiers
  const twice = { ...definition, tiers: [tier, tier] }

  it('is said in the language of the reader, whole', async () => {
    expect(await inLanguage('id', twice)).toContain(`nama ${tier?.name} dipakai dua kali`)
    expect(await inLanguage('fa', twice)).toContain(`نام \u2068${tier?.name}\u2069 دو بار به کار رفته است`)
  })

  it('is said so where its fields do not keep to the schema, too', async () => {
    const detail = String(await inLanguage('fa', { ...definition, tiers: 7, title: '' }))
    expect(detail).toContain('باید از نوع \u2068array\u2069 باشد')
    expect(detail.replaceAll(/\u2068[^\u2069]*\u2069/g, '')).not.toMatch(/[a-z]/i)
  })
})
