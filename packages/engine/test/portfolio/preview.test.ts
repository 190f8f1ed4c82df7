import { describe, expect, test } from 'vitest'
import { movementBetween } from '../../src/movement/movement.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { previewPortfolio } from '../../src/portfolio/preview.ts'
import { addPortfolio, listPortfolios } from '../../src/portfolio/store.ts'
import { refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { bySize, oneOrderEach } from './attribute-portfolio.ts'

describe('a preview', () => {
  test('of everyone says what adding the definition then says, and keeps nothing', () =>
    withFacts(simulatedBuyers(300), async (workspace) => {
      await refreshTo(workspace, undefined, 3)
      const before = await listPortfolios(workspace)
      const definition = { ...rfm.definition, portfolioId: 'mine' }
      const preview = await previewPortfolio(workspace, definition)
      expect(await listPortfolios(workspace)).toEqual(before)
      await addPortfolio(workspace, { definition })
      const { groups } = await portfolioOverview(workspace, { portfolioId: 'mine' })
      const { flows, from } = await movementBetween(workspace, { portfolioId: 'mine' })
      expect(preview).toMatchObject({ oneIn: 1, before: from })
      expect(preview.groups.map(({ name, customers }) => ({ name, customers }))).toEqual(
        groups.map(({ name, customers }) => ({ name, customers })),
      )
      for (const group of preview.groups) {
        const moved = (keep: (flow: (typeof flows)[number]) => boolean) =>
          flows.filter(keep).reduce((sum, { customers }) => sum + customers, 0)
        expect(group.joined).toBe(moved(({ from, to }) => to === group.index && from !== group.index))
        expect(group.left).toBe(moved(({ from, to }) => from === group.index && to !== group.index))
      }
    }))

  test('refuses what adding would refuse', () =>
    withFacts({ orders: oneOrderEach(3) }, async (workspace) => {
      await refreshTo(workspace, '2024-06-30')
      await expect(previewPortfolio(workspace, bySize)).rejects.toMatchObject({ code: 'portfolio.no-values' })
      expect(() => previewPortfolio(workspace, { ...bySize, tiers: [] })).toThrow(/portfolio.invalid/)
    }))
})

describe('an exact definition', () => {
  const exact = { ...bySize, matching: 'exact' as const }
  const everyone = { name: 'all', title: 'All', description: 'All', anyOf: [{ size: ['small', 'medium'] }] }

  test('is refused where two groups take a cell, with the cell and its customers', () =>
    withFacts({ orders: oneOrderEach(3), customers: [{ customer_id: 'c00', employees: 50 }] }, async (workspace) => {
      await refreshTo(workspace, '2024-06-30')
      const overlapping = { ...exact, groups: [everyone, ...bySize.groups] }
      await expect(addPortfolio(workspace, { definition: overlapping })).rejects.toMatchObject({
        code: 'portfolio.cell-overlaps',
        params: { cell: 'medium', customers: 1, cells: 2, groups: ['all', 'medium'] },
      })
    }))

  test('is refused where no group takes a cell, but for those without a value', () =>
    withFacts({ orders: oneOrderEach(3), customers: [{ customer_id: 'c00', employees: 500 }] }, async (workspace) => {
      await refreshTo(workspace, '2024-06-30')
      await expect(addPortfolio(workspace, { definition: { ...exact, groups: [everyone] } })).rejects.toMatchObject({
        code: 'portfolio.cell-left-out',
        params: { cell: 'large', customers: 1, cells: 1 },
      })
      expect(await addPortfolio(workspace, { definition: exact })).toMatchObject({ version: 1 })
    }))
})
