import type { CostModel } from '@sabad/contract/schemas/cost-model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkCostModel } from '../../src/costing/check-model.ts'
import { costOnce } from '../../src/costing/cost-once.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, refreshTo, withWorkspace } from '../company.ts'
import { day, importedAt } from '../random-facts.ts'
import { bruteForceCosting } from './brute-force.ts'
import { costedFacts, costModels } from './random-costs.ts'

const profitRow = z.record(z.string(), z.union([z.string(), z.number()]))

const costBy = (workspace: Workspace, model: CostModel, asOf: string) =>
  workspace.read(async (database) => ({
    report: await costOnce(database, { number: 1, model }, asOf),
    rows: await database.rows(
      sql`SELECT customer_id, p.* EXCLUDE (customer_key, drivers) FROM costed_profits AS p JOIN customers USING (customer_key) ORDER BY customer_id`,
      profitRow,
    ),
  }))

const cents = (money: number) => Math.round(money * 100)
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + cents(value), 0)

const someModels = fc.array(costModels, { minLength: 3, maxLength: 3 })

describe('any model on any facts', () => {
  test(
    'gives customers, unassigned and unused what its pools cost, to the cent, and each customer what its definitions say',
    () =>
      fc.assert(
        fc.asyncProperty(costedFacts, day, someModels, async (all, asOf, models) => {
          fc.pre((all.orders ?? []).concat(all.order_lines ?? []).some((row) => String(row.ordered_on) <= asOf))
          await withWorkspace(async (workspace) => {
            await insertFacts(workspace, all, { earliestOn: null, importedAt })
            await refreshTo(workspace, asOf)
            for (const model of models) {
              expect(checkCostModel(model).isSound).toBe(true)
              const { report, rows } = await costBy(workspace, model, asOf)
              const { reconciliation: r, pools } = report
              for (const pool of pools) {
                expect(cents(pool.assigned) + cents(pool.unassigned) + cents(pool.unused)).toBe(cents(pool.cost))
              }
              expect(add([r.assigned, r.unassigned, r.unused])).toBe(add(pools.map(({ cost }) => cost)))
              expect(add([r.inPools, r.direct, r.notTaken])).toBe(cents(r.ledger))
              expect(Math.abs(r.difference)).toBe(0)
              expect(report.findings.map(({ code }) => code)).not.toContain('does-not-reconcile')
              const customers = rows.map((row) => String(row.customer_id))
              const expected = bruteForceCosting({ model, customers, facts: all, asOf, marginRate: 1 })
              for (const row of rows) {
                for (const [column, value] of Object.entries(expected.profits[String(row.customer_id)] ?? {})) {
                  expect(Number(row[column]), `${row.customer_id} ${column}`).toBeCloseTo(value, 6)
                }
              }
              // Each pool's parts are rounded so that they add up, none by a cent or more.
              expect(Math.abs(r.unassigned - expected.unassigned)).toBeLessThanOrEqual(0.01 * pools.length)
              expect(Math.abs(r.unused - expected.unused)).toBeLessThanOrEqual(0.01 * pools.length)
            }
          })
        }),
        { numRuns: 15 },
      ),
    300_000,
  )
})
