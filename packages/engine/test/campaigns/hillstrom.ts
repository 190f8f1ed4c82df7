import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { importFile } from '../../src/intake/import-file.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { updateSettings } from '../../src/workspace/settings.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { openTemporary, refreshTo } from '../company.ts'

/** By what they spent in the year before. */
const bySpend: PortfolioDefinition = {
  portfolioId: 'by-spend',
  title: 'By spend',
  description: 'Spend of the year before the test',
  tiers: [
    {
      name: 'spend',
      title: 'Spend',
      measure: 'revenue',
      method: { kind: 'fixed', cuts: [100, 200, 350] },
      labels: ['low', 'middle', 'high', 'top'],
      missing: 'none',
    },
  ],
  groups: ['top', 'high', 'middle'].map((name) => ({
    name,
    title: name,
    description: name,
    anyOf: [{ spend: [name] }],
  })),
  rest: { name: 'low', title: 'low', description: 'The others' },
}

export const hillstromPortfolio = bySpend.portfolioId

const SENT = '2008-03-05'
const MAILED = { 'Mens E-Mail': 'men', 'Womens E-Mail': 'women', 'No E-Mail': '' } as const

/** The month in which somebody bought last, so many months before the test. */
const boughtOn = (recency: number): string => new Date(Date.UTC(2008, 2 - recency, 15)).toISOString().slice(0, 10)

type Answer = 'visit' | 'conversion'

/** The published file as a company would have it: people, what they bought before, and whom it wrote to. */
function factFiles(text: string, answer: Answer): Record<'customers' | 'orders' | 'contacts', string> {
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = head.split(',')
  const rows = lines.map((line) => {
    // The one text with a comma in it, "$750 - $1,000", is not read.
    const cells = line.replace(/"[^"]*"/, '').split(',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
  const file = (header: string, line: (row: Record<string, string>, at: number) => string) =>
    `${[header, ...rows.map((row, at) => line(row, at))].join('\n')}\n`
  return {
    customers: file(
      'customer_id,mens,womens,newbie',
      ({ mens, womens, newbie }, at) => `h${at},${mens},${womens},${newbie}`,
    ),
    orders: file(
      'order_id,customer_id,date,amount',
      ({ recency, history }, at) => `o${at},h${at},${boughtOn(Number(recency))},${history}`,
    ),
    contacts: file('contact_id,customer_id,date,campaign,arm,is_holdout,cost,responded,outcome_value', (row, at) => {
      const arm = MAILED[row.segment as keyof typeof MAILED]
      return `t${at},h${at},${SENT},E-mail test,${arm},${arm === ''},${arm === '' ? 0 : 0.01},${row[answer]},${row.spend}`
    }),
  }
}

/** The test with 64,000 customers, imported and computed: margin of 40 %, a cent a mail. */
export async function openHillstrom(
  path: string,
  answer: Answer,
): Promise<{ workspace: Workspace; close: () => Promise<void> }> {
  const { workspace, close } = await openTemporary()
  const folder = await mkdtemp(join(tmpdir(), 'sabad-hillstrom-'))
  const files = factFiles(gunzipSync(await readFile(`${path}/hillstrom.csv.gz`)).toString('utf8'), answer)
  for (const kind of ['customers', 'orders', 'contacts'] as const) {
    const file = join(folder, `${kind}.csv`)
    await writeFile(file, files[kind])
    await importFile(workspace, { path: file, fileName: `${kind}.csv`, kind })
  }
  await rm(folder, { recursive: true })
  await updateSettings(workspace, { marginRate: 0.4 })
  await refreshTo(workspace, '2008-03-31', 1)
  await addPortfolio(workspace, { definition: bySpend })
  return { workspace, close }
}
