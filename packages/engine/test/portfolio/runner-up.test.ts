import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { expect, test } from 'vitest'
import { listCustomers } from '../../src/customers/list.ts'
import { customerPage } from '../../src/customers/page.ts'
import { customersTable } from '../../src/exports/customers.ts'
import { streamRows } from '../../src/exports/stream-rows.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import type { Plain } from '../../src/sql/database.ts'
import { measuresOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const scale = { recency_days: 100, purchase_days: 4 } as const
const centres = { recent: [0, 2], lapsed: [3, 0.5], loyal: [0.5, 4] } as const

const feature = (variable: keyof typeof scale) => ({
  variable,
  lower: 0,
  upper: 10_000,
  logShift: null,
  centre: 0,
  scale: scale[variable],
})

const definition: PortfolioDefinition = {
  portfolioId: 'by-distance',
  title: 'By distance',
  description: 'The nearest of three centres',
  tiers: [
    {
      name: 'kind',
      title: 'Kind',
      method: {
        kind: 'nearest-centre',
        preparation: { features: [feature('recency_days'), feature('purchase_days')], components: null },
        centres: Object.values(centres).map((at) => ({ at: [...at] })),
      },
      labels: Object.keys(centres),
      missing: 'unknown',
    },
  ],
  groups: Object.keys(centres).map((name) => ({ name, title: name, description: name, anyOf: [{ kind: [name] }] })),
  rest: { name: 'rest', title: 'Rest', description: 'Not known' },
}

/** The two nearest centres of a customer, in plain arithmetic. */
function nearestTwo({ recency_days, purchase_days }: Readonly<Record<string, unknown>>) {
  const point = [Number(recency_days) / scale.recency_days, Number(purchase_days) / scale.purchase_days]
  const [nearest, second] = Object.entries(centres)
    .map(([name, at]) => ({ name, far: Math.hypot(...at.map((value, axis) => value - (point[axis] ?? 0))) }))
    .sort((one, other) => one.far - other.far)
  if (!nearest || !second) throw new Error('there are three centres')
  return { nearest, second, lead: 1 - nearest.far / second.far }
}

test(
  'a customer’s second-best class is that of the second-nearest centre, with both distances',
  () =>
    withComputed(simulatedBuyers(60), { asOf }, async (workspace) => {
      await addPortfolio(workspace, { definition })
      const rows = (await measuresOf(workspace, asOf)).slice(0, 25)
      for (const row of rows) {
        const { nearest, second, lead } = nearestTwo(row)
        const page = await customerPage(workspace, { customerId: String(row.customer_id), portfolioId: 'by-distance' })
        expect(page.group.name).toBe(nearest.name)
        expect(page.runnerUp?.name).toBe(second.name)
        expect(page.runnerUp?.ownDistance).toBeCloseTo(nearest.far, 9)
        expect(page.runnerUp?.distance).toBeCloseTo(second.far, 9)
        expect(page.runnerUp?.lead).toBeCloseTo(lead, 9)
        expect(page.reason).toContain(`second best is ${second.name}`)
      }
      const [first] = rows
      const other = await customerPage(workspace, { customerId: String(first?.customer_id), portfolioId: 'rfm' })
      expect(other.runnerUp).toBeNull()
    }),
  300_000,
)

test(
  'the list and the export tell everyone’s second-best group and the lead over it',
  () =>
    withComputed(simulatedBuyers(60), { asOf }, async (workspace) => {
      await addPortfolio(workspace, { definition })
      const measures = await measuresOf(workspace, asOf)
      const sorting = { sort: 'customerId', descending: false, page: 1, pageSize: 500 } as const
      const { groups, rows } = await listCustomers(workspace, { portfolioId: 'by-distance', ...sorting })
      const exported: (readonly Plain[])[] = []
      await streamRows(workspace, await customersTable(workspace, { portfolioId: 'by-distance' }), async (some) => {
        exported.push(...some)
      })
      const [header = []] = exported
      expect(rows.length).toBe(measures.length)
      for (const row of measures) {
        const { second, lead } = nearestTwo(row)
        const listed = rows.find(({ customerId }) => customerId === row.customer_id)
        expect(groups[listed?.runnerUp?.index ?? -1]?.name).toBe(second.name)
        expect(listed?.runnerUp?.lead).toBeCloseTo(lead, 9)
        const line = exported.find(([, customerId]) => customerId === row.customer_id) ?? []
        expect(line[header.indexOf('runner_up')]).toBe(second.name)
        expect(line[header.indexOf('runner_up_title')]).toBe(second.name)
        expect(line[header.indexOf('runner_up_lead')]).toBeCloseTo(lead, 9)
      }
    }),
  300_000,
)
