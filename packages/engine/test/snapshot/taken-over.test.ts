import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '../../src/snapshot/as-of-dates.ts'
import { insertFacts, refreshTo, snapshotOf, withWorkspace } from '../company.ts'
import { facts, importedAt } from '../random-facts.ts'
import { truncated } from '../truncated-facts.ts'

/** Days after which something leaves one of the two years, or comes. */
const days = ['2023-12-31', '2024-02-27', '2024-02-29', '2024-12-30', '2025-02-27'] as const

describe('a snapshot that takes sums over from that of a date shortly before', () => {
  test(
    'is the one that is made from nothing, whatever the facts',
    () =>
      fc.assert(
        fc.asyncProperty(
          facts,
          fc.constantFrom(...days),
          fc.integer({ min: 1, max: 31 }),
          async (all, before, later) => {
            const asOf = daysAfter(before, later)
            fc.pre(
              Object.values(truncated(all, before)).some((rows) => (rows ?? []).some((row) => 'ordered_on' in row)),
            )
            const answer = (dates: readonly string[]) =>
              withWorkspace(async (workspace) => {
                await insertFacts(workspace, all, { earliestOn: null, importedAt })
                for (const date of dates) await refreshTo(workspace, date)
                return snapshotOf(workspace, asOf)
              })
            expect(await answer([before, asOf])).toEqual(await answer([asOf]))
          },
        ),
        { numRuns: 8 },
      ),
    600_000,
  )
})
