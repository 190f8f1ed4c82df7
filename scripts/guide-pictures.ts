import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../tests/browser/chromium.ts'
import { settle } from '../tests/browser/visit.ts'

interface Picture {
  readonly path: string
  readonly size: readonly [width: number, height: number]
  /** What is done on the page before. */
  readonly act?: (page: Page) => Promise<unknown>
  /** The heading of the only panel that is shown; left out, the window. */
  readonly panel?: string | RegExp
}

const goods = ['fresh', 'milk', 'grocery', 'frozen', 'detergents_paper', 'delicatessen']
const threeBaskets = `/discover?method=k-means&k=3&variables=${goods.map((name) => `attributes.${name}`).join(',')}`

const find = async (page: Page) => {
  await page.getByRole('button', { name: 'Find groups', exact: true }).click()
  await page.getByRole('heading', { name: /groups found$/ }).waitFor({ timeout: 120_000 })
}

/** Pictures of the guides by the name of their file, each taken of the workspace that its guide makes. */
const pictures: Readonly<Record<string, Picture>> = {
  overview: {
    path: '/',
    size: [1120, 900],
    act: (page) => page.getByRole('button', { name: 'Not now' }).click(),
  },
  library: { path: '/library', size: [1120, 760] },
  'accounts-matrix': { path: '/basket?portfolio=fiocca-step-1', size: [1120, 860] },
  'accounts-concentration': {
    path: '/',
    size: [1120, 900],
    panel: 'Concentration',
    act: (page) => page.getByLabel('Who counts as one').selectOption('topmost'),
  },
  'compare-portfolios': { path: '/compare?portfolio=starter&with=rfm&asOf=2011-05-31', size: [1120, 860] },
  'shop-moves': { path: '/movement?portfolio=starter', size: [1060, 760] },
  'micro-segments-found': { path: threeBaskets, size: [1060, 900], act: find, panel: /groups found$/ },
  'micro-segments-profile': { path: threeBaskets, size: [1060, 900], act: find, panel: 'What sets each group apart' },
}

const fileOf = (name: string): string => fileURLToPath(new URL(`../docs/guide/${name}.png`, import.meta.url))

async function take(browser: Browser, address: string, name: string): Promise<void> {
  const picture = pictures[name]
  if (!picture) throw new Error(`There is no picture ${name}: ${Object.keys(pictures).join(', ')}.`)
  const [width, height] = picture.size
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  await page.goto(new URL(picture.path, address).href)
  await settle(page)
  await picture.act?.(page)
  await settle(page)
  const shown = picture.panel ? page.getByRole('region', { name: picture.panel }).first() : page
  await shown.screenshot({ path: fileOf(name), animations: 'disabled' })
  await context.close()
}

/** `npx tsx scripts/guide-pictures.ts ADDRESS PICTURE...`, with the address that `sabad serve` prints. */
const [address = '', ...names] = process.argv.slice(2)
const browser = await launchChromium()
for (const name of names) await take(browser, address, name)
await browser.close()
