import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { describe, expect, test } from 'vitest'
import { movementBetween } from '../../src/movement/movement.ts'
import { compareVersions } from '../../src/portfolio/compare-versions.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { previewPortfolio } from '../../src/portfolio/preview.ts'
import { addPortfolio, listPortfolios } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { refreshTo, withComputed, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { bySize, oneOrderEach } from './attribute-portfolio.ts'

async function published(workspace: Workspace, definition: PortfolioDefinition) {
  await addPortfolio(workspace, { definition })
  const { portfolioId } = definition
  return { comparison: await compareVersions(workspace, { portfolioId, one: 1, other: 2 }) }
}

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

  test('counts each cell, and the cells of a group are the group', () =>
    withComputed(simulatedBuyers(300), { asOf: undefined, history: 2 }, async (workspace) => {
      const preview = await previewPortfolio(workspace, { ...rfm.definition, portfolioId: 'mine' })
      const labels = rfm.definition.tiers.map((tier) => [...tier.labels, tier.missing])
      for (const cell of preview.cells)
        for (const [at, label] of cell.labels.entries()) expect(labels[at]).toContain(label)
      for (const { index, customers, value } of preview.groups) {
        const cells = preview.cells.filter(({ group }) => group === index)
        expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(customers)
        expect(cells.reduce((sum, cell) => sum + (cell.value ?? 0), 0)).toBeCloseTo(value ?? 0, 6)
      }
      expect(preview.published).toBeNull()
      expect(preview.groups.every(({ againstPublished }) => againstPublished === null)).toBe(true)
    }))

  test('of a next version counts who would join and leave, by name of the group, beside what changed with time', () =>
    withComputed(simulatedBuyers(300), { asOf: undefined, history: 2 }, async (workspace) => {
      const [first, ...others] = rfm.definition.groups
      if (!first) throw new Error('a portfolio without groups')
      const wider = {
        ...rfm.definition,
        // The first group goes: whom it held falls to those after it, or to the rest.
        matching: 'first' as const,
        groups: others,
      }
      const same = await previewPortfolio(workspace, rfm.definition)
      expect(same.published).toMatchObject({ version: 1, title: rfm.definition.title })
      expect(same.groups.map(({ againstPublished }) => againstPublished)).toEqual(
        same.groups.map(({ customers }) => ({ customers, joined: 0, left: 0 })),
      )
      const next = await previewPortfolio(workspace, wider)
      const held = same.groups.find(({ name }) => name === first.name)?.customers ?? 0
      expect(held).toBeGreaterThan(0)
      const against = next.groups.map(
        ({ againstPublished }) => againstPublished ?? { customers: 0, joined: 0, left: 0 },
      )
      expect(against.reduce((sum, { joined }) => sum + joined, 0)).toBe(held)
      expect(against.every(({ left }) => left === 0)).toBe(true)
      expect(next.groups.map(({ joined }) => joined)).not.toEqual(against.map(({ joined }) => joined))
      const { comparison } = await published(workspace, wider)
      expect(comparison.changed).toBe(held)
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
