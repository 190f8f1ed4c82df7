import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { measuresOf, refreshTo, withFacts } from '../company.ts'
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

test(
  'a customer’s second-best class is that of the second-nearest centre, with both distances',
  () =>
    withFacts(simulatedBuyers(60), async (workspace) => {
      await refreshTo(workspace, asOf)
      await addPortfolio(workspace, { definition })
      const rows = (await measuresOf(workspace, asOf)).slice(0, 25)
      for (const row of rows) {
        const point = [Number(row.recency_days) / scale.recency_days, Number(row.purchase_days) / scale.purchase_days]
        const [nearest, second] = Object.entries(centres)
          .map(([name, at]) => ({ name, far: Math.hypot(...at.map((value, axis) => value - (point[axis] ?? 0))) }))
          .sort((one, other) => one.far - other.far)
        const page = await customerPage(workspace, { customerId: String(row.customer_id), portfolioId: 'by-distance' })
        expect(page.group.name).toBe(nearest?.name)
        expect(page.runnerUp?.name).toBe(second?.name)
        expect(page.runnerUp?.ownDistance).toBeCloseTo(nearest?.far ?? Number.NaN, 9)
        expect(page.runnerUp?.distance).toBeCloseTo(second?.far ?? Number.NaN, 9)
        expect(page.runnerUp?.lead).toBeCloseTo(1 - (nearest?.far ?? 0) / (second?.far ?? 0), 9)
        expect(page.reason).toContain(`second best is ${second?.name}`)
      }
      const [first] = rows
      const other = await customerPage(workspace, { customerId: String(first?.customer_id), portfolioId: 'rfm' })
      expect(other.runnerUp).toBeNull()
    }),
  300_000,
)
