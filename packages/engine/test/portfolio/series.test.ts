import { expect, test } from 'vitest'
import { portfolioSeries } from '../../src/portfolio/series.ts'
import { sql } from '../../src/sql/sql.ts'
import { refreshTo, rowsOf, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

test('a series tells every group at every date, the empty ones too, and everybody once', () =>
  withFacts(simulatedBuyers(300), async (workspace) => {
    const { asOfDates } = await refreshTo(workspace, '2024-12-31', 3)
    const { groups, points } = await portfolioSeries(workspace, 'starter')
    expect(points).toHaveLength(groups.length * asOfDates.length)
    const published = await rowsOf(workspace, sql`SELECT as_of, customers FROM current_publications ORDER BY as_of`)
    for (const { as_of, customers } of published) {
      const ofDate = points.filter(({ asOf }) => asOf === as_of)
      expect(ofDate.reduce((sum, point) => sum + point.customers, 0)).toBe(customers)
      for (const { value } of ofDate.filter((point) => point.customers === 0)) expect(value).toBe(0)
    }
    expect(points.some((point) => point.customers === 0)).toBe(true)
  }))
