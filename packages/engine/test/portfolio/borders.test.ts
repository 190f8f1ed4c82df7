import { describe, expect, test } from 'vitest'
import { customerPage } from '../../src/customers/page.ts'
import { portfolioBorders } from '../../src/portfolio/borders.ts'
import { readPortfolio } from '../../src/portfolio/store.ts'
import { measuresOf, refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'
const portfolioId = 'value-tiers'

describe('borders', () => {
  test('are crossed by whose interval of lifetime value holds a cut point, counted one by one', () =>
    withFacts(simulatedBuyers(300), async (workspace) => {
      await refreshTo(workspace, asOf)
      const { calibration } = await readPortfolio(workspace, portfolioId)
      const cuts = calibration.cuts.value ?? []
      const rows = await measuresOf(workspace, asOf)
      const band = (value: unknown) => (value === null ? 5 : 4 - cuts.filter((cut) => Number(value) > cut).length)
      const places = rows.map(({ customer_id, clv_12m, clv_12m_lower, clv_12m_upper }) => ({
        id: String(customer_id),
        at: band(clv_12m),
        low: band(clv_12m_lower ?? clv_12m),
        high: band(clv_12m_upper ?? clv_12m),
      }))
      const { measures, groups } = await portfolioBorders(workspace, { portfolioId })
      expect(measures).toEqual(['clv_12m'])
      for (const group of groups) {
        const own = places.filter(({ at }) => at === group.index)
        const crossing = own.filter(({ at, low, high }) => low !== at || high !== at)
        expect([group.customers, group.crossing], group.name).toEqual([own.length, crossing.length])
        for (const { index, customers } of group.reaches)
          expect(own.filter(({ low, high }) => low === index || high === index)).toHaveLength(customers)
      }
      expect(groups.reduce((sum, { crossing }) => sum + crossing, 0)).toBeGreaterThan(0)
      const crossing = places.find(({ at, low, high }) => low !== at && high !== at)
      const page = await customerPage(workspace, { customerId: crossing?.id ?? '', portfolioId })
      expect(page.reaches.map(({ end, index }) => [end, index])).toEqual([
        ['low', crossing?.low],
        ['high', crossing?.high],
      ])
    }))

  test('are not crossed where no measure has an interval', () =>
    withFacts(simulatedBuyers(150), async (workspace) => {
      await refreshTo(workspace, asOf)
      expect(await portfolioBorders(workspace, { portfolioId: 'rfm' })).toMatchObject({ measures: [], groups: [] })
    }))
})
