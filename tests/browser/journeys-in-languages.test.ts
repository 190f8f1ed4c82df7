import { readFile } from 'node:fs/promises'
import type { Language } from '@sabad/contract/schemas/language'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFormat } from '../../packages/web/src/language/format.ts'
import { languageNames } from '../../packages/web/src/language/languages.ts'
import { loadTranslation } from '../../packages/web/src/language/load-translation.ts'
import { localeOf } from '../../packages/web/src/language/preferences.ts'
import { startLanguage } from '../../packages/web/src/language/start-language.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

interface Traveller {
  readonly page: Page
  readonly open: (path: string) => Promise<void>
  readonly language: Language
  /** The app's own texts: what a reader of the language looks for. */
  readonly t: (key: string, places?: Readonly<Record<string, unknown>>) => string
  /** What is said of an amount or a day in the language. */
  readonly format: ReturnType<typeof createFormat>
  /** Tells apart what each language makes. */
  readonly at: number
}

const languages = ['en', 'id', 'fa'] as const
const widths = [390, 820, 1280]

const button = ({ page, t }: Traveller, key: string, places = {}) =>
  page.getByRole('button', { name: t(key, places), exact: true })

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const orders = (rows: readonly string[]) => ({
  name: 'orders-of-october.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['order_id,customer_id,order_date,amount', ...rows].join('\n')),
})

/** Half of the rows cannot be used: they are kept, downloaded, mended and imported again. */
async function importsAndMends(traveller: Traveller): Promise<void> {
  const { page, open, t, language } = traveller
  const order = (day: string, at: number) => `${language}${at},C00000${at},${day},12.50`
  await open('/data')
  const choose = page.getByLabel(t('data:drop.choose')).first()
  await choose.setInputFiles(orders(['2026-10-01', '2026-10-02', 'soon', 'later'].map(order)))
  await button(traveller, 'data:draft.start').click()
  await button(traveller, 'data:run.allow-all').click()
  const rejects = page.getByRole('region', { name: t('data:rejects.title'), exact: true }).first()
  await rejects.getByText(t('notices:reject.not-a-date')).first().waitFor()
  const { text } = await downloaded(page, () => rejects.getByRole('link', { name: t('data:rejects.download') }).click())
  expect(text).toContain('soon')
  await open('/data')
  await choose.setInputFiles(orders(['2026-10-03', '2026-10-04'].map((day, at) => order(day, at + 3))))
  await button(traveller, 'data:draft.start').click()
  await expect.poll(async () => (await site.client.imports.list())[0]?.accepted, { timeout: 20_000 }).toBe(2)
  await settle(page)
}

/** Two tiers, a name, who decided and why; then everybody is in one of its groups. */
async function buildsAPortfolio(traveller: Traveller): Promise<void> {
  const { page, open, t, language } = traveller
  const variables = await site.client.variables.list({})
  await open('/builder')
  await button(traveller, 'builder:new').click()
  await page.waitForURL(/\/builder\/[0-9a-f]{16}$/)
  const translation = await loadTranslation(language)
  for (const name of ['recency_days', 'revenue']) {
    const english = variables.variables.find((variable) => variable.name === name)?.title ?? ''
    const variable = translation?.phrases.said(english) ?? english
    await button(traveller, 'builder:variables.add', { variable }).first().click()
  }
  await page.locator('[data-group]').first().waitFor()
  await page.getByLabel(t('builder:publish.portfolio')).fill(`Fresh money ${language}`)
  await page.getByLabel(t('builder:publish.author')).fill('Ada')
  await page.getByLabel(t('builder:publish.rationale'), { exact: true }).fill('To see who is fresh')
  await button(traveller, 'builder:publish.action.new').click()
  const portfolioId = `fresh-money-${language}`
  await page.waitForURL(new RegExp(`portfolio=${portfolioId}`))
  await settle(page)
  const { definition } = await site.client.portfolios.get({ portfolioId })
  // What the engine calls a measure goes back in the engine's English, whoever built with it.
  expect(definition.tiers.map(({ title }) => title)).toEqual(['Recency', 'Revenue'])
}

async function followsAMovement({ page, open, t, format }: Traveller): Promise<void> {
  await open('/movement')
  const matrix = page.getByRole('region', { name: t('movement:matrix.title') })
  const link = matrix.locator('td a').last()
  const moved = (await link.textContent()) ?? ''
  await link.click()
  await page.waitForURL(/movedFrom=/)
  // The list comes after the address: its heading says how many they are.
  await page.locator('h1, h2').filter({ hasText: moved }).first().waitFor()
  await settle(page)
  expect(moved).toBe(format.count(Number(moved.replaceAll(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))))))
}

/** A playbook's draft with a day of review, typed as the language writes days; saved, approved and put into force. */
async function activatesAStrategy(traveller: Traveller): Promise<void> {
  const { page, open, t, format, at } = traveller
  const { groups } = await site.client.portfolios.overview({ portfolioId: 'starter' })
  const group = groups.filter(({ customers }) => customers > 20)[at]?.name ?? ''
  await open(`/strategies/${group}`)
  await page.getByRole('combobox', { name: t('strategy:start.kind'), exact: true }).selectOption('maintain')
  await button(traveller, 'strategy:start.action').click()
  const review = page.getByLabel(t('strategy:core.review'), { exact: true })
  await review.fill(format.typedDay('2027-03-21'))
  // The strategy has somebody who answers for it, and so has each of its actions.
  await page.getByLabel(t('strategy:core.owner'), { exact: true }).first().fill('Ada')
  for (const owner of await page.getByLabel(t('strategy:owner'), { exact: true }).all()) await owner.fill('Ada')
  await page.getByLabel(t('strategy:core.reason')).first().fill('They are well as they are')
  await page.getByLabel(t('strategy:save.author')).fill('Ada')
  await button(traveller, 'strategy:save.action', { version: 1 }).click()
  await page.getByLabel(t('strategy:step.by')).fill('Ben')
  await button(traveller, 'strategy:step.approve').click()
  await button(traveller, 'strategy:step.activate').click()
  const stored = async () => (await site.client.strategies.get({ portfolioId: 'starter', group })).strategy
  await expect.poll(async () => (await stored())?.status, { timeout: 20_000 }).toBe('active')
  expect((await stored())?.document.reviewOn).toBe('2027-03-21')
  await settle(page)
}

async function exports({ page, open, t }: Traveller): Promise<void> {
  await open('/customers')
  await page.getByRole('button', { name: t('app:takeOut'), exact: true }).click()
  const { name, text } = await downloaded(page, () =>
    page.getByRole('menuitem', { name: t('app:takeOut.csv') }).click(),
  )
  expect(name).toMatch(/\.csv$/)
  const { total } = await site.client.customers.list({ portfolioId: 'starter' })
  expect(text.trim().split('\n')).toHaveLength(total + 1)
}

async function reports(traveller: Traveller): Promise<void> {
  const { page, open, t, language } = traveller
  await open('/')
  await button(traveller, 'report:download').click()
  const { text } = await downloaded(page, () =>
    page.getByRole('menuitem', { name: languageNames[language], exact: true }).click(),
  )
  expect(text).toContain(`<html lang="${language}"`)
  expect(text).toContain(t('report:groups.title'))
}

const journeys = {
  'a file is imported and its rejects are mended': importsAndMends,
  'a portfolio is built': buildsAPortfolio,
  'a movement is followed to its customers': followsAMovement,
  'a strategy is written and put into force': activatesAStrategy,
  'customers are exported': exports,
  'a report is taken': reports,
}

/** Every journey in every language and at every width, and every language at every width in light and in dark: no more. */
const combinations = Object.keys(journeys).flatMap((journey, row) =>
  languages.map((language, at) => ({
    journey: journey as keyof typeof journeys,
    language,
    width: widths[(row + at) % widths.length] ?? 1280,
    scheme: (row + at) % 2 === 0 ? ('light' as const) : ('dark' as const),
    at,
  })),
)

describe('in each language', () => {
  it.each(combinations)('$journey ($language, $width pixels, $scheme)', async (combination) => {
    const { journey, language, width, scheme: colorScheme, at } = combination
    const viewport = { width, height: 900 }
    const options = { locale: language, viewport, colorScheme, acceptDownloads: true, hasTouch: width < 1000 }
    const { page, complaints, open, end } = await visit(browser, site, options)
    const locale = localeOf({ language, calendar: 'persian', digits: 'arabext' })
    const spoken = startLanguage(locale, await loadTranslation(language))
    // Keys of every area, which the type of one area cannot be.
    const t: Traveller['t'] = (key, places) => String(spoken.t(key as 'name', { ...places }))
    await journeys[journey]({ page, open, language, t, format: createFormat(locale, 'EUR'), at })
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await end()
    expect(complaints).toEqual([])
  })
})
