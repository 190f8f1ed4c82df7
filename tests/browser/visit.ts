import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Site } from './demo-site.ts'

export interface Visit {
  readonly page: Page
  /** What the page complained of: console errors, uncaught errors, refused requests. */
  readonly complaints: readonly string[]
  readonly open: (path: string) => Promise<void>
  readonly end: () => Promise<void>
}

/**
 * A visitor who came by the address that the server printed, and has its cookie. No page is open yet: the overview,
 * to which the address leads, would be loaded for every test and looked at by few.
 */
export async function visit(browser: Browser, site: Site, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // What was refused is noted below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await context.request.get(site.address)
  const open = async (path: string) => {
    await page.goto(`${site.origin}${path}`)
    await settle(page)
  }
  return { page, complaints, open, end: () => context.close() }
}

/** Waits until nothing is being fetched and every chart is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"]') === null && document.querySelector('[data-drawn="false"]') === null,
  )
}

const beyondWindow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** How long charts may take to follow their page, on a machine that has much else to do. */
const MOST_TRIES = 20
const TRY_MS = 150

/** How far the page reaches beyond the window, in pixels, when it has come to rest. */
export async function overflowOf(page: Page): Promise<number> {
  for (let time = 0; time < MOST_TRIES && (await beyondWindow(page)) > 0; time += 1) await page.waitForTimeout(TRY_MS)
  return beyondWindow(page)
}

/** Makes the window so wide and waits until charts have followed: they are redrawn a moment after what holds them. */
export async function widen(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await settle(page)
  await page.waitForFunction(
    () =>
      new Promise<boolean>((still) => {
        const widthOf = () => document.documentElement.scrollWidth
        const before = widthOf()
        setTimeout(() => still(widthOf() === before), 150)
      }),
  )
}

/** Shows the page in light or dark, and waits until colours have faded over. */
export async function shine(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
  await settle(page)
  // What was drawn last may only now begin to fade.
  await page.evaluate(async () => {
    const drawn = () => new Promise((next) => requestAnimationFrame(next))
    do {
      await drawn()
      await drawn()
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    } while (document.getAnimations().some(({ playState }) => playState === 'running'))
  })
}
