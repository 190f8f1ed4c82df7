import { describe, expect, it } from 'vitest'
import { english } from '../src/language/catalogues.ts'
import { breakLines } from '../src/report/break-lines.ts'
import { renderReport } from '../src/report/render-report.ts'
import { renderReportIn } from '../src/report/render-report-in.ts'
import { spreadDates } from '../src/report/spread-dates.ts'
import { textWidth } from '../src/report/text-width.ts'
import { groupColour } from '../src/theme/group-colours.ts'
import { fortyGroups, hostile, hostileCompany, importOf, persianGroups, reportData } from './report-data.ts'
import { withoutCosts } from './report-parts.ts'

const plain = { titles: ['Loyal', 'At risk', 'New', 'The rest'] }

/** What stands in the page as text, tags taken out. */
const textOf = (page: string): string =>
  page
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** The rows of the table whose box has this label. */
function rowsOf(page: string, label: string): readonly string[] {
  const [, table = ''] = new RegExp(`aria-label="${label}"[^>]*>(<table>[\\s\\S]*?</table>)`).exec(page) ?? []
  return [...table.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)].map(([row]) => textOf(row).trim())
}

describe('a report', () => {
  const page = renderReport(reportData(plain))

  it('is one whole page', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
    expect(page).toMatch(/<\/html>\n$/)
  })

  it('needs nothing beside itself: no address, no script, no picture, no font', () => {
    expect(page).not.toMatch(/https?:|\/\/\w/)
    expect(page).not.toMatch(/ src=|@import|@font-face|<script|<link|<img|<iframe|<object|<image|<use /)
    expect(page).not.toMatch(/url\((?!#)/)
    expect(page).not.toMatch(/href="(?!#)/)
  })

  it('forbids itself to run or fetch anything', () => {
    expect(page).toContain('content="default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;"')
  })

  it('says whose portfolio it is, which version, as of when and in which money', () => {
    const text = textOf(page)
    for (const words of ['Ada’s', 'Starter', 'version 3', 'As of Oct 31, 2026', 'Amounts in EUR (Euro)'])
      expect(text).toContain(words)
  })

  it('has a heading for each of its parts', () => {
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title)
    expect(headings).toEqual([
      'At a glance',
      'Groups',
      'Movement',
      'Customers by group over time',
      'Profit',
      'Strategies',
      'Key figures',
      'Models',
      'Data',
      'Definitions',
    ])
  })

  it('shows each group with its size, value and KPIs, the most valuable first and the rest last', () => {
    const rows = rowsOf(page, english.overview['kpis.title'])
    expect(rows.slice(1, -1).map((row) => row.replace(/ \d.*/, ''))).toEqual(['New', 'At risk', 'Loyal', 'The rest'])
    expect(rows.at(-1)).toMatch(/^All customers 400 /)
    expect(rows[1]).toBe(
      'New 114 25.0% €1,425 25.0% 40.0% 36.0% to 44.0% €12.50 €11.25 to €13.75 €8.00 €7.20 to €8.80 60.0% 54.0% to 66.0%',
    )
  })

  it('tells what changed since the date before and since the first', () => {
    const text = textOf(page)
    expect(text).toContain('From Sep 30, 2026 to Oct 31, 2026')
    expect(text).toContain('From Aug 31, 2026 to Oct 31, 2026')
    const moves = rowsOf(page, 'Largest moves from one group to another, from Sep 30, 2026 to Oct 31, 2026')
    expect(moves[1]).toBe('The rest Loyal 23 €100 €200 +€100')
    expect(moves).toHaveLength(5)
  })

  it('tells who earns the profit and what each group earns, with the change since the date before', () => {
    const text = textOf(page)
    expect(text).toContain('Few customers earn most of the profit: keep them. The best fifth of customers earn 80.0%')
    expect(text).toContain('Peak 120.0% earned by 60.0% of customers')
    expect(rowsOf(page, 'Whale curve')).toEqual([
      'Share of customers 20.0% 40.0% 60.0% 80.0% 100%',
      'Earned together €40.00 €80.00 €120 €110 €100',
      'Of the profit of all 40.0% 80.0% 120.0% 110.0% 100%',
    ])
    expect(rowsOf(page, 'Profit by group')[1]).toBe('Loyal 100 €50.00 +€8.00 €0.50 10.0% -€5.00')
    expect(text).toContain('As of Oct 31, 2026; changes are since Sep 30, 2026')
  })

  it('hangs the bars of the waterfall where the sum has come to', () => {
    const rows = rowsOf(page, 'Profit and loss')
    expect(rows).toEqual([
      'Step Amount Of net revenue',
      'List revenue €1,000 111.1%',
      'Discount on invoice -€100 -11.1%',
      'Invoiced revenue €900 100%',
      'Cost of goods -€500 -55.6%',
      'Gross margin €400 44.4%',
      'Service -€300 -33.3%',
      'Contribution €100 11.1%',
    ])
    const bars = [...page.matchAll(/<rect class="(fall|rise|total)" x="([\d.]+)" y="1" width="([\d.]+)"/g)]
    expect(bars.map(([, kind, start, length]) => `${kind} ${start} ${length}`)).toEqual([
      'rise 0 100',
      'fall 90 10',
      'total 0 90',
      'fall 40 50',
      'total 0 40',
      'fall 10 30',
      'total 0 10',
    ])
  })

  it('says that margin stands in for profit where no costs are assigned', () => {
    const data = reportData(plain)
    const standIn = renderReport({ ...data, profit: withoutCosts(data.profit) })
    expect(textOf(standIn)).toContain('No costs are assigned to customers yet, so Gross margin stands in for profit')
    expect(rowsOf(standIn, 'Profit and loss')).toEqual([])
    expect(rowsOf(standIn, 'Profit by group')).toHaveLength(6)
  })

  it('tells what is done for each group: who has no strategy, what is planned, and how each KPI stands', () => {
    const board = rowsOf(page, 'The groups')
    expect(board[1]).toBe('Loyal 100 Maintain Protect In force 1 × May be behind Loyal Jan 31, 2027')
    expect(board[2]).toBe('At risk 100 Maintain –')
    expect(rowsOf(page, 'KPIs and targets of Loyal')[1]).toBe(
      'Retention rate 30.0% Aug 31, 2026 35.0% Oct 31, 2026 38.0% 50.0% Jan 31, 2027 May be behind',
    )
    expect(rowsOf(page, 'Action plan of Loyal')[1]).toBe('Loyal Loyal Oct 1, 2026 Dec 1, 2026 €250 In progress')
    expect(textOf(page)).toContain('Loyal The review by Loyal was due on Oct 1, 2026.')
  })

  it('has the key figures of all customers, and the groups at either end', () => {
    expect(rowsOf(page, 'Key figures').at(-1)).toBe(
      'Retention rate under contract stayed ÷ had a contract a year ago 40.0% 39.0% to 41.0% 20.0% 19.0% to 21.0% Loyal 35.0% 34.0% to 36.0% The rest',
    )
  })

  it('draws every chart for light and dark, in the colours that the groups have in the app', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const drawings = page.match(new RegExp(`<div class="${scheme}( wide| narrow)?"><svg`, 'g'))
      // Two treemaps; two Sankey diagrams, an area chart and a whale curve, each wide and narrow.
      expect(drawings).toHaveLength(10)
      for (const index of plain.titles.keys()) expect(page).toContain(`fill="${groupColour(index, scheme)}"`)
    }
  })

  it('gives every part of a drawing that is referred to a name of its own', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const referred = [...page.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(referred.length).toBeGreaterThan(0)
    expect(ids).toEqual(expect.arrayContaining(referred))
  })

  it('defines each of its numbers', () => {
    const notes = [...page.matchAll(/<li id="(note-\d)">/g)].map(([, id]) => id)
    const signs = [...page.matchAll(/<sup><a href="#(note-\d)">/g)].map(([, id]) => id)
    expect(notes).toEqual(['note-1', 'note-2', 'note-3', 'note-4', 'note-5'])
    expect([...new Set(signs)].sort()).toEqual(notes)
  })

  it('tells what models rest on, with the intervals of their parameters', () => {
    const text = textOf(page)
    expect(text).toContain('BG/NBD: Everyone buys at a pace of their own')
    expect(text).toContain('r 0.2426 0.0126 0.2179 to 0.2673')
    expect(text).toContain('Fitted to 2,357 customers; log-likelihood -9,582; converged: yes, in 21 steps')
  })

  it('tells what came in, what of it was rejected and why, and how far the facts reach', () => {
    const text = textOf(page)
    expect(text).toContain('Orders 1,234 Jan 2, 2025 Oct 30, 2026')
    expect(rowsOf(page, english.data['past.title'])[1]).toMatch(
      /^orders\.csv This is not a date: 4 rows Customer is missing: 2 rows Orders .* 1,240 1,234 6 0\.5%$/,
    )
  })

  it('is the same for the same data', () => {
    expect(renderReport(reportData(plain))).toBe(page)
  })
})

describe('a report in Persian', () => {
  it('runs from right to left and holds its font: no address leads out of it', async () => {
    const page = await renderReportIn('fa', reportData({ titles: persianGroups }))
    expect(page).toMatch(/^<!doctype html>\n<html lang="fa" dir="rtl">/)
    expect(page).toContain('style-src &#x27;unsafe-inline&#x27;; font-src data:')
    const [font = '', ...others] = page.match(/url\((?!#)[^)]*\)/g) ?? []
    expect(others).toEqual([])
    const bytes = Buffer.from(font.replace(/^url\(data:font\/woff2;base64,|\)$/g, ''), 'base64')
    expect(bytes.subarray(0, 4).toString()).toBe('wOF2')
    // What the font costs; a whole report of eight groups is several times as large.
    expect(font.length).toBeLessThan(64 * 1024)
    expect(page).not.toMatch(/https?:|\/\/\w+\.| src=|<script|<link/)
  })

  it('numbers its pages in Persian digits where lines end, an English one in its own', async () => {
    const page = await renderReportIn('fa', reportData({ titles: persianGroups }))
    expect(page).toContain('@bottom-left { content: counter(page, persian) " / " counter(pages, persian);')
    expect(renderReport(reportData(plain))).toContain('@bottom-right { content: counter(page) " / " counter(pages);')
  })

  it('says everything in Persian that is not somebody’s own', async () => {
    const page = await renderReportIn('fa', reportData({ titles: persianGroups, name: 'فروشگاه' }))
    const headings = [...page.matchAll(/<h[234][^>]*>([\s\S]*?)<\/h[234]>/g)].map(([heading]) => textOf(heading))
    expect(headings.length).toBeGreaterThan(15)
    expect(headings.filter((heading) => /[a-z]{3}/.test(heading))).toEqual([])
  })
})

describe('a report with hostile names', () => {
  const page = renderReport(reportData(hostileCompany))

  it('holds them as text and never as markup', () => {
    expect(page).not.toMatch(/<script|<img|<\/style>(?!<\/head>)/i)
    expect(page.match(/<\/title>/g)).toHaveLength(1)
  })

  it('shows them as they are written, in tables and in drawings', () => {
    const shown = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const written = page.replaceAll('&quot;', '"').replaceAll(/&#x27;|&#39;/g, "'")
    expect(written).toContain(`<h1><bdi>${shown}</bdi></h1>`)
    expect(written).toContain(`<bdi>${shown}.csv</bdi>`)
    expect(written).toMatch(/<text[^>]*>[^<]*&lt;script&gt;window\.broken = 1/)
  })
})

describe('a report of an odd portfolio', () => {
  it('has one group and nobody who moved', () => {
    const page = renderReport(reportData({ titles: ['Everyone'] }))
    expect(rowsOf(page, english.overview['kpis.title'])).toHaveLength(3)
    expect(page).not.toContain('Largest moves')
  })

  it('has forty groups, each with its row in every table', () => {
    const page = renderReport(reportData({ titles: fortyGroups }))
    expect(rowsOf(page, english.overview['kpis.title'])).toHaveLength(42)
    expect(rowsOf(page, english.overview['area.title'])).toHaveLength(41)
  })

  it('has long Persian names, each in its own direction', () => {
    const page = renderReport(reportData({ titles: persianGroups }))
    for (const title of persianGroups) expect(page).toContain(`<bdi>${title}</bdi>`)
    expect(page).toContain(`\u2068${persianGroups[2]}\u2069 is the most valuable group`)
  })

  it('knows no value: it says so, gives the reason, and draws customers only', () => {
    const page = renderReport(reportData({ ...plain, valued: false }))
    expect(textOf(page)).toContain('Not used: a fit needs 100 customers who bought again, and there are 41.')
    const [, first] = rowsOf(page, english.overview['kpis.title'])
    expect(first).toMatch(/^New 114 25\.0% not known 40\.0%/)
    expect(first).toContain(english.notices['no-model'])
    expect(page).not.toContain('customers are expected to be worth')
    expect(page).not.toContain('each as large as its lifetime value')
    expect(page).toContain('each as large as its number of customers')
  })

  it('has one date only: it says that movement needs two', () => {
    const series = { groups: [], points: [] }
    const page = renderReport(reportData(plain, { before: null, movement: null, longest: null, series }))
    expect(textOf(page)).toContain('Only one date has been computed so far. Movement needs two.')
    expect(page).not.toContain('Changes are since')
    expect(page).not.toContain('Customers by group over time')
  })

  it('belongs to a company without a name: it is called by its own', () => {
    const page = renderReport(reportData({ ...plain, name: ' ' }))
    expect(page).toContain('<h1><bdi>Starter</bdi></h1>')
    expect(page).toContain('<title>Starter: customer portfolio as of Oct 31, 2026</title>')
  })

  it('lacks the newest records: it says so', () => {
    const { workspace } = reportData(plain)
    const stale = renderReport(reportData(plain, { workspace: { ...workspace, stale: true } }))
    expect(textOf(stale)).toContain('New records are waiting. They were imported after the last refresh')
    expect(renderReport(reportData(plain))).not.toContain('New records are waiting.')
  })

  it('has imported daily: the newest twenty are shown, and it says of how many', () => {
    const imports = Array.from({ length: 365 }, (_, at) => importOf(365 - at, `day-${365 - at}.csv`))
    const page = renderReport(reportData(plain, { imports }))
    expect(rowsOf(page, english.data['past.title'])).toHaveLength(21)
    expect(textOf(page)).toContain('The newest 20 of 365 imports')
  })
})

describe('dates that are spread', () => {
  const months = Array.from({ length: 25 }, (_, at) => `month ${at}`)

  it('keep the first and the last, in equal steps', () => {
    expect(spreadDates(months, 5)).toEqual(['month 0', 'month 6', 'month 12', 'month 18', 'month 24'])
    expect(spreadDates(months, 6)).toHaveLength(6)
  })

  it('are all kept where they are few', () => {
    expect(spreadDates(months.slice(0, 3), 6)).toEqual(['month 0', 'month 1', 'month 2'])
  })
})

describe('a label that is broken', () => {
  it('is broken between words where the line is full, and nowhere else', () => {
    expect(breakLines('Low value 1,847', { width: 200, size: 12 })).toBe('Low value 1,847')
    expect(breakLines('Low value 1,847', { width: 70, size: 12 })).toBe('Low value\n1,847')
    expect(breakLines('Incomprehensibilities 7', { width: 20, size: 12 })).toBe('Incomprehensibilities\n7')
  })
})

describe('the width of a text that nobody measured', () => {
  it('grows with its letters, and joiners take no room', () => {
    expect(textWidth('', 13)).toBe(0)
    expect(textWidth('Profitable', 13)).toBeGreaterThan(textWidth('illi', 13))
    expect(textWidth('می\u200cکنند', 13)).toBe(textWidth('میکنند', 13))
  })

  // Advance widths in 1/2048 em as Liberation Sans Bold has them, whose metrics are those of Arial Bold.
  it.each([
    ['At risk', 6374],
    ['Profitable', 9445],
    ['Low value', 9901],
    ['€43,946', 7403],
    ['Worth developing', 17_256],
  ])('is that of %s in Arial Bold at 13 pixels, or up to a sixth more', (text, advance) => {
    const measured = (advance / 2048) * 13
    expect(textWidth(text, 13)).toBeGreaterThanOrEqual(measured)
    expect(textWidth(text, 13)).toBeLessThanOrEqual((measured * 7) / 6)
  })
})
