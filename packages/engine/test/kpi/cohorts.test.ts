import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortCells, cohortCellsOfFacts, cohortTable } from '../../src/kpi/cohorts.ts'
import { contractSurvival } from '../../src/kpi/survival.ts'
import { currentPublications } from '../../src/portfolio/published.ts'
import { sql } from '../../src/sql/sql.ts'
import { updateSettings } from '../../src/workspace/settings.ts'
import {
  execute,
  type FactRow,
  insertFacts,
  refreshTo,
  rowsOf,
  withComputed,
  withFacts,
  withWorkspace,
} from '../company.ts'
import { facts, importedAt } from '../random-facts.ts'
import { truncated } from '../truncated-facts.ts'

const bought = (customer_id: string, ordered_on: string, amount: number): FactRow => ({
  order_id: `o-${customer_id}-${ordered_on}`,
  customer_id,
  ordered_on,
  amount,
})

const orders = [
  bought('ann', '2024-01-10', 100),
  bought('ann', '2024-02-20', 30),
  bought('ann', '2024-03-05', 20),
  bought('bob', '2024-01-31', 50),
  bought('bob', '2024-03-31', 10),
  bought('cyd', '2024-02-01', 40),
  // A return is no purchase, but takes its money back.
  bought('cyd', '2024-03-10', -15),
  // In a month that is not over on the date.
  bought('dan', '2024-04-02', 99),
  bought('ann', '2024-04-03', 99),
]

describe('the cohort table', () => {
  test('counts who bought at each complete age; ages to come are not there, empty ones are 0', () =>
    withFacts({ orders }, async (workspace) => {
      await updateSettings(workspace, { marginRate: 0.5 })
      await refreshTo(workspace, '2024-04-20')
      const table = await cohortTable(workspace, { period: 'month' })
      expect(table.cohorts).toMatchObject([
        {
          start: '2024-01-01',
          customers: 2,
          cells: [
            { age: 0, active: 2, activeShare: 1, revenue: 150, revenueShare: 1, cumulativeMargin: 37.5 },
            { age: 1, active: 1, activeShare: 0.5, revenue: 30, revenueShare: 0.2, cumulativeMargin: 45 },
            { age: 2, active: 2, activeShare: 1, revenue: 30, revenueShare: 0.2, cumulativeMargin: 52.5 },
          ],
        },
        {
          start: '2024-02-01',
          customers: 1,
          cells: [
            { age: 0, active: 1, revenue: 40, cumulativeMargin: 20 },
            { age: 1, active: 0, activeShare: 0, revenue: -15, cumulativeMargin: 12.5 },
          ],
        },
      ])
      expect(table.atEqualAge).toMatchObject([
        { age: 0, cohorts: 2, customers: 3, activeShare: 1 },
        { age: 1, cohorts: 2, customers: 3, activeShare: 1 / 3, revenueShare: 15 / 190, cumulativeMargin: 102.5 / 3 },
        { age: 2, cohorts: 1, customers: 2, activeShare: 1 },
      ])
    }))

  test('takes the last day of a period as its end', () =>
    withFacts({ orders }, async (workspace) => {
      await refreshTo(workspace, '2024-03-31')
      const months = await cohortTable(workspace, { period: 'month' })
      expect(months.cohorts.map(({ cells }) => cells.length)).toEqual([3, 2])
      const quarters = await cohortTable(workspace, { period: 'quarter' })
      expect(quarters.cohorts).toMatchObject([{ start: '2024-01-01', customers: 3, cells: [{ age: 0 }] }])
      expect(await cohortTable(workspace, { period: 'year' })).toMatchObject({
        cohorts: [],
        missing: { code: 'no-complete-period' },
      })
    }))

  test('as of an earlier day is that of the facts of the day', () =>
    withFacts({ orders }, (now) =>
      withFacts(truncated({ orders }, '2024-03-15'), async (onTheDay) => {
        await refreshTo(now, '2024-04-20', 1)
        await refreshTo(now, '2024-03-15')
        await refreshTo(onTheDay, '2024-03-15')
        const asked = { period: 'month', asOf: '2024-03-15' } as const
        expect(await cohortTable(now, asked)).toEqual(await cohortTable(onTheDay, asked))
      }),
    ))

  test(
    'of months that the refresh has summed is that of the facts, whatever they are, at every date',
    () =>
      fc.assert(
        fc.asyncProperty(facts, (all) =>
          withWorkspace(async (workspace) => {
            await insertFacts(workspace, all, { earliestOn: null, importedAt })
            await refreshTo(workspace, '2024-06-30')
            await refreshTo(workspace, '2025-03-31')
            for (const date of await workspace.read(currentPublications)) {
              for (const period of ['month', 'quarter', 'year'] as const) {
                const query = { asOf: date.asOf, period, whose: sql`TRUE` }
                const summed = await rowsOf(workspace, cohortCells(query, date))
                expect(summed).toEqual(await rowsOf(workspace, cohortCellsOfFacts(query)))
              }
            }
          }),
        ),
        { numRuns: 5 },
      ),
    180_000,
  )

  test('is made of the facts where an older program has summed no months', () =>
    withComputed({ orders }, { asOf: '2024-04-20' }, async (workspace) => {
      const summed = await cohortTable(workspace, { period: 'month' })
      for (const table of [sql`summed_months`, sql`purchase_months`])
        await execute(workspace, sql`DELETE FROM ${table}`)
      expect(await cohortTable(workspace, { period: 'month' })).toEqual(summed)
    }))
})

describe('survival of contracts', () => {
  // The 6-MP arm of Freireich et al. 1963 in months for weeks: domain reference 3.11.
  const losses = [6, 6, 6, 7, 10, 13, 16, 22, 23]
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
  const asOf = '2024-12-31'
  const monthsBefore = (months: number): string => new Date(Date.UTC(2024, 11 - months, 15)).toISOString().slice(0, 10)
  const contract = (contract_id: string, started_on: string, ended_on: string | null): FactRow => ({
    contract_id,
    customer_id: contract_id,
    started_on,
    ended_on,
  })
  const contracts = [
    ...losses.map((months, at) => contract(`l${at}`, monthsBefore(months + 1), monthsBefore(1))),
    ...censored.map((months, at) => contract(`c${at}`, monthsBefore(months), null)),
  ]

  test('is Kaplan and Meier’s of the 6-MP patients', () =>
    withFacts({ contracts }, async (workspace) => {
      await refreshTo(workspace, asOf)
      const { steps, contracts: n, ended } = await contractSurvival(workspace, {})
      expect([n, ended]).toEqual([21, 9])
      expect(steps.map(({ months, survival }) => [months, survival.toFixed(4)])).toEqual([
        [6, '0.8571'],
        [7, '0.8067'],
        [10, '0.7529'],
        [13, '0.6902'],
        [16, '0.6275'],
        [22, '0.5378'],
        [23, '0.4482'],
      ])
      expect(steps.at(0)?.standardError?.toFixed(4)).toBe('0.0764')
      expect(steps.at(-1)?.standardError?.toFixed(4)).toBe('0.1346')
      expect(steps.at(0)?.hazard).toBe(3 / 21)
    }))

  test('lets contracts from before the records enter at the age that they had', () =>
    withFacts(
      {
        contracts: [
          contract('old', '2020-01-01', null),
          contract('new', '2024-01-01', '2024-07-01'),
          contract('other', '2024-01-01', null),
        ],
      },
      async (workspace) => {
        await refreshTo(workspace, asOf)
        expect((await contractSurvival(workspace, {})).steps).toMatchObject([
          { months: 6, atRisk: 3, survival: 1 - 1 / 3 },
        ])
        const { steps } = await contractSurvival(workspace, { recordsFrom: '2023-01-01' })
        expect(steps).toMatchObject([{ months: 6, atRisk: 2, survival: 1 / 2 }])
      },
    ))

  test('of nothing says that it needs contracts', () =>
    withComputed({ orders }, { asOf: '2024-04-20' }, async (workspace) => {
      expect(await contractSurvival(workspace, {})).toMatchObject({ steps: [], missing: { code: 'no-contracts' } })
    }))
})
