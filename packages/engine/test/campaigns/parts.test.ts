import { describe, expect, test } from 'vitest'
import { splitDefinition } from '../../src/campaigns/split-proposal.ts'
import { allGroups, groupOfEachCell, labelsOfCell } from '../../src/portfolio/cells.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import { bySize } from '../portfolio/attribute-portfolio.ts'
import { redraw, search, withWorlds } from './worlds.ts'

/** SABAD_WORLDS=400 looks closer, and takes minutes. */
const WORLDS = Number(process.env.SABAD_WORLDS ?? 36)

describe('parts that answer better', () => {
  test('are rarely proposed where every part answers alike', async () => {
    await withWorlds(async (workspace) => {
      let worldsWithAFalseOne = 0
      for (let world = 1; world <= WORLDS; world++) {
        // Large ones gain more than small ones, which is no difference within either.
        await redraw(workspace, world, sql`CASE WHEN c.employees > 100 THEN 6 ELSE 2 END + hash(c.customer_key) % 7`)
        const { groups } = await search(workspace, world)
        expect(groups.filter(({ found }) => found).length).toBe(2)
        if (groups.some(({ stands }) => stands)) worldsWithAFalseOne += 1
      }
      // At most a tenth is expected; chance adds more than this once in two hundred runs.
      const most = 0.1 * WORLDS + 2.6 * Math.sqrt(0.1 * 0.9 * WORLDS)
      expect(worldsWithAFalseOne, `${worldsWithAFalseOne} of ${WORLDS}`).toBeLessThanOrEqual(most)
    })
  })

  test('are found where they were put, with their cut and a difference within its interval', async () => {
    await withWorlds(async (workspace) => {
      let [found, inside] = [0, 0]
      for (let world = 1; world <= 12; world++) {
        await redraw(workspace, world, sql`CASE WHEN c.employees < 100 AND c.amount > 79 THEN 8 ELSE 1 END`)
        const { groups, variables } = await search(workspace, world)
        expect(variables).toBeGreaterThan(8)
        const small = groups.find(({ name }) => name === 'small')
        const part = small?.found
        if (!small?.stands || part?.condition.kind !== 'above') continue
        found += 1
        expect(part.condition.cut).toBeGreaterThan(68)
        expect(part.condition.cut).toBeLessThan(92)
        if (part.difference.lower <= 7 && 5 <= part.difference.upper) inside += 1
        expect(small.proposal?.rationale).toContain('one half of the customers')
      }
      expect(found).toBeGreaterThanOrEqual(11)
      expect(inside).toBeGreaterThanOrEqual(found - 1)
    })
  })

  test('may be texts, become a group of the next version, and leave everyone else where they are', async () => {
    await withWorlds(async (workspace) => {
      await redraw(workspace, 1, sql`CASE WHEN c.employees > 100 AND c.country = 'Iran' THEN 9 ELSE 1 END`)
      const { groups } = await search(workspace, 1)
      const large = groups.find(({ name }) => name === 'large')
      expect(large).toMatchObject({
        stands: true,
        found: { variable: 'country', condition: { kind: 'one-of', values: ['Iran'] } },
      })
      const definition = large?.proposal?.definition
      if (!definition) throw new Error('nothing is proposed')
      expect(definition.groups.map(({ name }) => name)).toEqual(['small', 'medium', 'large-answers-better', 'large'])
      // A draft becomes a version only when somebody adds it.
      expect(await addPortfolio(workspace, { definition })).toMatchObject({ version: 2, groups: 5 })
    })
  })

  test('answer from what was kept, until something is imported', async () => {
    await withWorlds(async (workspace) => {
      await redraw(workspace, 1, sql`1`)
      const first = await search(workspace, 1)
      expect(await search(workspace, 1)).toEqual(first)
    })
  })
})

const part = (index: number) => ({
  group: { index, name: allGroups(bySize)[index]?.name ?? '', title: 'T' },
  asOf: '2024-03-31',
  part: {
    variable: 'revenue',
    title: 'Revenue',
    unit: 'money' as const,
    isDated: true,
    condition: { kind: 'above' as const, cut: 80 },
    part: { contacted: 50, heldOut: 50, net: { value: 3, lower: 2, upper: 4 } },
    rest: { contacted: 50, heldOut: 50, net: { value: 1, lower: 0, upper: 2 } },
    difference: { value: 2, lower: 1, upper: 3 },
    pValue: 0.001,
    adjusted: 0.002,
  },
})

describe('a portfolio with a part of a group as a group', () => {
  test.each(['first', 'exact'] as const)('puts the part there and nobody else anywhere else: %s', (matching) => {
    const definition = { ...bySize, matching }
    for (const { index, name } of allGroups(definition)) {
      const split = splitDefinition(definition, part(index))
      const names = allGroups(split).map((group) => group.name)
      const before = groupOfEachCell(definition)
      for (const [cell, place] of groupOfEachCell(split).entries()) {
        const labels = labelsOfCell(split, cell)
        // The new tier is the last and has three levels, so that each old cell is three of the new ones.
        const old = allGroups(definition)[before[Math.floor(cell / 3)] ?? 0]?.name
        const expected = old === name && labels.get('by-revenue') === 'above' ? `${name}-answers-better` : old
        expect(names[place]).toBe(expected)
      }
    }
  })
})
