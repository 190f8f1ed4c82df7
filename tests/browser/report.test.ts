import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectReport } from '../../packages/web/src/report/collect-report.ts'
import { renderReport } from '../../packages/web/src/report/render-report.ts'
import { fortyGroups, hostile, hostileCompany, persianGroups, reportData } from '../../packages/web/test/report-data.ts'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, visit } from './visit.ts'

let browser: Browser
let site: Site
let folder = ''

/** A4 without the margins that the stylesheet asks for, at 96 pixels to the inch. */
const PAPER = { width: 688, height: 1005 }

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  folder = await mkdtemp(join(tmpdir(), 'sabad-reports-'))
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Opened {
  readonly page: Page
  /** What the page asked for beside itself, and what it complained of. */
  readonly complaints: readonly string[]
  readonly end: () => Promise<void>
}

/** Opens a file as a reader does who found it in the mail. */
async function openFile(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const address = pathToFileURL(file).href
  const complaints: string[] = []
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(request.url())
  })
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  return { page, complaints, end: () => context.close() }
}

async function saved(name: string, page: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, page)
  return file
}

/** The demo company's report, as the button of the app saves it in a language. */
async function downloaded(language = 'English'): Promise<{ readonly file: string; readonly name: string }> {
  const { page, complaints, open, end } = await visit(browser, site, { viewport: { width: 1280, height: 900 } })
  await open('/')
  await page.getByRole('button', { name: 'Download report' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: language }).click(),
  ])
  const name = download.suggestedFilename()
  const file = join(folder, `${language}-${name}`)
  await download.saveAs(file)
  expect(complaints).toEqual([])
  await end()
  return { file, name }
}

/** The drawings that the stylesheet shows: by scheme, and by width where there are two. */
const shownDrawings = (page: Page) =>
  page
    .locator('.drawing > div')
    .evaluateAll((all) => all.filter((one) => one.clientHeight > 0).map(({ className }) => className))

describe('the button of the overview', () => {
  it('saves the report of what is on screen, which opens by itself and says the same', async () => {
    const { file, name } = await downloaded()
    const { asOfDates } = await site.client.workspace.get()
    expect(name).toBe(`sabad-starter-${asOfDates[0]}.html`)
    const { page, complaints, end } = await openFile(file)
    const { groups, totals } = await site.client.portfolios.overview({ portfolioId: 'starter' })
    const table = page.getByRole('region', { name: 'How each group is doing' })
    for (const { title } of groups)
      expect(await table.getByRole('rowheader', { name: title, exact: true }).count()).toBe(1)
    expect(await table.locator('tfoot td').first().textContent()).toContain(String(totals.customers))
    await end()
    expect(complaints).toEqual([])
  })

  it('offers each language by its own name, and saves the report in the one that is chosen', async () => {
    const { file } = await downloaded('فارسی')
    const { page, complaints, end } = await openFile(file)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    // The font came with the page: it is loaded though nothing is asked for.
    expect(
      await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))),
    ).toEqual(['loaded'])
    await end()
    expect(complaints).toEqual([])
  })

  it('lets the server draw the report: no script for it comes to the browser', async () => {
    const { page, open, end } = await visit(browser, site)
    const fetched: string[] = []
    await open('/')
    await settle(page)
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.getByRole('button', { name: 'Download report' }).click()
    await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'English' }).click()])
    expect(fetched.filter((path) => path.startsWith('/api/'))).toEqual(['/api/report.html'])
    expect(fetched.filter((path) => /server-browser|react-dom/.test(path))).toEqual([])
    await end()
  })

  it('makes the page that the command line makes, but for the moment', async () => {
    const { file } = await downloaded()
    const text = (page: string) => page.replaceAll(/\w+ \d+, \d+, \d+:\d+\s[AP]M/g, '')
    const data = await collectReport(site.client, { portfolioId: 'starter' })
    expect(text(await readFile(file, 'utf8'))).toBe(text(renderReport(data)))
  })
})

const companies = {
  demo: async () => (await downloaded()).file,
  'the demo, in Persian': async () => (await downloaded('فارسی')).file,
  'forty groups': () => saved('forty.html', renderReport(reportData({ titles: fortyGroups }))),
  'long Persian names': () => saved('persian.html', renderReport(reportData({ titles: persianGroups }))),
  'one group': () => saved('one.html', renderReport(reportData({ titles: ['Everyone'] }))),
}

describe.each(Object.keys(companies) as (keyof typeof companies)[])('the report of %s', (company) => {
  let file = ''

  beforeAll(async () => {
    file = await companies[company]()
  })

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('fits %i pixels, is open to all and asks for nothing, in %s', async (width, colorScheme) => {
    const { page, complaints, end } = await openFile(file, { viewport: { width, height: 800 }, colorScheme })
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(await barriersOf(page)).toEqual([])
    const shown = await shownDrawings(page)
    expect(shown.length).toBeGreaterThan(0)
    const other = [colorScheme === 'light' ? 'dark' : 'light', width < 720 ? 'wide' : 'narrow']
    expect(shown.filter((name) => other.some((word) => name.split(' ').includes(word)))).toEqual([])
    await end()
    expect(complaints).toEqual([])
  })

  it('is printed on A4: nothing is wider than the paper, and no row and no chart is cut in two', async () => {
    const { page, end } = await openFile(file, { viewport: PAPER, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    const wide = await page
      .locator('table')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > (one.parentElement?.clientWidth ?? 0)).length)
    expect(wide).toBe(0)
    const cut = await page
      .locator('tr, .tiles, .drawing, .model')
      .evaluateAll(
        (all, height) =>
          all.filter((one) => getComputedStyle(one).breakInside !== 'avoid' || one.clientHeight > height).length,
        PAPER.height,
      )
    expect(cut).toBe(0)
    const orphans = await page
      .locator('h2, h3')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakAfter !== 'avoid').length)
    expect(orphans).toBe(0)
    await end()
  })

  it('is light on paper, whatever the screen is', async () => {
    const { page, end } = await openFile(file, { viewport: PAPER, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    const shown = await shownDrawings(page)
    expect(shown.filter((name) => !name.startsWith('light') || name.endsWith('narrow'))).toEqual([])
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
    await end()
  })
})

describe('a report with hostile names', () => {
  it('shows them and does nothing of what they say', async () => {
    const { page, complaints, end } = await openFile(
      await saved('hostile.html', renderReport(reportData(hostileCompany))),
    )
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
    expect(await page.locator('script, img').count()).toBe(0)
    expect(await page.locator('h1').textContent()).toBe(hostile)
    expect(await page.title()).toContain(hostile.slice(0, 20))
    const drawn = await page.locator('svg text').allTextContents()
    expect(drawn.some((text) => text.includes('<script>window.broken'))).toBe(true)
    await end()
    expect(complaints).toEqual([])
  })

  it('would do nothing even if one came through: its policy forbids scripts and addresses', async () => {
    const page = renderReport(reportData({ titles: ['A', 'B'] }))
    const escaped = page.replace('<body>', `<body><script>window.broken = 1</script><img src="http://127.0.0.1:9/x">`)
    const opened = await openFile(await saved('escaped.html', escaped))
    expect(await opened.page.evaluate(() => 'broken' in window)).toBe(false)
    expect(opened.complaints.some((text) => text.includes('Content Security Policy'))).toBe(true)
    await opened.end()
  })
})
