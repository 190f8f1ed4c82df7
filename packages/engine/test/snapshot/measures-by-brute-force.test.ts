import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insertFacts, refreshTo, snapshotOf, withWorkspace } from '../company.ts'
import { day, facts, importedAt } from '../random-facts.ts'
import { bruteForceMarginRates, bruteForceSnapshot } from './brute-force.ts'

/** What models say has tests of its own, and so has what costing says. */
const modelled =
  /^(probability_alive|expected_|clv_|margin_rate|net_revenue|net_price|gross_margin_12m|cost_to_serve|contribution_)/

const stripped = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !modelled.test(name))))

describe('the snapshot', () => {
  test(
    'says of any facts on any day what their definitions say, counted row by row',
    () =>
      fc.assert(
        fc.asyncProperty(facts, day, async (all, asOf) => {
          const expected = bruteForceSnapshot(all, asOf, importedAt)
          fc.pre(expected.some((row) => row.first_purchase_on !== null))
          await withWorkspace(async (workspace) => {
            await insertFacts(workspace, all, { earliestOn: null, importedAt })
            await refreshTo(workspace, asOf)
            const found = await snapshotOf(workspace, asOf)
            expect(stripped(found)).toEqual(stripped(expected))
            const rates = bruteForceMarginRates(expected, 1)
            expect(found.map((row) => row.margin_rate)).toEqual(rates)
          })
        }),
        { numRuns: 40 },
      ),
    180_000,
  )
})
