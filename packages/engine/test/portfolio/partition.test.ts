import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { addPortfolio, readPortfolio } from '../../src/portfolio/store.ts'
import { validateDefinition } from '../../src/portfolio/validate.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, type FactRow, membershipsOf, refreshTo, rowsOf, withFacts } from '../company.ts'
import { definition, freeMeasures, measured } from './random-definitions.ts'

const asOf = '2024-12-31'
const customers = Array.from({ length: 24 }, (_, index) => `c${String(index).padStart(2, '0')}`)

const bought: FactRow[] = customers.map((customer_id) => ({
  order_id: `o-${customer_id}`,
  customer_id,
  ordered_on: '2024-11-30',
  amount: 10,
}))

type Values = readonly (readonly (number | null)[])[]

async function setValues(workspace: Workspace, values: Values): Promise<void> {
  await workspace.write(async (database) => {
    for (const [index, customer] of customers.entries()) {
      const [employees = null, revenue = null, risk = null] = values[index] ?? []
      await database.execute(sql`UPDATE customers SET employees = CAST(${employees} AS DOUBLE),
        annual_revenue = CAST(${revenue} AS DOUBLE), default_probability = CAST(${risk} AS DOUBLE)
        WHERE customer_id = ${customer}`)
    }
  })
}

/** Where each customer stands: group and cell. */
async function places(workspace: Workspace, portfolioId: string) {
  const rows = await membershipsOf(workspace, asOf)
  const newest = Math.max(...rows.filter((row) => row.portfolio_id === portfolioId).map((row) => Number(row.number)))
  return rows.filter((row) => row.portfolio_id === portfolioId && row.number === newest)
}

async function added(workspace: Workspace, one: PortfolioDefinition): Promise<boolean> {
  try {
    await addPortfolio(workspace, { definition: one })
    return true
  } catch (error) {
    if (error instanceof EngineError && error.code === 'portfolio.no-values') return false
    throw error
  }
}

function isSound(one: PortfolioDefinition): boolean {
  try {
    validateDefinition(one)
    return true
  } catch {
    return false
  }
}

const sound = definition.filter(isSound)
const values: fc.Arbitrary<Values> = fc.array(fc.tuple(measured, measured, measured), {
  minLength: customers.length,
  maxLength: customers.length,
})

const inWorkspace = (work: (workspace: Workspace) => Promise<void>) =>
  withFacts({ orders: bought }, async (workspace) => {
    await refreshTo(workspace, asOf)
    await work(workspace)
  })

describe('every definition that is accepted', () => {
  test('puts every customer in exactly one group, whatever the values', () =>
    inWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(sound, values, async (one, all) => {
          await setValues(workspace, all)
          fc.pre(await added(workspace, one))
          const found = await places(workspace, 'random')
          expect(found.map((row) => row.customer_id)).toEqual(customers)
          expect(found.every((row) => Number(row.group_index) <= one.groups.length)).toBe(true)
          expect(await checkPortfolio(workspace, 'random')).toMatchObject({ ok: true })
        }),
        { numRuns: 40 },
      ),
    ))

  test('gives equal values equal places', () =>
    inWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(sound, values, async (one, all) => {
          await setValues(workspace, all)
          fc.pre(await added(workspace, one))
          const read = one.tiers.map(({ measure }) => freeMeasures.indexOf(measure as (typeof freeMeasures)[number]))
          const found = await places(workspace, 'random')
          const byValues = new Map<string, unknown>()
          for (const [index, row] of found.entries()) {
            const key = read.map((column) => String(all[index]?.[column] ?? 'none')).join(' ')
            expect(row.cell).toBe(byValues.get(key) ?? row.cell)
            byValues.set(key, row.cell)
          }
        }),
        { numRuns: 20 },
      ),
    ))

  test('does not care which customer has which values', () =>
    inWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(sound, values, fc.integer({ min: 1, max: customers.length - 1 }), async (one, all, by) => {
          const turned = customers.map((_, index) => all[(index + by) % customers.length] ?? [])
          await setValues(workspace, all)
          fc.pre(await added(workspace, one))
          const before = (await places(workspace, 'random')).map((row) => row.cell)
          await setValues(workspace, turned)
          await added(workspace, one)
          const after = (await places(workspace, 'random')).map((row) => row.cell)
          expect(after).toEqual(before.map((_, index) => before[(index + by) % customers.length]))
        }),
        { numRuns: 15 },
      ),
    ))

  test('keeps its cut points when it is read again', () =>
    inWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(sound, values, async (one, all) => {
          await setValues(workspace, all)
          fc.pre(await added(workspace, one))
          const { calibration, definition: stored } = await readPortfolio(workspace, 'random')
          expect(stored).toEqual(one)
          for (const { name, method, labels } of one.tiers) {
            const found = calibration.cuts[name] ?? []
            expect(found.every(Number.isFinite)).toBe(true)
            expect(found).toHaveLength(labels.length - 1)
            expect(found).toEqual([...found].sort((a, b) => a - b))
            if (method.kind === 'fixed') expect(found).toEqual(method.cuts)
          }
        }),
        { numRuns: 20 },
      ),
    ))
})

describe('a tier by cumulative share', () => {
  const shares = [0.5, 0.8, 0.95]
  const byShare: PortfolioDefinition = {
    portfolioId: 'by-share',
    title: 'By share',
    description: 'Who holds what',
    tiers: [
      {
        name: 'value',
        title: 'Value',
        measure: 'annual_revenue',
        method: { kind: 'cumulative-share', shares },
        labels: ['none', 'low', 'medium', 'high', 'top'],
        missing: 'unknown',
      },
    ],
    groups: [{ name: 'top', title: 'Top', description: 'Half', anyOf: [{ value: ['top'] }] }],
    rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
  }
  const amounts = fc
    .array(fc.oneof(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 1, max: 2000 })), {
      minLength: customers.length,
      maxLength: customers.length,
    })
    .filter((all) => all.some((amount) => amount > 0))

  test('holds its share, and would not without its lowest value', () =>
    inWorkspace((workspace) =>
      fc.assert(
        fc.asyncProperty(amounts, async (all) => {
          await setValues(
            workspace,
            all.map((amount) => [null, amount, null]),
          )
          await addPortfolio(workspace, { definition: byShare })
          const cells = (await places(workspace, 'by-share')).map((row) => Number(row.cell))
          const total = all.filter((amount) => amount > 0).reduce((sum, amount) => sum + amount, 0)
          for (const [index, share] of shares.entries()) {
            const within = all.filter((_, customer) => (cells[customer] ?? 0) >= 5 - index)
            const lowest = Math.min(...within)
            const held = within.reduce((sum, amount) => sum + amount, 0)
            const without = within.filter((amount) => amount > lowest).reduce((sum, amount) => sum + amount, 0)
            expect(held / total).toBeGreaterThanOrEqual(share)
            expect(without / total).toBeLessThan(share)
          }
          for (const [customer, amount] of all.entries()) expect(cells[customer] === 1).toBe(amount <= 0)
        }),
        { numRuns: 40 },
      ),
    ))
})

describe('the proof of a portfolio', () => {
  const tamper = async (change: ReturnType<typeof sql>) => {
    let ok = true
    await inWorkspace(async (workspace) => {
      expect((await checkPortfolio(workspace, 'rfm')).ok).toBe(true)
      await execute(workspace, change)
      ok = (await checkPortfolio(workspace, 'rfm')).ok
    })
    return ok
  }

  test('finds a customer who lost the membership', async () => {
    expect(await tamper(sql`DELETE FROM memberships WHERE customer_key = 3`)).toBe(false)
  })

  test('finds a customer who is in two groups', async () => {
    const twice = sql`INSERT INTO memberships SELECT * REPLACE (group_index + 1 AS group_index) FROM memberships WHERE customer_key = 3`
    expect(await tamper(twice)).toBe(false)
  })

  test('finds a customer who is in the same group twice', async () => {
    expect(await tamper(sql`INSERT INTO memberships SELECT * FROM memberships WHERE customer_key = 3`)).toBe(false)
  })

  test('finds a customer who is in another group than the definition says', async () => {
    expect(await tamper(sql`UPDATE memberships SET group_index = (group_index + 1) % 5 WHERE customer_key = 3`)).toBe(
      false,
    )
  })

  test('counts who is where, and says so for each date', () =>
    inWorkspace(async (workspace) => {
      await execute(workspace, sql`DELETE FROM memberships WHERE customer_key <= 2`)
      await execute(workspace, sql`INSERT INTO memberships SELECT * FROM memberships WHERE customer_key = 9`)
      const { data } = await checkPortfolio(workspace, 'rfm')
      expect(data).toEqual([{ asOf, customers: 24, inOneGroup: 21, inNone: 2, inSeveral: 1 }])
      expect(await rowsOf(workspace, sql`SELECT count(*) AS n FROM snapshots`)).toEqual([{ n: 24 }])
    }))
})
