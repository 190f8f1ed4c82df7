import { describe, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { addPortfolio, listPortfolios } from '../../src/portfolio/store.ts'
import { listRuns } from '../../src/runs/list.ts'
import { publishedModels } from '../../src/runs/models.ts'
import { refresh } from '../../src/runs/refresh.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import { updateSettings } from '../../src/workspace/settings.ts'
import { workspaceSummary } from '../../src/workspace/summary.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import {
  execute,
  type FactRow,
  insertFacts,
  membershipsOf,
  refreshTo,
  rowOf,
  rowsOf,
  snapshotOf,
  withComputed,
  withFacts,
  withWorkspace,
} from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const order = (order_id: string, customer_id: string, ordered_on: string): FactRow => ({
  order_id,
  customer_id,
  ordered_on,
  amount: 10,
})

const small = {
  orders: [
    order('o1', 'ann', '2024-01-10'),
    order('o2', 'ann', '2024-03-05'),
    order('o3', 'bob', '2024-02-20'),
    order('o4', 'cyd', '2024-04-15'),
  ],
}
const newest = '2024-06-30'

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof EngineError) return error.code
    throw error
  }
  return 'none'
}

/** Everything that a refresh may write. */
const stateOf = (workspace: Workspace) =>
  Promise.all(
    ['runs', 'publications', 'snapshots', 'fitted_models', 'portfolios', 'portfolio_versions', 'memberships'].map(
      (table) =>
        rowOf(workspace, {
          strings: [`SELECT count(*) AS n, CAST(bit_xor(hash(t)) AS VARCHAR) AS hash FROM ${table} AS t`],
          values: [],
        }),
    ),
  )

const runOfEachDate = sql`SELECT as_of, run_id FROM current_publications ORDER BY as_of`

describe('a repeated refresh', () => {
  test('does nothing and answers the last run', () =>
    withFacts(small, async (workspace) => {
      const first = await refreshTo(workspace, newest, 3)
      const before = await stateOf(workspace)
      expect(await refreshTo(workspace, newest, 3)).toEqual(first)
      expect(await stateOf(workspace)).toEqual(before)
    }))

  test('computes only the dates that it has not computed yet', () =>
    withFacts(small, async (workspace) => {
      await refreshTo(workspace, newest, 1)
      const { asOfDates } = await refreshTo(workspace, newest, 3)
      expect(asOfDates).toEqual(['2024-03-31', '2024-04-30'])
    }))

  test('has no dates before the first fact, however long the history', () =>
    withFacts(small, async (workspace) => {
      const { asOfDates } = await refreshTo(workspace, '2024-04-30', 600)
      expect(asOfDates).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'])
    }))

  test('takes the last day with a fact for the newest date, and no day that is yet to come', () =>
    withFacts({ orders: [...small.orders, order('o9', 'ann', '2999-01-01')] }, async (workspace) => {
      expect((await refreshTo(workspace)).asOfDates).toEqual(['2024-04-15'])
    }))
})

describe('a late import', () => {
  test('makes only the dates from its earliest day on out of date', () =>
    withFacts(small, async (workspace) => {
      const first = await refreshTo(workspace, newest, 5)
      await insertFacts(workspace, { orders: [order('o5', 'bob', '2024-04-02')] }, { earliestOn: '2024-04-02' })
      expect((await workspaceSummary(workspace)).stale).toBe(true)
      const second = await refreshTo(workspace, newest, 5)
      expect(second.asOfDates).toEqual(['2024-04-30', '2024-05-31', '2024-06-30'])
      expect((await rowsOf(workspace, runOfEachDate)).map(({ run_id }) => run_id)).toEqual([
        ...Array(3).fill(first.runId),
        ...Array(3).fill(second.runId),
      ])
      const bob = (await snapshotOf(workspace, '2024-04-30')).find((row) => row.customer_id === 'bob')
      expect(bob?.purchase_days).toBe(2)
      expect((await workspaceSummary(workspace)).stale).toBe(false)
    }))

  test('corrects every date that was told before, also when only the newest is asked for', () =>
    withFacts(small, async (workspace) => {
      await refreshTo(workspace, newest, 5)
      await insertFacts(workspace, { orders: [order('o5', 'bob', '2024-04-02')] }, { earliestOn: '2024-04-02' })
      expect((await refreshTo(workspace, newest)).asOfDates).toEqual(['2024-04-30', '2024-05-31', '2024-06-30'])
      expect((await refreshTo(workspace, newest)).asOfDates).toEqual(['2024-04-30', '2024-05-31', '2024-06-30'])
    }))

  test('of the very day of a date reaches that date', () =>
    withComputed(small, { asOf: newest, history: 2 }, async (workspace) => {
      await insertFacts(workspace, { orders: [order('o5', 'bob', '2024-05-31')] }, { earliestOn: '2024-05-31' })
      expect((await refreshTo(workspace, newest, 2)).asOfDates).toEqual(['2024-05-31', '2024-06-30'])
    }))

  test('without dates reaches every date', () =>
    withComputed(small, { asOf: newest, history: 2 }, async (workspace) => {
      await insertFacts(workspace, { customers: [{ customer_id: 'dee', since: '2024-05-05' }] }, { earliestOn: null })
      expect((await refreshTo(workspace, newest, 2)).asOfDates).toHaveLength(3)
    }))

  test('leads to what a single refresh of all facts leads to', () =>
    withFacts(small, (workspace) =>
      withWorkspace(async (other) => {
        const late = { orders: [order('o5', 'bob', '2024-04-02'), order('o6', 'eve', '2024-05-02')] }
        await refreshTo(workspace, newest, 5)
        await insertFacts(workspace, late, { earliestOn: '2024-04-02' })
        await refreshTo(workspace, newest, 5)
        await insertFacts(other, { orders: [...small.orders, ...late.orders] }, { earliestOn: null })
        await refreshTo(other, newest, 5)
        for (const date of ['2024-03-31', '2024-04-30', newest]) {
          expect(await snapshotOf(workspace, date)).toEqual(await snapshotOf(other, date))
        }
      }),
    ))

  test('keeps the memberships that it supersedes, and not their snapshots', () =>
    withFacts(small, async (workspace) => {
      const first = await refreshTo(workspace, newest, 2)
      const kept = sql`SELECT count(*) AS n, CAST(bit_xor(hash(m)) AS VARCHAR) AS hash FROM memberships AS m WHERE run_id = ${first.runId}`
      const before = await rowOf(workspace, kept)
      await insertFacts(workspace, { orders: [order('o5', 'bob', '2024-05-02')] }, { earliestOn: '2024-05-02' })
      const second = await refreshTo(workspace, newest, 2)
      expect(await rowOf(workspace, kept)).toEqual(before)
      expect(Number(before.n)).toBeGreaterThan(0)
      const left = await rowsOf(workspace, sql`SELECT DISTINCT run_id, as_of FROM snapshots ORDER BY as_of`)
      expect(left.map(({ run_id }) => run_id)).toEqual([first.runId, second.runId, second.runId])
      expect((await membershipsOf(workspace, newest)).map(({ customer_id }) => customer_id)).toEqual([
        'ann',
        'bob',
        'cyd',
      ])
    }))
})

describe('a customer whose facts were withdrawn', () => {
  test('is in no snapshot any more', () =>
    withComputed(small, { asOf: newest }, async (workspace) => {
      await execute(workspace, sql`DELETE FROM orders WHERE order_id = 'o4'`)
      await insertFacts(workspace, {}, { earliestOn: '2024-04-15' })
      await refreshTo(workspace, newest)
      expect((await snapshotOf(workspace, newest)).map(({ customer_id }) => customer_id)).toEqual(['ann', 'bob'])
      expect((await examine(workspace)).checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
    }))
})

describe('a change of settings', () => {
  test('recomputes every date when values rest on it', () =>
    withComputed(small, { asOf: newest, history: 2 }, async (workspace) => {
      await updateSettings(workspace, { marginRate: 0.25 })
      expect((await refreshTo(workspace, newest, 2)).asOfDates).toHaveLength(3)
      expect((await snapshotOf(workspace, newest)).map(({ margin_rate }) => margin_rate)).toEqual([0.25, 0.25, 0.25])
    }))

  test('recomputes nothing when it changes only a name', () =>
    withFacts(small, async (workspace) => {
      const first = await refreshTo(workspace, newest, 2)
      await updateSettings(workspace, { companyName: 'Other', currency: 'EUR' })
      expect(await refreshTo(workspace, newest, 2)).toEqual(first)
    }))
})

describe('a cancelled refresh', () => {
  test.each(['facts', 'snapshot', 'assign', 'publish'])('at the stage %s leaves everything as it was', (stage) =>
    withFacts(small, async (workspace) => {
      await refreshTo(workspace, '2024-05-31', 1)
      await insertFacts(workspace, { orders: [order('o5', 'bob', '2024-01-02')] }, { earliestOn: '2024-01-02' })
      const before = await stateOf(workspace)
      const controller = new AbortController()
      const report = (at: string) => at === stage && controller.abort()
      const code = await codeOf(refresh(workspace, { asOf: newest, history: 4 }, { report, signal: controller.signal }))
      expect(code).toBe('job.cancelled')
      expect(await stateOf(workspace)).toEqual(before)
      expect((await refreshTo(workspace, newest, 4)).asOfDates).toHaveLength(5)
    }),
  )

  test('at any moment is whole or not at all', () =>
    withFacts(simulatedBuyers(300), async (workspace) => {
      const before = await stateOf(workspace)
      for (const delay of [0, 15, 40, 90, 160]) {
        const controller = new AbortController()
        const timer = setTimeout(() => controller.abort(), delay)
        const code = await codeOf(
          refresh(
            workspace,
            { asOf: '2024-12-31', history: 6 },
            { report: () => undefined, signal: controller.signal },
          ),
        )
        clearTimeout(timer)
        expect(code).toBe('job.cancelled')
        expect(await stateOf(workspace)).toEqual(before)
      }
      expect((await refreshTo(workspace, '2024-12-31', 1)).asOfDates).toHaveLength(2)
    }))

  test('before it began does not begin', () =>
    withFacts(small, async (workspace) => {
      const signal = AbortSignal.abort()
      expect(await codeOf(refresh(workspace, { history: 0 }, { report: () => undefined, signal }))).toBe(
        'job.cancelled',
      )
      expect(await listRuns(workspace)).toEqual([])
    }))
})

describe('a refresh with too little data', () => {
  test('publishes no model and says what is missing', () =>
    withComputed(small, { asOf: newest }, async (workspace) => {
      const models = await publishedModels(workspace)
      expect(models.map(({ model }) => model)).toEqual(expect.arrayContaining(['bg-nbd', 'gamma-gamma', 'mbg-nbd']))
      for (const model of models) {
        expect(model).toMatchObject({
          published: false,
          reason: { code: 'few-repeat-buyers', params: { needed: 100, found: 1 } },
        })
      }
      for (const row of await snapshotOf(workspace, newest)) {
        expect([
          row.probability_alive,
          row.expected_purchases_12m,
          row.expected_spend,
          row.clv_12m,
          row.clv_residual,
        ]).toEqual(Array(5).fill(null))
      }
    }))

  test('says the same where nobody ever came back, and where there is but one purchase', async () => {
    for (const orders of [small.orders.slice(2), small.orders.slice(2, 3)]) {
      await withFacts({ orders }, async (workspace) => {
        await refreshTo(workspace, newest)
        const reasons = (await publishedModels(workspace)).map(({ reason }) => reason)
        for (const reason of reasons) {
          expect(reason).toEqual({ code: 'few-repeat-buyers', params: { needed: 100, found: 0 } })
        }
      })
    }
  })

  test('knows how many customers it summarised, by which the resolution of the models goes', () =>
    withFacts(simulatedBuyers(200), async (workspace) => {
      const { stages } = await refreshTo(workspace, '2024-12-31')
      const { customers } = await rowOf(workspace, sql`SELECT customers FROM current_publications`)
      expect(stages.find(({ stage }) => stage === 'summarise')?.rows).toBe(customers)
    }))

  test('works on a customer whose first purchase is on the very day', () =>
    withFacts(small, async (workspace) => {
      await refreshTo(workspace, '2024-01-10')
      expect(await snapshotOf(workspace, '2024-01-10')).toMatchObject([{ customer_id: 'ann', purchase_days: 1 }])
    }))

  test('works on customers who never bought', () =>
    withFacts(
      { interactions: [{ interaction_id: 'i1', customer_id: 'ann', occurred_on: '2024-01-10' }] },
      async (workspace) => {
        await refreshTo(workspace, newest)
        expect(await snapshotOf(workspace, newest)).toMatchObject([
          { customer_id: 'ann', purchase_days: 0, revenue: 0 },
        ])
      },
    ))

  test('leaves those whom an early date cannot score to the rest', () =>
    withFacts(simulatedBuyers(300), async (workspace) => {
      await refreshTo(workspace, '2024-12-31')
      await refreshTo(workspace, '2023-02-28')
      const { n } = await rowOf(
        workspace,
        sql`SELECT count(*) AS n FROM current_memberships AS m JOIN portfolio_versions AS v USING (version_id)
            WHERE m.as_of = DATE '2023-02-28' AND v.portfolio_id = 'value-tiers'
              AND m.group_index = json_array_length(v.definition, '$.groups')`,
      )
      const snapshot = await snapshotOf(workspace, '2023-02-28')
      expect(snapshot.every(({ clv_12m }) => clv_12m === null)).toBe(true)
      expect(n).toBe(snapshot.length)
    }))

  test('gives a new workspace the templates that have values, and the others as soon as they do', () =>
    withWorkspace(async (workspace) => {
      await insertFacts(workspace, small, { earliestOn: null })
      await refreshTo(workspace, newest)
      const early = (await listPortfolios(workspace)).map(({ portfolioId }) => portfolioId)
      expect(early).toContain('rfm')
      await insertFacts(workspace, simulatedBuyers(300), { earliestOn: '2023-01-01' })
      await refreshTo(workspace, '2024-12-31')
      const later = (await listPortfolios(workspace)).map(({ portfolioId }) => portfolioId)
      expect([...later].sort()).toEqual(['rfm', 'starter', 'value-tiers'])
    }))
})

describe('a refresh that cannot be', () => {
  test('is refused without facts', () =>
    withWorkspace(async (workspace) => {
      expect(await codeOf(refreshTo(workspace))).toBe('facts.none')
      expect(await codeOf(refreshTo(workspace, newest))).toBe('facts.none')
    }))

  test.each([
    ['2024-02-30', 'refresh.as-of-invalid'],
    ['yesterday', 'refresh.as-of-invalid'],
    ['2024-6-1', 'refresh.as-of-invalid'],
    ['', 'refresh.as-of-invalid'],
    ["2024-01-01'; DROP TABLE runs; --", 'refresh.as-of-invalid'],
    ['2024-01-09', 'refresh.as-of-before-facts'],
    ['0001-01-01', 'refresh.as-of-before-facts'],
  ])('is refused as of %s: %s', (asOf, code) =>
    withFacts(small, async (workspace) => {
      expect(await codeOf(refreshTo(workspace, asOf))).toBe(code)
      expect(await listRuns(workspace)).toEqual([])
    }),
  )

  test('leaves a portfolio without anything to stand on', () =>
    withFacts(small, async (workspace) => {
      expect(await codeOf(addPortfolio(workspace, { definition: rfm.definition }))).toBe('refresh.none')
    }))
})
