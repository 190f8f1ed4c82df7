import { expect, test } from 'vitest'
import { concentrationOf } from '../../src/customers/concentration.ts'
import { cohortTable } from '../../src/kpi/cohorts.ts'
import { satisfactionChainOf } from '../../src/kpi/satisfaction-chain.ts'
import { movementAlerts } from '../../src/movement/alerts.ts'
import { movementDrift } from '../../src/movement/drift.ts'
import { movementForecast } from '../../src/movement/forecast.ts'
import { movementBetween } from '../../src/movement/movement.ts'
import { movementPaths } from '../../src/movement/paths.ts'
import { movementReasons } from '../../src/movement/reasons.ts'
import { timeInGroups } from '../../src/movement/time-in-group.ts'
import { comparePortfolios } from '../../src/portfolio/compare.ts'
import { groupPage } from '../../src/portfolio/group-page.ts'
import { readLibrary } from '../../src/portfolio/library/available.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { portfolioSeries } from '../../src/portfolio/series.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { listVariables } from '../../src/portfolio/variable-list.ts'
import { profitByGroup, profitSeries } from '../../src/profit/by-group.ts'
import { profitPlane } from '../../src/profit/plane.ts'
import { profitWhale } from '../../src/profit/whale.ts'
import { countsToKeep } from '../../src/runs/counts.ts'
import { identifier, sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, refreshTo, rowOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const portfolioId = 'rfm'
const counted = ['group_totals', 'base_figures', 'group_means', 'group_moves', 'group_flows', 'surveys'] as const

/** What is worked out when it is first asked, and kept. */
async function workedOutOnce(workspace: Workspace) {
  const group = rfm.definition.groups[0]?.name ?? ''
  return [
    await cohortTable(workspace, { period: 'quarter' }),
    await cohortTable(workspace, { period: 'month', portfolioId, group }),
    await satisfactionChainOf(workspace, { lagMonths: 2 }),
    await concentrationOf(workspace, { unit: 'customer', amount: 'revenue_12m' }),
    await concentrationOf(workspace, { unit: 'topmost', amount: 'clv_12m' }),
    await profitWhale(workspace, {}),
    await profitPlane(workspace, undefined),
    await movementPaths(workspace, { portfolioId, length: 3, everyMonths: 1 }),
    await movementReasons(workspace, { portfolioId }),
    await movementBetween(workspace, { portfolioId, from: '2024-08-31' }),
    await movementDrift(workspace, { portfolioId }),
    await comparePortfolios(workspace, { portfolioId, other: 'value-tiers' }),
    await groupPage(workspace, { portfolioId, group, asOf: '2024-11-30' }),
  ]
}

/** All that pages read of what was counted. */
async function pages(workspace: Workspace) {
  return [
    await portfolioOverview(workspace, { portfolioId }),
    await portfolioSeries(workspace, portfolioId),
    await groupPage(workspace, { portfolioId, group: rfm.definition.groups[0]?.name ?? '' }),
    await timeInGroups(workspace, { portfolioId }),
    await movementForecast(workspace, { portfolioId, horizon: 2, everyMonths: 1 }),
    await movementAlerts(workspace, {}),
    await movementBetween(workspace, { portfolioId }),
    await profitByGroup(workspace, { portfolioId }),
    await profitSeries(workspace, { portfolioId }),
    await listVariables(workspace),
    await readLibrary(workspace),
    ...(await workedOutOnce(workspace)),
  ]
}

/** Sums come in any order: all but the last digits. */
const rounded = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  )

const rowsCounted = (workspace: Workspace) =>
  rowOf(
    workspace,
    sql`SELECT (SELECT count(*) FROM group_totals) AS totals, (SELECT count(*) FROM base_figures) AS base,
               (SELECT count(*) FROM group_moves) AS moves, (SELECT count(*) FROM group_means) AS means,
               (SELECT count(*) FROM group_flows) AS flows, (SELECT count(*) FROM surveys) AS surveys`,
  )

async function countGroups(workspace: Workspace): Promise<void> {
  for (const count of await countsToKeep(workspace)) await count()
}

/** What is read of stored counts, and what the memberships themselves say when there are none. */
async function compareWithMemberships(workspace: Workspace): Promise<void> {
  await countGroups(workspace)
  expect(Object.values(await rowsCounted(workspace)).every((count) => Number(count) > 0)).toBe(true)
  const read = await pages(workspace)
  expect(rounded(await pages(workspace))).toEqual(rounded(read))
  await workspace.write(async (database) => {
    for (const table of counted)
      await database.execute(sql`CREATE TABLE ${identifier(`kept_${table}`)} AS FROM ${identifier(table)}`)
    for (const table of counted) await database.execute(sql`DELETE FROM ${identifier(table)}`)
  })
  expect(rounded(read)).toEqual(rounded(await pages(workspace)))
  await workspace.write(async (database) => {
    for (const table of counted) {
      await database.execute(sql`INSERT INTO ${identifier(table)} FROM ${identifier(`kept_${table}`)}`)
      await database.execute(sql`DROP TABLE ${identifier(`kept_${table}`)}`)
    }
  })
}

const ofReplacedRuns = sql`
  SELECT (SELECT count(*) FROM group_totals ANTI JOIN current_publications USING (run_id, as_of))
       + (SELECT count(*) FROM base_figures ANTI JOIN current_publications USING (run_id, as_of))
       + (SELECT count(*) FROM surveys ANTI JOIN current_publications USING (run_id, as_of))
       + (SELECT count(*) FROM group_means ANTI JOIN current_publications USING (run_id, as_of))
       + (SELECT count(*) FROM group_flows AS m ANTI JOIN current_publications AS p ON p.run_id = m.to_run_id AND p.as_of = m.to_as_of)
       + (SELECT count(*) FROM group_flows AS m ANTI JOIN current_publications AS p ON p.run_id = m.from_run_id AND p.as_of = m.from_as_of)
       + (SELECT count(*) FROM group_moves AS m ANTI JOIN current_publications AS p ON p.run_id = m.to_run_id AND p.as_of = m.to_as_of)
       + (SELECT count(*) FROM group_moves AS m ANTI JOIN current_publications AS p ON p.run_id = m.from_run_id AND p.as_of = m.from_as_of) AS n`

test(
  'what was counted says what the memberships say, after a new version, a correction, a date in between and an upgrade',
  () =>
    withComputed(simulatedBuyers(220), { asOf: '2024-12-31', history: 8 }, async (workspace) => {
      await compareWithMemberships(workspace)

      const [first, ...others] = rfm.definition.groups
      if (!first) throw new Error('the portfolio has no groups')
      const definition = {
        ...rfm.definition,
        groups: [...others, first],
        rest: { ...rfm.definition.rest, title: 'Else' },
      }
      await addPortfolio(workspace, { definition, rationale: 'Another order' })
      await compareWithMemberships(workspace)

      const sold = [0, 1, 2].map((n) => ({
        order_id: `corrected ${n}`,
        customer_id: `b0000${n}`,
        ordered_on: '2024-10-07',
        amount: 4000,
      }))
      await insertFacts(workspace, { orders: sold }, { earliestOn: '2024-10-07' })
      await refreshTo(workspace, '2024-12-31', 8)
      expect(await rowOf(workspace, ofReplacedRuns)).toEqual({ n: 0 })
      await compareWithMemberships(workspace)

      await refreshTo(workspace, '2024-11-15')
      await compareWithMemberships(workspace)

      const before = await rowsCounted(workspace)
      for (const table of counted) await execute(workspace, sql`DELETE FROM ${identifier(table)}`)
      await countGroups(workspace)
      expect(await rowsCounted(workspace)).toMatchObject({ base: before.base })
      await compareWithMemberships(workspace)
    }),
  600_000,
)

test(
  'customers who were imported anew are seen at once',
  () =>
    withComputed(simulatedBuyers(220), { asOf: '2024-12-31', history: 8 }, async (workspace) => {
      await countGroups(workspace)
      await execute(workspace, sql`UPDATE customers SET employees = 900 WHERE customer_id IN ('b00001', 'b00002')`)
      await insertFacts(workspace, {}, { earliestOn: null })
      const { profile } = await groupPage(workspace, { portfolioId, group: rfm.definition.groups[0]?.name ?? '' })
      expect(profile.find(({ measure }) => measure === 'employees')?.baseMean).toBe(900)
    }),
  300_000,
)
