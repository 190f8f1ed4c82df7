import type { StrategyDocument, StrategyStep } from '@sabad/contract/schemas/strategy'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listCustomers } from '../../src/customers/list.ts'
import { sql } from '../../src/sql/sql.ts'
import { insightLog, noteInsight } from '../../src/strategy/insights.ts'
import { strategyBenefits } from '../../src/strategy/monitoring/benefits.ts'
import { strategyBoard } from '../../src/strategy/monitoring/board.ts'
import { strategyMonitoring } from '../../src/strategy/monitoring/monitor.ts'
import { groupStrategy, saveStrategy, takeStep, tellProgress } from '../../src/strategy/plan/group-strategy.ts'
import { draftStrategy } from '../../src/strategy/playbook/draft.ts'
import { giveFlag } from '../../src/strategy/significance.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, openTemporary, refreshTo, rowOf } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { completeStrategy } from './documents.ts'

const asOf = '2024-03-31'
const today = '2024-04-05'
const portfolioId = 'value-tiers'

let workspace: Workspace
let close: () => Promise<void>
let group: string

beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
  await refreshTo(workspace, asOf, 11)
  const board = await strategyBoard(workspace, { portfolioId })
  group = board.groups.find(({ customers }) => customers > 10)?.group.name ?? ''
})
afterAll(() => close())
beforeEach(async () => {
  for (const table of ['strategy_versions', 'strategy_steps', 'strategy_progress']) {
    await execute(workspace, sql`DELETE FROM ${{ strings: [table], values: [] }}`)
  }
})

const save = (change: Partial<StrategyDocument> = {}, basedOn = 0, author = 'Ada') =>
  saveStrategy(workspace, {
    portfolioId,
    group,
    document: { ...completeStrategy, ...change },
    basedOn,
    author,
    today,
  })
const step = (name: StrategyStep, version = 1, taken: { readonly by?: string; readonly reason?: string } = {}) =>
  takeStep(workspace, { portfolioId, group, step: name, version, by: 'Grace', reason: 'Because', ...taken })
const activated = async (change: Partial<StrategyDocument> = {}) => {
  await save(change)
  await step('approve')
  return step('activate')
}

describe('dates of a plan', () => {
  const codes = async (asked: { readonly asOf?: string }) =>
    (await strategyMonitoring(workspace, { portfolioId, group, ...asked })).alerts.map(({ code }) => code)

  test('are judged by this day as long as the newest facts are looked at, and by the day looked back to before', async () => {
    await activated()
    // Day of review, action and task lie between the newest facts, of March 2024, and today.
    const due = ['target-passed', 'action-overdue', 'task-overdue', 'review-due']
    expect(await codes({})).toEqual(expect.arrayContaining(due))
    expect(await codes({ asOf })).toEqual(expect.arrayContaining(due))
    expect((await codes({ asOf: '2024-02-29' })).filter((code) => due.includes(code))).toEqual([])
    const onBoard = async (day: string) => {
      const { groups } = await strategyBoard(workspace, { portfolioId, asOf: day })
      return groups.find((one) => one.group.name === group)?.strategy?.isReviewDue
    }
    expect([await onBoard(asOf), await onBoard('2024-02-29')]).toEqual([true, false])
  })
})

describe('an insight', () => {
  test('that an action comes of tells how far the action is', async () => {
    const document = {
      ...({ kind: 'insight', insight: 'They wait for a call', source: 'Sales', link: '', portfolioId, group } as const),
      ...({ state: 'decided', action: 'Call', owner: 'Ben', due: '2024-06-30', outcome: '' } as const),
    }
    const { insightId, taken } = await noteInsight(workspace, { document })
    expect(taken).toEqual([])
    const [call] = completeStrategy.actions
    if (!call) throw new Error('there is no action')
    await save({ actions: [{ ...call, insightId }] })
    const told = async () =>
      (await insightLog(workspace, {})).insights.find((one) => one.insightId === insightId)?.taken
    const action = { portfolioId, group, actionId: 'call', title: 'Call the ten largest' }
    expect(await told()).toEqual([{ ...action, state: 'open' }])
    await tellProgress(workspace, { portfolioId, group, itemId: 'call', state: 'done', by: 'Ben' })
    expect(await told()).toEqual([{ ...action, state: 'done' }])
    await expect(save({ actions: [{ ...call, insightId: 999 }] }, 1)).rejects.toMatchObject({
      code: 'insight.not-found',
    })
  })
})

describe('a strategy of a group', () => {
  test('starts with what the figures recommend, and nobody’s word', async () => {
    const answer = await groupStrategy(workspace, { portfolioId, group })
    expect(answer.strategy).toBeNull()
    expect(answer.customers).toBeGreaterThan(10)
    expect(answer.recommendation.rules.length).toBeGreaterThan(5)
    const alive = answer.recommendation.rules.flatMap(({ conditions }) => conditions)
    const { value } = alive.find(({ figure }) => figure === 'probability-alive') ?? {}
    const told = await rowOf(
      workspace,
      sql`SELECT avg(probability_alive) AS mean FROM snapshot AS s JOIN current_memberships AS m USING (as_of, customer_key)
          JOIN portfolio_versions AS v USING (version_id)
          WHERE as_of = CAST(${asOf} AS DATE) AND v.portfolio_id = ${portfolioId} AND m.group_index = ${
            (await strategyBoard(workspace, { portfolioId })).groups.find((one) => one.group.name === group)?.group
              .index ?? -1
          }`,
    )
    expect(value).toBeCloseTo(Number(told.mean), 10)
  })

  test('freezes what its KPIs start from, and keeps it in later versions', async () => {
    const { strategy } = await save()
    const [baseline] = strategy?.baselines ?? []
    expect(baseline).toMatchObject({ kpiId: 'repeat', asOf })
    expect(baseline?.value).toBeGreaterThan(0)
    await execute(workspace, sql`UPDATE kpi_values SET value = 0.123 WHERE kpi = 'repeat_rate'`)
    const [kpi] = completeStrategy.kpis
    if (!kpi) throw new Error('no KPI')
    const again = await save(
      {
        kpis: [
          { ...kpi, target: 0.9 },
          { ...kpi, kpiId: 'new' },
        ],
      },
      1,
    )
    expect(again.strategy?.baselines).toMatchObject([baseline ?? {}, { kpiId: 'new', value: 0.123 }])
    expect(again.strategy?.versions.map(({ version }) => version)).toEqual([2, 1])
    await execute(workspace, sql`UPDATE kpi_values SET value = ${baseline?.value ?? 0} WHERE kpi = 'repeat_rate'`)
  })

  test('is not saved over somebody else’s version', async () => {
    await save()
    await expect(save({}, 0, 'Ben')).rejects.toMatchObject({
      code: 'strategy.changed',
      params: { newest: 1, basedOn: 0 },
    })
  })

  test('is refused with its place where it contradicts itself', async () => {
    await expect(save({ owner: '' })).rejects.toMatchObject({ code: 'strategy.owner-missing' })
    await expect(
      saveStrategy(workspace, { portfolioId, group: 'nobody', document: completeStrategy, basedOn: 0 }),
    ).rejects.toMatchObject({ code: 'group.not-found' })
    expect((await groupStrategy(workspace, { portfolioId, group })).strategy).toBeNull()
  })

  test('needs goals, a plan and KPIs before anybody can approve it', async () => {
    await save({ goals: [], kpis: [], actions: [], reason: '' })
    await expect(step('approve')).rejects.toMatchObject({
      code: 'strategy.incomplete',
      params: {
        gaps: ['gap.goals-missing', 'gap.plan-missing', 'gap.kpis-missing', 'gap.reason-missing'].map((code) => ({
          code,
        })),
      },
    })
  })

  test('is approved by somebody who did not write it, and only as it was read', async () => {
    await save()
    await expect(step('approve', 1, { by: ' ada' })).rejects.toMatchObject({ code: 'strategy.own-approval' })
    await save({ reason: 'Better said' }, 1)
    await expect(step('approve', 1)).rejects.toMatchObject({ code: 'strategy.changed' })
    const { strategy } = await step('approve', 2)
    expect(strategy).toMatchObject({ status: 'approved', approval: { by: 'Grace' }, possible: ['activate'] })
  })

  test('is in force until it is ended, with a reason, and can be opened again', async () => {
    expect((await activated()).strategy).toMatchObject({
      status: 'active',
      stage: 'execute-and-monitor',
      versionInForce: 1,
    })
    await expect(step('activate')).rejects.toMatchObject({ code: 'strategy.step-impossible' })
    await expect(step('end', 1, { reason: ' ' })).rejects.toMatchObject({ code: 'strategy.reason-missing' })
    expect((await step('end')).strategy).toMatchObject({ status: 'ended', possible: ['reopen'] })
    expect((await step('reopen')).strategy).toMatchObject({ status: 'approved', possible: ['activate'] })
  })

  test('tells how far its actions are without a new version', async () => {
    await activated()
    const { strategy } = await tellProgress(workspace, { portfolioId, group, itemId: 'call', state: 'done', by: 'Ben' })
    expect(strategy).toMatchObject({ version: 1, status: 'active', progress: [{ itemId: 'call', state: 'done' }] })
    await expect(
      tellProgress(workspace, { portfolioId, group, itemId: 'luck', state: 'done', by: 'Ben' }),
    ).rejects.toMatchObject({ code: 'strategy.unknown-item' })
  })
})

describe('ending customers', () => {
  const ending = { kind: 'end', reason: 'Nothing else helped' } as const

  test('is held up by members who are flagged, named with their kinds, unless only the others are meant', async () => {
    const { rows } = await listCustomers(workspace, {
      portfolioId,
      asOf,
      group,
      sort: 'revenue',
      descending: true,
      page: 1,
      pageSize: 1,
    })
    const customerId = rows[0]?.customerId ?? ''
    const flag = {
      kind: 'door-opener',
      evidence: 'Knows everyone',
      owner: 'Ada',
      givenOn: '2024-01-01',
      until: '2030-01-01',
    } as const
    await giveFlag(workspace, { customerId, ...flag })
    const { strategy, protectedMembers } = await save(ending)
    expect(protectedMembers).toMatchObject([{ customerId, kinds: ['door-opener'] }])
    expect(strategy?.gaps).toContainEqual({
      code: 'end-flagged',
      params: { count: 1, customers: [customerId] },
      blocks: true,
    })
    await expect(step('approve')).rejects.toMatchObject({
      code: 'strategy.incomplete',
      params: { gaps: [{ code: 'gap.end-flagged' }] },
    })
    await save({ ...ending, endUnflaggedOnly: true }, 1)
    expect((await step('approve', 2)).strategy?.status).toBe('approved')
  })

  test('is never possible where a duty to serve them exists, or without a reason', async () => {
    const { strategy } = await save({ ...ending, reason: ' ', endUnflaggedOnly: true, regulatedService: true })
    const codes = strategy?.gaps.filter(({ blocks }) => blocks).map(({ code }) => code)
    expect(codes).toEqual(['reason-missing', 'end-regulated'])
  })
})

describe('a draft', () => {
  test('brings goals whose weights sum, KPIs that can be computed, and stores nothing', async () => {
    const { document } = await draftStrategy(workspace, { portfolioId, group, kind: 'maintain', today })
    expect(document.goals.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(document.kpis.length).toBeGreaterThan(0)
    expect(document.kpis.every(({ targetOn }) => targetOn === '2024-10-05')).toBe(true)
    expect((await groupStrategy(workspace, { portfolioId, group })).strategy).toBeNull()
    const named = { ...document, owner: 'Ada', actions: document.actions.map((one) => ({ ...one, owner: 'Ben' })) }
    expect((await save(named)).strategy?.baselines.every(({ value }) => value !== null)).toBe(true)
  })

  test('offers a discount only where it pays, with the sum', async () => {
    const terms = { rate: 0.05, expectedUplift: 3 }
    const good = await draftStrategy(workspace, { portfolioId, group, discount: terms, today })
    expect(good.discount?.verdict).toBe('pays')
    expect(good.document.proposition.discount).toMatchObject(terms)
    const { net, gain, subsidy } = good.discount?.sum ?? { net: 0, gain: 0, subsidy: 0 }
    expect(net).toBeCloseTo(gain - subsidy, 8)
    const bad = await draftStrategy(workspace, { portfolioId, group, discount: { ...terms, expectedUplift: 0 }, today })
    expect(bad.discount?.verdict).toBe('loses')
    expect(bad.document.proposition.discount).toBeNull()
  })

  test('works on the cost of those who earn little where a discount would lose', async () => {
    const board = await strategyBoard(workspace, { portfolioId })
    const asked = { portfolioId, discount: { rate: 0.05, expectedUplift: 0 }, today }
    const drafts = await Promise.all(
      board.groups
        .filter(({ customers }) => customers > 0)
        .map((one) => draftStrategy(workspace, { ...asked, group: one.group.name })),
    )
    const low = drafts.filter(({ discount }) => discount?.isLowProfit)
    expect(low.length).toBeGreaterThan(0)
    expect(low.every(({ document }) => document.kind === 're-engineer')).toBe(true)
  })
})

describe('monitoring', () => {
  test('compares each KPI with the line to its target as of any date', async () => {
    await activated({
      kpis: [{ kpiId: 'repeat', kpi: 'same_customer_revenue', goalId: 'keep', target: 9, targetOn: '2024-12-31' }],
    })
    const { kpis, alerts, actions } = await strategyMonitoring(workspace, { portfolioId, group, today })
    expect(kpis).toHaveLength(1)
    // On the day of the baseline the line is at the baseline.
    expect(kpis[0]).toMatchObject({ light: 'green', progress: 0, missing: null, target: 9 })
    expect(kpis[0]?.series).toHaveLength(12)
    expect(kpis[0]?.series.at(-1)?.asOf).toBe(asOf)
    expect(alerts).toEqual([])
    expect(actions).toEqual({ open: 1, done: 0, overdue: 0, plannedCost: 500 })
  })

  test('forecasts to the target date, and says where dates are too few', async () => {
    await activated()
    const [kpi] = (await strategyMonitoring(workspace, { portfolioId, group, today })).kpis
    expect(kpi?.shortage ?? kpi?.forecast?.asOf).toBe('2024-12-31')
    const [early] = (await strategyMonitoring(workspace, { portfolioId, group, asOf: '2023-06-30', today })).kpis
    expect(early).toMatchObject({ trend: null, forecast: null, shortage: { needed: 8 } })
  })

  test('alerts of what is red, overdue, due and past, and of nothing while nothing is in force', async () => {
    await save({ kpis: [{ kpiId: 'repeat', kpi: 'repeat_rate', goalId: 'keep', target: 1, targetOn: '2024-12-31' }] })
    const later = { portfolioId, group, today: '2025-01-15' }
    expect((await strategyMonitoring(workspace, later)).alerts).toEqual([])
    await step('approve')
    await step('activate')
    await execute(
      workspace,
      sql`UPDATE kpi_values SET value = 0, lower = 0, upper = 0.0001 WHERE kpi = 'repeat_rate' AND as_of = CAST(${asOf} AS DATE)`,
    )
    const { alerts } = await strategyMonitoring(workspace, later)
    expect(alerts.map(({ code }) => code)).toEqual([
      'kpi-red',
      'target-passed',
      'action-overdue',
      'task-overdue',
      'review-due',
    ])
    await tellProgress(workspace, { portfolioId, group, itemId: 'call', state: 'done', by: 'Ben' })
    expect((await strategyMonitoring(workspace, later)).alerts.map(({ code }) => code)).not.toContain('action-overdue')
    await execute(workspace, sql`DELETE FROM kpi_values WHERE kpi = 'repeat_rate' AND as_of = CAST(${asOf} AS DATE)`)
    const [kpi] = (await strategyMonitoring(workspace, later)).kpis
    expect(kpi).toMatchObject({ light: 'grey', missing: { code: 'kpi.not-computed' } })
  })
})

describe('the board and the benefits', () => {
  test('show every group with what is recommended, and what came of strategies in force', async () => {
    await activated({
      kpis: [{ kpiId: 'profit', kpi: 'profit_per_customer', goalId: 'earn', target: 1e6, targetOn: '2024-12-31' }],
    })
    await execute(
      workspace,
      sql`UPDATE strategy_versions SET baselines = '[{"kpiId":"profit","asOf":"2024-01-31","value":10,"lower":9,"upper":11}]'`,
    )
    const board = await strategyBoard(workspace, { portfolioId, today })
    expect(board.groups.find((one) => one.group.name === group)?.strategy).toMatchObject({
      status: 'active',
      kind: 'maintain',
      owner: 'Ada',
    })
    expect(board.groups.filter(({ strategy }) => strategy !== null)).toHaveLength(1)
    const { benefits, money, plannedCost } = await strategyBenefits(workspace, { portfolioId, today })
    expect(plannedCost).toBe(500)
    expect(benefits).toHaveLength(1)
    const [benefit] = benefits
    expect(benefit?.change).toBeCloseTo((benefit?.realised?.value ?? 0) - 10, 10)
    expect(money).toBeCloseTo((benefit?.change ?? 0) * (benefit?.customers ?? 0), 6)
  })
})
