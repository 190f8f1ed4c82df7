import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPortfolio } from '../../src/portfolio/store.ts'
import {
  type FactRow,
  type Facts,
  insertFacts,
  measuresOf,
  membershipsOf,
  type PlainRow,
  refreshTo,
  withWorkspace,
} from '../company.ts'
import { facts, importedAt } from '../random-facts.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { yearsBefore } from '../snapshot/brute-force.ts'
import { truncated } from '../truncated-facts.ts'
import { fixedTiers } from './fixed-tiers.ts'
import { type KpiRow, kpiRows } from './kpi-rows.ts'

const isNear = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)))

const differences = (a: readonly KpiRow[], b: readonly KpiRow[]): string[] => [
  ...(a.length === b.length ? [] : [`${a.length} rows and ${b.length}`]),
  ...a.flatMap((row, index) => {
    const other = b[index]
    const same =
      other &&
      row.kpi === other.kpi &&
      row.group === other.group &&
      row.missing === other.missing &&
      row.basis === other.basis &&
      (['value', 'lower', 'upper', 'numerator', 'denominator'] as const).every((name) => isNear(row[name], other[name]))
    return same ? [] : [`${JSON.stringify(row)} ${JSON.stringify(other)}`]
  }),
]

async function bothAnswers(all: Facts, asOf: string, newest: string) {
  return withWorkspace((now) =>
    withWorkspace(async (onTheDay) => {
      await insertFacts(now, all, { earliestOn: null, importedAt })
      await refreshTo(now, newest)
      await refreshTo(now, asOf)
      await addPortfolio(now, { definition: fixedTiers })
      await insertFacts(onTheDay, truncated(all, asOf), { earliestOn: null, importedAt })
      await refreshTo(onTheDay, asOf)
      await addPortfolio(onTheDay, { definition: fixedTiers })
      const ofFixed = (rows: readonly KpiRow[]) => {
        const last = Math.max(...rows.map(({ versionId }) => versionId ?? 0))
        return rows.filter(({ versionId }) => versionId === null || versionId === last)
      }
      return { now: ofFixed(await kpiRows(now, asOf)), onTheDay: ofFixed(await kpiRows(onTheDay, asOf)) }
    }),
  )
}

describe('key figures as of an earlier day', () => {
  test(
    'are what they would have been on that day, whatever the facts',
    () =>
      fc.assert(
        fc.asyncProperty(facts, fc.constantFrom('2024-02-29', '2024-06-30'), async (all, asOf) => {
          fc.pre([...(all.orders ?? []), ...(all.order_lines ?? [])].some((row) => String(row.ordered_on) <= asOf))
          const { now, onTheDay } = await bothAnswers(all, asOf, '2025-03-01')
          expect(differences(now, onTheDay)).toEqual([])
          expect(now.length).toBeGreaterThan(0)
        }),
        { numRuns: 8 },
      ),
    240_000,
  )

  test('are so where there are models', async () => {
    const { now, onTheDay } = await bothAnswers(simulatedBuyers(400), '2024-06-30', '2024-12-31')
    expect(now.filter(({ kpi, value }) => kpi === 'lifetime_value' && value !== null).length).toBeGreaterThan(2)
    expect(differences(now, onTheDay)).toEqual([])
  })
})

const asOf = '2024-06-30'
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const number = (value: PlainRow[string] | undefined): number => (typeof value === 'number' ? value : 0)

interface Counted {
  readonly numerator: number
  readonly denominator: number
}

/** A few figures as their definitions read, customer by customer. */
function bruteForce(rows: readonly PlainRow[], profit: string, contracts: readonly FactRow[]): Record<string, Counted> {
  const where = (keep: (row: PlainRow) => boolean) => rows.filter(keep)
  const earlier = where((row) => number(row.purchase_days_prior_12m) > 0)
  const repeated = earlier.filter((row) => number(row.purchase_days_12m) > 0)
  const before = where((row) => number(row.revenue_prior_12m) > 0)
  const gapped = where((row) => row.silence_in_gaps !== null)
  const revenues = rows.map((row) => Math.max(0, number(row.revenue_12m)))
  const inForce = (day: string) => (row: FactRow) =>
    String(row.started_on) <= day && (typeof row.ended_on !== 'string' || row.ended_on > day)
  const held = (day: string) => new Set(contracts.filter(inForce(day)).map((row) => row.customer_id))
  const ids = new Set(rows.map((row) => row.customer_id))
  const then = [...held(yearsBefore(asOf, 1))].filter((id) => ids.has(id as string))
  const now = held(asOf)
  return {
    repeat_rate: { numerator: repeated.length, denominator: earlier.length },
    inactive_share: {
      numerator: gapped.filter((row) => number(row.silence_in_gaps) > 3).length,
      denominator: gapped.length,
    },
    same_customer_revenue: {
      numerator: total(before.map((row) => Math.max(0, number(row.revenue_12m)))),
      denominator: total(before.map((row) => number(row.revenue_prior_12m))),
    },
    profit_per_customer: { numerator: total(rows.map((row) => number(row[profit]))), denominator: rows.length },
    top_ten_share: { numerator: total(revenues.sort((a, b) => b - a).slice(0, 10)), denominator: total(revenues) },
    retention_rate: { numerator: then.filter((id) => now.has(id)).length, denominator: then.length },
  }
}

describe('key figures', () => {
  test(
    'of the base and of each group are those counted customer by customer',
    () =>
      fc.assert(
        fc.asyncProperty(facts, async (all) => {
          fc.pre([...(all.orders ?? []), ...(all.order_lines ?? [])].some((row) => String(row.ordered_on) <= asOf))
          await withWorkspace(async (workspace) => {
            await insertFacts(workspace, all, { earliestOn: null, importedAt })
            await refreshTo(workspace, asOf)
            await addPortfolio(workspace, { definition: fixedTiers })
            const measures = await measuresOf(workspace, asOf)
            const groupOf = new Map(
              (await membershipsOf(workspace, asOf))
                .filter(({ portfolio_id }) => portfolio_id === fixedTiers.portfolioId)
                .map(({ customer_id, group_index }) => [customer_id, group_index]),
            )
            const stored = await kpiRows(workspace, asOf)
            // Random facts may hold costs, and costs make contributions.
            const isCosted = measures.some((row) => row.contribution_12m !== null)
            const profit = isCosted ? 'contribution_12m' : 'margin_12m'
            const last = Math.max(...stored.map(({ versionId }) => versionId ?? 0))
            for (const group of [null, 0, 1, 2]) {
              const members = measures.filter((row) => group === null || groupOf.get(row.customer_id ?? '') === group)
              const own = stored.filter(
                (row) => row.group === group && row.versionId === (group === null ? null : last),
              )
              for (const [kpi, { numerator, denominator }] of Object.entries(
                bruteForce(members, profit, all.contracts ?? []),
              )) {
                const found = own.find((row) => row.kpi === kpi)
                const expected = denominator > 0 ? { numerator, denominator } : { numerator: null, denominator: null }
                const isSame =
                  isNear(found?.numerator ?? null, expected.numerator) &&
                  isNear(found?.denominator ?? null, expected.denominator)
                expect(isSame ? '' : `${kpi} of ${group}: ${JSON.stringify([found, expected])}`).toBe('')
              }
            }
          })
        }),
        { numRuns: 8 },
      ),
    240_000,
  )
})
