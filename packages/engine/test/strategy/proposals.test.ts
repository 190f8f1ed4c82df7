import type { Proposal } from '@sabad/contract/schemas/proposals'
import type { StrategyDocument, StrategyStep } from '@sabad/contract/schemas/strategy'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allocate } from '../../src/allocation/allocate.ts'
import { keepAnswers, responseCurves } from '../../src/allocation/response-curves.ts'
import { movementAlerts } from '../../src/movement/alerts.ts'
import { sql } from '../../src/sql/sql.ts'
import { flagCandidates } from '../../src/strategy/candidates.ts'
import { changeInsight, noteInsight } from '../../src/strategy/insights.ts'
import { strategyBoard } from '../../src/strategy/monitoring/board.ts'
import { strategyMonitoring } from '../../src/strategy/monitoring/monitor.ts'
import { saveStrategy, takeStep } from '../../src/strategy/plan/group-strategy.ts'
import { listProposals } from '../../src/strategy/proposals/proposals.ts'
import { giveFlag } from '../../src/strategy/significance.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, openTemporary, refreshTo } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { completeStrategy } from './documents.ts'

const asOf = '2024-03-31'
const today = '2024-04-05'
const portfolioId = 'rfm'

/** Forty who buy in every month until February 2024, and in March no more. */
const months = [
  '2023-05',
  '2023-06',
  '2023-07',
  '2023-08',
  '2023-09',
  '2023-10',
  '2023-11',
  '2023-12',
  '2024-01',
  '2024-02',
]
const stopped = Array.from({ length: 40 }, (_, at) => at).flatMap((at) =>
  months.map((month) => ({
    order_id: `stopped ${at} ${month}`,
    customer_id: `stopped ${at}`,
    ordered_on: `${month}-05`,
    amount: 60,
  })),
)

let workspace: Workspace
let close: () => Promise<void>
beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
  await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
  await insertFacts(workspace, { orders: stopped }, { earliestOn: '2023-05-05' })
  await refreshTo(workspace, asOf, 11)
})
afterAll(() => close())

beforeEach(async () => {
  for (const table of ['strategy_versions', 'strategy_steps', 'response_answers', 'insight_versions'])
    await execute(workspace, sql`DELETE FROM ${{ strings: [table], values: [] }}`)
})

const proposed = async (at: { readonly asOf?: string } = {}) =>
  (await listProposals(workspace, { portfolioId, today, ...at })).proposals

type Kind = Proposal['kind']

const ofKind = async <Wanted extends Kind>(kind: Wanted, at: { readonly asOf?: string } = {}) =>
  (await proposed(at)).filter((one): one is Extract<Proposal, { kind: Wanted }> => one.kind === kind)

const board = (at: { readonly asOf?: string } = {}) => strategyBoard(workspace, { portfolioId, today, ...at })

/** The strategy of a group as its figures recommend it, and so without a reason. */
async function recommended(group: string): Promise<StrategyDocument> {
  const found = (await board()).groups.find((one) => one.group.name === group)
  return { ...completeStrategy, kind: found?.recommended ?? 'maintain', reason: '' }
}

const step = (group: string, name: StrategyStep, version = 1) =>
  takeStep(workspace, { portfolioId, group, step: name, version, by: 'Grace', reason: 'Because' })

async function activate(group: string, change: Partial<StrategyDocument> = {}): Promise<void> {
  const document = { ...(await recommended(group)), ...change }
  await saveStrategy(workspace, { portfolioId, group, document, basedOn: 0, author: 'Ada', today })
  await step(group, 'approve')
  await step(group, 'activate')
}

const expectedOf = async (group: string) => {
  const { groups } = await responseCurves(workspace, { portfolioId })
  return groups.find(({ name }) => name === group)?.value
}

describe('what to do now', () => {
  test('is worth most first, and what has no sum follows by kind and group', async () => {
    const found = await proposed()
    const sums = found.flatMap(({ worth }) => (worth ? [worth.amount] : []))
    expect(sums).toEqual([...sums].sort((one, other) => other - one))
    expect(sums.length).toBeGreaterThan(10)
    expect(found.slice(sums.length).map(({ kind }) => kind)).toEqual([
      'flag-customers',
      'flag-customers',
      'tell-effort',
    ])
  })

  test('is to draw up a strategy for each group with customers, until there is one that is in force', async () => {
    const { groups } = await board()
    const peopled = groups.filter(({ customers }) => customers > 0).map(({ group }) => group.name)
    const without = await ofKind('draw-up-strategy')
    expect(without.map(({ group }) => group.name).sort()).toEqual(peopled.sort())
    const loyal = without.find(({ group }) => group.name === 'loyal')
    expect(loyal).toMatchObject({ recommended: (await recommended('loyal')).kind, customers: 59 })
    expect(loyal?.worth).toEqual({ amount: await expectedOf('loyal'), of: 'at-stake' })

    const document = await recommended('loyal')
    await saveStrategy(workspace, { portfolioId, group: 'loyal', document, basedOn: 0, author: 'Ada', today })
    expect((await ofKind('draw-up-strategy')).some(({ group }) => group.name === 'loyal')).toBe(false)
    expect(await ofKind('decide-strategy')).toMatchObject([{ group: { name: 'loyal' }, version: 1, status: 'draft' }])
    await step('loyal', 'approve')
    expect(await ofKind('decide-strategy')).toMatchObject([{ status: 'approved', worth: loyal?.worth }])
    await step('loyal', 'activate')
    expect(await ofKind('decide-strategy')).toEqual([])
    await step('loyal', 'end')
    expect(
      (await proposed()).some((one) => 'group' in one && one.kind === 'draw-up-strategy' && one.group.name === 'loyal'),
    ).toBe(false)
  })

  test('names what a group lost as its worth where it lost money', async () => {
    const value = sql`UPDATE kpi_values SET value = -value WHERE kpi = 'profit_per_customer' AND group_index = 1`
    await execute(workspace, value)
    const loyal = (await ofKind('draw-up-strategy')).find(({ group }) => group.name === 'loyal')
    await execute(workspace, value)
    const [{ lost } = { lost: 0 }] = await workspace.read((database) =>
      database.rows(
        sql`SELECT value * denominator AS lost FROM kpi_values JOIN portfolio_versions USING (version_id)
            WHERE portfolio_id = ${portfolioId} AND kpi = 'profit_per_customer' AND group_index = 1 AND as_of = CAST(${asOf} AS DATE)`,
        z.object({ lost: z.number() }),
      ),
    )
    expect(loyal?.worth?.of).toBe('loss')
    expect(loyal?.worth?.amount).toBeCloseTo(lost, 6)
  })

  test('is to change a strategy that is no longer what is recommended, unless its reason is told', async () => {
    await activate('loyal')
    expect(await ofKind('change-strategy')).toEqual([])
    const strategy = (await recommended('loyal')).kind
    const before = (await board({ asOf: '2023-09-30' })).groups.find(({ group }) => group.name === 'loyal')
    expect(before?.recommended).not.toBe(strategy)
    expect(await ofKind('change-strategy', { asOf: '2023-09-30' })).toMatchObject([
      { group: { name: 'loyal' }, strategy, recommended: before?.recommended },
    ])
    const document = { ...(await recommended('loyal')), reason: 'They are our oldest customers' }
    await saveStrategy(workspace, { portfolioId, group: 'loyal', document, basedOn: 1, author: 'Ada', today })
    await step('loyal', 'approve', 2)
    await step('loyal', 'activate', 2)
    expect(await ofKind('change-strategy', { asOf: '2023-09-30' })).toEqual([])
  })

  test('is what the board says of strategies in force', async () => {
    await activate('loyal')
    expect(await ofKind('see-to-strategy')).toEqual([])
    const later = await listProposals(workspace, { portfolioId, today: '2024-10-01' })
    const { alerts } = await strategyMonitoring(workspace, { portfolioId, group: 'loyal', today: '2024-10-01' })
    const told = later.proposals.flatMap((one) => (one.kind === 'see-to-strategy' ? [one.alert] : []))
    expect(told.map(({ code }) => code)).toEqual(['action-overdue', 'task-overdue', 'review-due'])
    expect(told).toEqual(alerts)
  })

  test('is to look into customers who left a group for lesser ones, with the worth that the alert tells', async () => {
    const { alerts } = await movementAlerts(workspace, { portfolioId })
    expect(alerts.map(({ kind }) => kind)).toEqual(['left-group', 'joined-group', 'moved'])
    const found = await ofKind('look-into-leaving')
    expect(found.map(({ group, alert }) => [group.name, alert.to?.name ?? null])).toEqual([
      ['champions', null],
      ['potential-loyalists', 'about-to-sleep'],
    ])
    expect(found.map(({ worth }) => worth?.amount)).toEqual([alerts[0]?.value, alerts[2]?.value])
  })

  test('is to tell what effort brings, then to move the budget, and nothing once it is where it brings most', async () => {
    const answer = (group: string, now: number, most: number) => {
      const gain = (effort: number) => -most * Math.expm1((-effort * 3) / most)
      const at = { atHalf: gain(now / 2), atPresent: gain(now), atHalfMore: gain(now * 1.5), atUnlimited: most }
      return { group, source: 'answers', form: 'exponential', presentEffort: now, atZero: 0, ...at } as const
    }
    const keep = (loyal: number, champions: number) =>
      keepAnswers(workspace, {
        portfolioId,
        answers: [answer('loyal', loyal, 4000), answer('champions', champions, 9000)],
        author: 'Ada',
        rationale: 'Judged',
      })
    expect(await ofKind('tell-effort')).toHaveLength(1)
    await keep(3000, 500)
    expect(await ofKind('tell-effort')).toEqual([])
    const best = await allocate(workspace, { portfolioId, limits: [], answers: [] })
    const [moved] = await ofKind('move-budget')
    expect(moved).toMatchObject({ budget: 3500, more: { name: 'champions' }, less: { name: 'loyal' } })
    expect(moved?.worth).toEqual({ amount: best.loss, of: 'gain' })
    const efforts = best.groups.map(({ effort }) => effort)
    expect(moved?.more.amount).toBeCloseTo((efforts[0] ?? 0) - 500, 6)
    await keep(Math.round(efforts[1] ?? 0), Math.round(efforts[0] ?? 0))
    expect(await ofKind('move-budget')).toEqual([])
  })

  test('is to decide on insights, to do what was decided, and no more once it was done', async () => {
    const open = {
      ...({ kind: 'insight', insight: 'They wait for a call', source: 'Sales', link: '', portfolioId } as const),
      ...({ group: 'loyal', state: 'open', action: '', owner: '', due: null, outcome: '' } as const),
    }
    await noteInsight(workspace, { document: { ...open, portfolioId: 'value-tiers' } })
    await noteInsight(workspace, { document: { ...open, kind: 'market-note' } })
    const { insightId } = await noteInsight(workspace, { document: open })
    const waits = { insightId, group: { name: 'loyal' }, worth: null, insight: 'They wait for a call' }
    expect(await ofKind('act-on-insight')).toMatchObject([{ ...waits, state: 'open' }])
    const decided = { ...open, state: 'decided', action: 'Call', owner: 'Ben' } as const
    await changeInsight(workspace, { insightId, basedOn: 1, document: decided })
    expect(await ofKind('act-on-insight')).toMatchObject([{ ...waits, state: 'decided', action: 'Call', owner: 'Ben' }])
    const acted = { ...decided, state: 'acted', outcome: 'Half came back' } as const
    await changeInsight(workspace, { insightId, basedOn: 2, document: acted })
    expect(await ofKind('act-on-insight')).toEqual([])
  })

  test('is to decide on customers who matter most and have no flag', async () => {
    const candidates = await workspace.read((database) => flagCandidates(database, asOf))
    const [byValue, byVolume] = await ofKind('flag-customers')
    const volume = candidates.filter(({ kind }) => kind === 'high-volume')
    expect(byVolume).toMatchObject({ significance: 'high-volume', worth: null })
    expect(byVolume?.share).toBeCloseTo(
      volume.reduce((sum, { evidence }) => sum + evidence.params.share, 0),
      12,
    )
    const flag = {
      kind: 'high-volume',
      evidence: 'Fills the line',
      owner: 'Ada',
      givenOn: asOf,
      until: '2024-12-31',
    } as const
    for (const { customerId } of volume) await giveFlag(workspace, { ...flag, customerId })
    expect(await ofKind('flag-customers')).toEqual([byValue])
  })

  test('of a month in which customers come back and a figure stays behind: the figure, with what it lacks', async () => {
    await activate('loyal', {
      kpis: [{ kpiId: 'profit', kpi: 'profit_per_customer', goalId: 'earn', target: 1e5, targetOn: '2024-12-31' }],
    })
    const back = stopped.slice(0, 400).filter((_, at) => at % 10 === 0)
    const orders = back.map(({ customer_id }) => ({
      order_id: `${customer_id} back`,
      customer_id,
      ordered_on: '2024-04-20',
      amount: 60,
    }))
    await insertFacts(workspace, { orders }, { earliestOn: '2024-04-20' })
    await refreshTo(workspace, '2024-04-30', 1)
    const { alerts } = await movementAlerts(workspace, { portfolioId })
    expect(alerts.map(({ kind }) => kind)).toEqual(['joined-group'])
    expect(await ofKind('look-into-leaving')).toEqual([])
    const { kpis } = await strategyMonitoring(workspace, { portfolioId, group: 'loyal', today })
    const [profit] = kpis
    const [red] = await ofKind('see-to-strategy')
    expect(red?.alert.code).toBe('kpi-red')
    const { groups } = await board()
    const { customers = 0 } = groups.find(({ group }) => group.name === 'loyal') ?? {}
    expect(red?.worth?.of).toBe('shortfall')
    expect(red?.worth?.amount).toBeCloseTo(((profit?.expected ?? 0) - (profit?.current?.value ?? 0)) * customers, 4)
  })
})
