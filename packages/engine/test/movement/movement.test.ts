import type { Movement } from '@sabad/contract/schemas/movement'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listCustomers } from '../../src/customers/list.ts'
import { customerPage } from '../../src/customers/page.ts'
import { EngineError } from '../../src/errors.ts'
import { movementBetween } from '../../src/movement/movement.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import {
  execute,
  insertFacts,
  membershipsOf,
  type PlainRow,
  refreshTo,
  snapshotOf,
  withFacts,
  withWorkspace,
} from '../company.ts'
import { facts, importedAt } from '../random-facts.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const from = '2024-01-31'
const to = '2024-03-31'

type Flow = Omit<Movement['flows'][number], 'direction'>

/** Every flow counted customer by customer. */
async function bruteForceFlows(workspace: Workspace, portfolioId: string) {
  const at = async (date: string) => {
    const groups = (await membershipsOf(workspace, date)).filter((row) => row.portfolio_id === portfolioId)
    const values = new Map((await snapshotOf(workspace, date)).map((row) => [row.customer_id, row.clv_12m]))
    return new Map(
      groups.map((row) => [
        row.customer_id,
        { group: Number(row.group_index), value: values.get(row.customer_id ?? null) ?? null },
      ]),
    )
  }
  const [before, after] = [await at(from), await at(to)]
  const flows = new Map<string, Flow>()
  const add = (sum: number | null, value: PlainRow[string]) => (value === null ? sum : (sum ?? 0) + Number(value))
  for (const customer of new Set([...before.keys(), ...after.keys()])) {
    const [b, a] = [before.get(customer), after.get(customer)]
    const key = `${b?.group} ${a?.group}`
    const flow = flows.get(key) ?? {
      from: b?.group ?? null,
      to: a?.group ?? null,
      customers: 0,
      valueBefore: null,
      valueAfter: null,
    }
    const valueBefore = add(flow.valueBefore, b?.value ?? null)
    const valueAfter = add(flow.valueAfter, a?.value ?? null)
    flows.set(key, { ...flow, customers: flow.customers + 1, valueBefore, valueAfter })
  }
  return { flows: [...flows.values()], customers: new Set([...before.keys(), ...after.keys()]).size }
}

const rank = (group: number | null) => group ?? 1000
const sorted = (flows: readonly (Flow & { readonly direction?: string })[]) =>
  flows.map(({ direction: _, ...flow }) => flow).sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))

const rounded = (flows: readonly Flow[]) =>
  flows.map((flow) => ({ ...flow, valueBefore: flow.valueBefore?.toFixed(3), valueAfter: flow.valueAfter?.toFixed(3) }))

const total = (flows: readonly Flow[]) => flows.reduce((sum, { customers }) => sum + customers, 0)

describe('movement between two dates', () => {
  test('counts every customer in one flow, as counting by hand does', () =>
    fc.assert(
      fc.asyncProperty(facts, (all) =>
        withWorkspace(async (workspace) => {
          const bought = [{ order_id: 'first', customer_id: 'c1', ordered_on: '2023-01-01', amount: 1 }]
          await insertFacts(
            workspace,
            { ...all, orders: [...(all.orders ?? []), ...bought] },
            { earliestOn: null, importedAt },
          )
          await refreshTo(workspace, to, 2)
          const movement = await movementBetween(workspace, { portfolioId: 'rfm', from, to })
          const expected = await bruteForceFlows(workspace, 'rfm')
          expect(sorted(movement.flows)).toEqual(sorted(expected.flows))
          expect(total(movement.flows)).toBe(expected.customers)
          expect(movement.moved + movement.stayed + movement.entered + movement.left).toBe(expected.customers)
        }),
      ),
      { numRuns: 12 },
    ))

  test('adds up the lifetime value of each flow before and after', () =>
    withFacts(simulatedBuyers(300), async (workspace) => {
      await refreshTo(workspace, to, 2)
      const movement = await movementBetween(workspace, { portfolioId: 'value-tiers', from, to })
      const expected = await bruteForceFlows(workspace, 'value-tiers')
      expect(rounded(sorted(movement.flows))).toEqual(rounded(sorted(expected.flows)))
      expect(movement.entered).toBeGreaterThan(0)
      expect(movement.moved).toBeGreaterThan(0)
      expect(movement.flows.some(({ valueBefore, valueAfter }) => valueBefore !== null && valueAfter !== null)).toBe(
        true,
      )
    }))
})

const once = (order_id: string, customer_id: string, ordered_on: string) => ({
  order_id,
  customer_id,
  ordered_on,
  amount: 10,
})

const story = {
  orders: [
    ...['2023-02-01', '2023-04-01', '2024-01-20'].map((day, index) => once(`a${index}`, 'ann', day)),
    once('b0', 'bob', '2023-06-01'),
    once('c0', 'cyd', '2024-03-20'),
  ],
}

describe('a customer', () => {
  const inStory = (work: (workspace: Workspace) => Promise<void>) =>
    withFacts(story, async (workspace) => {
      await refreshTo(workspace, to, 14)
      await work(workspace)
    })

  test('who came between the dates has entered, and nobody has left', () =>
    inStory(async (workspace) => {
      const { entered, left, flows } = await movementBetween(workspace, { portfolioId: 'rfm', from, to })
      expect([entered, left]).toEqual([1, 0])
      expect(flows.filter((flow) => flow.from === null)).toHaveLength(1)
    }))

  test('whose facts were withdrawn has left by the next date', () =>
    inStory(async (workspace) => {
      await execute(workspace, sql`DELETE FROM orders WHERE order_id = 'b0'`)
      await insertFacts(workspace, {}, { earliestOn: '2024-03-01' })
      await refreshTo(workspace, to)
      const { left, flows } = await movementBetween(workspace, { portfolioId: 'rfm', from, to })
      expect(left).toBe(1)
      expect(flows.filter((flow) => flow.to === null)).toMatchObject([{ customers: 1 }])
    }))

  test('has a path with one step a date, a reason at each, and ends where the list has it', () =>
    inStory(async (workspace) => {
      const { path, group, reason } = await customerPage(workspace, { customerId: 'ann', portfolioId: 'rfm' })
      expect(path.map(({ asOf }) => asOf)).toHaveLength(14)
      expect(path.map(({ asOf }) => asOf)).toEqual([...path.map(({ asOf }) => asOf)].sort())
      expect(path.every((step) => step.reason.includes('recency'))).toBe(true)
      expect(path.at(-1)).toMatchObject({ asOf: to, group: group.index, reason })
      expect(new Set(path.map((step) => step.group)).size).toBeGreaterThan(1)
      const query = { portfolioId: 'rfm', sort: 'customerId', descending: false, page: 1, pageSize: 10 } as const
      const { rows } = await listCustomers(workspace, query)
      expect(rows.find((row) => row.customerId === 'ann')?.group).toBe(group.index)
    }))

  test('stays who they were under an older version, and is told in the terms of the newest', () =>
    inStory(async (workspace) => {
      const before = (await membershipsOf(workspace, from)).filter((row) => row.portfolio_id === 'rfm')
      await addPortfolio(workspace, { definition: rfm.definition })
      const after = (await membershipsOf(workspace, from)).filter((row) => row.portfolio_id === 'rfm')
      expect(after.filter((row) => row.number === 1)).toEqual(before)
      expect(after.filter((row) => row.number === 2)).toHaveLength(before.length)
      expect(total((await movementBetween(workspace, { portfolioId: 'rfm', from, to })).flows)).toBe(3)
    }))
})

describe('dates of movement', () => {
  const inStory = (work: (workspace: Workspace) => Promise<void>) =>
    withFacts(story, async (workspace) => {
      await refreshTo(workspace, to, 2)
      await work(workspace)
    })

  test('are the last two where none are named', () =>
    inStory(async (workspace) => {
      expect(await movementBetween(workspace, { portfolioId: 'rfm' })).toMatchObject({ from: '2024-02-29', to })
      expect(await movementBetween(workspace, { portfolioId: 'rfm', to: '2024-02-29' })).toMatchObject({
        from: '2024-01-31',
      })
    }))

  test('are the same one where there is but one, and everybody stays', () =>
    withFacts(story, async (workspace) => {
      await refreshTo(workspace, to)
      expect(await movementBetween(workspace, { portfolioId: 'rfm' })).toMatchObject({
        from: to,
        to,
        stayed: 3,
        moved: 0,
      })
    }))

  test('that were not computed are refused, and those that were are named', () =>
    inStory(async (workspace) => {
      const asked = movementBetween(workspace, { portfolioId: 'rfm', from: '2024-02-15', to })
      await expect(asked).rejects.toThrow(EngineError)
      await expect(asked).rejects.toMatchObject({
        code: 'movement.date-not-computed',
        params: { asOf: '2024-02-15', asOfDates: ['2024-03-31', '2024-02-29', '2024-01-31'] },
      })
    }))
})
