import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { importOrders, type Site, startDemoSite } from './demo-site.ts'
import { visit } from './visit.ts'

let browser: Browser
let site: Site

/** A customer whose number would be a formula of whoever opens the file. */
const hostile = '=HYPERLINK("http://x","y")'

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  const day = (await site.client.workspace.get()).asOfDates[0]
  const order = `hostile-1,"${hostile.replaceAll('"', '""')}",${day},20`
  await importOrders(site, `order_id,customer_id,ordered_on,amount\n${order}\n`)
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const formats = { 'Text (CSV)': 'csv', 'Excel workbook': 'xlsx', Parquet: 'parquet' } as const
type Format = keyof typeof formats

/** The table of a page, as its menu saves it. */
async function saved(path: string, format: Format) {
  const { page, complaints, open, end } = await visit(browser, site)
  await open(path)
  await page.getByRole('button', { name: 'Save table' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ])
  const file = join(tmpdir(), `${process.pid}-${download.suggestedFilename()}`)
  await download.saveAs(file)
  const bytes = await readFile(file)
  await rm(file)
  await end()
  expect(complaints).toEqual([])
  return { bytes, name: download.suggestedFilename() }
}

/** Text of the sheet and of the strings that it shares. */
const workbookText = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n')

const pages = { groups: '/', customers: '/customers', movement: '/movement' } as const

describe.each(Object.keys(pages) as (keyof typeof pages)[])('the table of %s', (what) => {
  it('is saved from its page as text, as a workbook and as Parquet, each of which is what it says', async () => {
    const csv = await saved(pages[what], 'Text (CSV)')
    const workbook = await saved(pages[what], 'Excel workbook')
    const parquet = await saved(pages[what], 'Parquet')
    expect([csv, workbook, parquet].map(({ name }) => name)).toEqual(
      Object.values(formats).map((ending) => `${what}.${ending}`),
    )
    expect(csv.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const [head = ''] = csv.bytes.toString('utf8').slice(1).split('\r\n')
    const columns = head.split(',')
    expect(columns.length).toBeGreaterThan(3)
    for (const column of columns) expect(workbookText(workbook.bytes)).toContain(column)
    expect(parquet.bytes.subarray(0, 4).toString()).toBe('PAR1')
    expect(parquet.bytes.subarray(-4).toString()).toBe('PAR1')
    for (const column of columns) expect(parquet.bytes.includes(column)).toBe(true)
  })
})

describe('a customer whose number looks like a formula', () => {
  it('is text in every file', async () => {
    const text = (await saved('/customers', 'Text (CSV)')).bytes.toString('utf8')
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
    const sheet = workbookText((await saved('/customers', 'Excel workbook')).bytes)
    expect(sheet).toContain('=HYPERLINK(')
    // A cell is a formula only where it has this element.
    expect(sheet).not.toMatch(/<f[ >]/)
  })
})
