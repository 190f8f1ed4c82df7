import { describe, expect, test } from 'vitest'
import { cellCount, groupOfEachCell, labelsOfCell } from '../../src/portfolio/cells.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { variablesOf } from '../../src/portfolio/levels.ts'
import { addFromLibrary, readLibrary } from '../../src/portfolio/library/available.ts'
import { firstPortfolios, library } from '../../src/portfolio/library/library.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { listPortfolios } from '../../src/portfolio/store.ts'
import { mismatchedCells, unreachableGroups, validateDefinition } from '../../src/portfolio/validate.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, refreshTo, withFacts, withWorkspace } from '../company.ts'
import { withDemo } from '../demo-workspace.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const ready = library.map((one) => [one.definition.portfolioId, one] as const)

describe('the ready portfolio', () => {
  test.each(ready)('%s is sound as it stands, and every group can be reached', (_, { definition }) => {
    expect(validateDefinition(definition)).toEqual(definition)
    expect(unreachableGroups(definition)).toEqual([])
    expect(mismatchedCells(definition)).toEqual([])
  })

  test.each(ready)(
    '%s says where it comes from, and what to do for each group',
    (id, { definition, source, caution }) => {
      expect([source, caution]).not.toContain('')
      for (const group of definition.groups) {
        expect(group.description).not.toBe('')
        if (id !== 'own-matrix') expect(group.strategy?.advice, group.name).toMatch(/[.]$/)
      }
    },
  )

  test.each(ready)('%s can be drawn as a matrix of tiers that it has, if it has two', (_, { definition }) => {
    const { matrix, tiers } = definition
    const names = tiers.map(({ name }) => name)
    if (matrix) expect(names).toEqual(expect.arrayContaining([matrix.columns, matrix.rows]))
    else expect(tiers.length === 1 || definition.portfolioId === 'starter').toBe(true)
  })

  test('has a name of its own', () => {
    expect(new Set(ready.map(([id]) => id)).size).toBe(ready.length)
  })
})

describe('a portfolio that every workspace starts with', () => {
  const firstCells = (index: number) => {
    const { definition } = firstPortfolios[index] ?? { definition: null }
    if (!definition) throw new Error('no such portfolio')
    return { definition, groups: groupOfEachCell(definition) }
  }

  test('gives everyone with all measures a group of the starter', () => {
    const { definition, groups } = firstCells(0)
    for (let cell = 0; cell < cellCount(definition); cell++) {
      const labels = labelsOfCell(definition, cell)
      const isScored = definition.tiers.every((one) => labels.get(one.name) !== one.missing)
      if (isScored) expect(groups[cell], [...labels.values()].join(' ')).toBeLessThan(definition.groups.length)
    }
  })

  test('leaves to the rest of the value tiers only who has no value', () => {
    expect(firstCells(1).groups).toEqual([5, 4, 3, 2, 1, 0])
  })

  test('leaves to the rest of RFM only who never bought', () => {
    const { definition, groups } = firstCells(2)
    expect(groups).toHaveLength(36)
    for (const [cell, index] of groups.entries()) {
      const labels = [...labelsOfCell(definition, cell).values()]
      expect(index === 10, labels.join(' ')).toBe(labels.includes('never') || labels.includes('unknown'))
    }
  })
})

/** A rating of every criterion that the library knows, by two raters, with gaps that differ between customers. */
async function rateEverything(workspace: Workspace): Promise<void> {
  const read = library.flatMap(({ definition }) => variablesOf(definition))
  const criteria = new Set(read.filter((name) => name.startsWith('ratings.')))
  for (const variable of criteria) {
    const criterion = variable.slice('ratings.'.length)
    await execute(
      workspace,
      sql`INSERT INTO ratings SELECT customer_key, ${criterion}, 1 + hash(customer_key, ${criterion}, rater) % 5, 5, rater, DATE '2023-06-01', 1
          FROM customers, (VALUES ('Ada'), ('Ben')) AS v (rater) WHERE hash(rater, ${criterion}, customer_key) % 4 > 0`,
    )
  }
}

async function addAll(workspace: Workspace): Promise<readonly string[]> {
  const { portfolios } = await readLibrary(workspace)
  const possible = portfolios.filter(({ lacking }) => lacking.length === 0)
  for (const { definition } of possible) await addFromLibrary(workspace, definition)
  return possible.map(({ definition }) => definition.portfolioId)
}

async function expectPartitions(workspace: Workspace, added: readonly string[], dates: number): Promise<void> {
  for (const portfolioId of added) {
    const check = await checkPortfolio(workspace, portfolioId)
    expect(check, portfolioId).toMatchObject({ ok: true, definition: { findings: [], unreachableGroups: [] } })
    expect(check.data).toHaveLength(dates)
  }
}

/** Customers of each named group. */
async function sizes(workspace: Workspace, portfolioId: string): Promise<Record<string, number>> {
  const { groups } = await portfolioOverview(workspace, { portfolioId })
  return Object.fromEntries(groups.filter(({ isRest }) => !isRest).map(({ name, customers }) => [name, customers]))
}

/** Milliseconds for twenty portfolios at several dates, on a machine that does other things too. */
const PATIENCE = 240_000

describe('the library', () => {
  test(
    'can be added whole where everything is known, and is a partition at every date',
    () =>
      withFacts(
        {
          orders: simulatedBuyers(400).orders?.map((order, index) => ({ ...order, discount: index % 5 })) ?? [],
          customers: Array.from({ length: 400 }, (_, index) => ({
            customer_id: `b${String(index).padStart(5, '0')}`,
            annual_revenue: index % 9 === 0 ? null : 1000 * index,
            default_probability: [0.001, 0.05, 0.2, null][index % 4] ?? null,
          })),
          interactions: Array.from({ length: 900 }, (_, index) => ({
            interaction_id: `i${index}`,
            customer_id: `b${String((index * 7) % 400).padStart(5, '0')}`,
            occurred_on: '2024-02-01',
            satisfaction: index % 11,
          })),
          costs: ['orders', 'interactions'].flatMap((driver) =>
            ['2024-01-31', '2024-06-30'].map((incurred_on) => ({
              cost_id: `${driver} ${incurred_on}`,
              incurred_on,
              pool: `Desk for ${driver}`,
              driver,
              amount: 5000,
              customer_id: null,
            })),
          ),
        },
        async (workspace) => {
          await rateEverything(workspace)
          await refreshTo(workspace, '2024-12-31', 2)
          const added = await addAll(workspace)
          expect(added).toEqual(library.map(({ definition }) => definition.portfolioId))
          await expectPartitions(workspace, added, 3)
          for (const portfolioId of ['fiocca-step-1', 'krapfel', 'turnbull-zolkiewski', 'size-value-credit'])
            for (const [group, customers] of Object.entries(await sizes(workspace, portfolioId)))
              expect(customers, `${portfolioId} ${group}`).toBeGreaterThan(0)
        },
      ),
    PATIENCE,
  )

  test(
    'of a company that sells to persons is a partition at every date',
    () =>
      withDemo('b2c', 300, async (workspace) => {
        await refreshTo(workspace, undefined, 2)
        const added = await addAll(workspace)
        expect(added).toEqual(
          expect.arrayContaining(['rfm-nested', 'longevity', 'value-duration', 'new-and-engaged', 'shapiro']),
        )
        await expectPartitions(workspace, added, 3)
      }),
    PATIENCE,
  )

  test(
    'of a company that sells to companies is a partition at every date',
    () =>
      withDemo('b2b', 240, async (workspace) => {
        await refreshTo(workspace, undefined, 2)
        const added = await addAll(workspace)
        expect(added).toEqual(
          expect.arrayContaining(['size-value-credit', 'fiocca-step-1', 'fiocca-step-2', 'yorke-droussiotis']),
        )
        await expectPartitions(workspace, added, 3)
      }),
    PATIENCE,
  )

  test('says which tiers lack what, and refuses with it', () =>
    withFacts(simulatedBuyers(150), async (workspace) => {
      await refreshTo(workspace, '2024-12-31')
      const { portfolios, customers, asOf } = await readLibrary(workspace)
      expect([customers, asOf]).toEqual([150, '2024-12-31'])
      const of = (id: string) => portfolios.find(({ definition }) => definition.portfolioId === id)
      expect(of('rfm')).toMatchObject({ isAdded: true, lacking: [] })
      expect(of('rfm-nested')).toMatchObject({ isAdded: false, lacking: [] })
      expect(of('krapfel')?.lacking.map(({ tier }) => tier)).toEqual(['value', 'commonality'])
      await expect(addFromLibrary(workspace, { portfolioId: 'krapfel' })).rejects.toMatchObject({
        code: 'portfolio.no-values',
        params: { tier: 'value', asOf: '2024-12-31' },
      })
      expect((await listPortfolios(workspace)).map(({ portfolioId }) => portfolioId)).toEqual([
        'rfm',
        'starter',
        'value-tiers',
      ])
    }))

  test('can be read before anything is computed, and adds nothing then', () =>
    withWorkspace(async (workspace) => {
      expect(await readLibrary(workspace)).toMatchObject({ asOf: null, customers: 0 })
      await expect(addFromLibrary(workspace, { portfolioId: 'longevity' })).rejects.toMatchObject({
        code: 'refresh.none',
      })
    }))

  test('says what it holds where something else is asked for', () =>
    withWorkspace(async (workspace) => {
      await expect(addFromLibrary(workspace, { portfolioId: 'bcg' })).rejects.toMatchObject({
        code: 'portfolio.not-in-library',
        params: { portfolioId: 'bcg', portfolios: library.map(({ definition }) => definition.portfolioId) },
      })
    }))
})
