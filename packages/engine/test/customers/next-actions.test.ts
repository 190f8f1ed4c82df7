import type { NextAction } from '@sabad/contract/schemas/next-actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignEffects } from '../../src/campaigns/effects.ts'
import { nextActionsOf } from '../../src/customers/next-actions.ts'
import { sql } from '../../src/sql/sql.ts'
import { changeInsight, noteInsight } from '../../src/strategy/insights.ts'
import { saveStrategy, takeStep } from '../../src/strategy/plan/group-strategy.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { customerName, customersAndOrders, portfolioId, side, withCampaigns } from '../campaigns/contacts.ts'
import { type Facts, insertFacts, openTemporary, refreshTo, rowsOf } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { completeStrategy } from '../strategy/documents.ts'

const asOf = '2024-03-31'

const actionsOf = async (workspace: Workspace, customerId: string, portfolio = portfolioId) =>
  (await nextActionsOf(workspace, { customerId, portfolioId: portfolio, asOf })).actions

const kinds = (actions: readonly NextAction[]) => actions.map(({ kind }) => kind)

const withFactsOf = (facts: Facts, work: (workspace: Workspace) => Promise<void>) =>
  withCampaigns({ ...customersAndOrders(40, 24), ...facts }, work)

const campaign = (brought: number) => [
  ...side({ campaign: 'spring', isHoldout: false, from: 0, to: 12, outcome: (at) => brought + (at % 2) }),
  ...side({ campaign: 'spring', isHoldout: true, from: 12, to: 24, outcome: (at) => 10 + (at % 2) }),
]

describe('a contact is proposed', () => {
  test('where campaigns with holdouts say that it pays in the group, with what they say', () =>
    withFactsOf({ contacts: campaign(60) }, async (workspace) => {
      const { inAll } = await campaignEffects(workspace, { portfolioId, asOf, windowDays: 30 })
      const net = inAll.groups.find(({ name }) => name === 'small')?.shrunken
      expect(await actionsOf(workspace, customerName(3))).toEqual([
        { kind: 'contact', worth: { amount: net?.value, of: 'of-contact' }, net, contacted: 12, heldOut: 12 },
      ])
      // Nobody of the large ones was held out, so nobody can say.
      expect(await actionsOf(workspace, customerName(30))).toEqual([])
    }))

  test('and is to be spared where it costs more than it brings', () =>
    withFactsOf({ contacts: campaign(10) }, async (workspace) => {
      const [action, ...more] = await actionsOf(workspace, customerName(3))
      expect(more).toEqual([])
      expect(action).toMatchObject({ kind: 'spare-contact', worth: { amount: expect.closeTo(2, 6), of: 'saved' } })
    }))

  test('neither, where that is not known well enough', () =>
    withFactsOf({ contacts: campaign(12) }, async (workspace) => {
      expect(await actionsOf(workspace, customerName(3))).toEqual([])
    }))
})

test('a contract is to be renewed whose term ends within 90 days, as it was known on the date', () =>
  withFactsOf(
    {
      contracts: [
        ['ends-soon', '2024-06-29', null],
        ['ends-later', '2024-06-30', null],
        ['ended', '2024-05-01', '2024-03-31'],
        ['will-be-ended', '2024-05-02', '2024-04-15'],
        ['has-passed', '2024-03-30', null],
      ].map(([contract_id = '', ends_on = null, ended_on = null]) => ({
        contract_id,
        customer_id: customerName(0),
        started_on: '2023-05-01',
        ends_on,
        ended_on,
        value_per_year: contract_id === 'ends-soon' ? 1000 : null,
      })),
    },
    async (workspace) => {
      const [margin] = await rowsOf(
        workspace,
        sql`SELECT margin_rate FROM snapshots JOIN current_publications USING (run_id, as_of) LIMIT 1`,
      )
      expect(await actionsOf(workspace, customerName(0))).toEqual([
        {
          kind: 'renew-contract',
          contractId: 'ends-soon',
          endsOn: '2024-06-29',
          worth: { amount: 1000 * Number(margin?.margin_rate), of: 'at-stake' },
        },
        { kind: 'renew-contract', contractId: 'will-be-ended', endsOn: '2024-05-02', worth: null },
      ])
    },
  ))

describe('of a customer who has gone silent', () => {
  let workspace: Workspace
  let close: () => Promise<void>
  let silent: { customerId: string; alive: number; value: number; group: string }

  beforeAll(async () => {
    ;({ workspace, close } = await openTemporary())
    await insertFacts(workspace, simulatedBuyers(260), { earliestOn: null })
    await refreshTo(workspace, asOf, 1)
    const [row] = await rowsOf(
      workspace,
      sql`SELECT customer_id, probability_alive, clv_12m FROM snapshots JOIN current_publications USING (run_id, as_of)
          JOIN customers USING (customer_key)
          WHERE as_of = CAST(${asOf} AS DATE) AND probability_alive < 0.4 AND clv_12m > 0 ORDER BY clv_12m DESC LIMIT 1`,
    )
    const customerId = String(row?.customer_id)
    const { group } = await nextActionsOf(workspace, { customerId, portfolioId: 'rfm', asOf })
    silent = {
      customerId,
      alive: Number(row?.probability_alive),
      value: Number(row?.clv_12m),
      group: group.name,
    }
  })
  afterAll(() => close())

  const actions = () => actionsOf(workspace, silent.customerId, 'rfm')

  test('what one who is still there would be worth more can be regained at most', async () => {
    const { alive, value } = silent
    expect(await actions()).toEqual([
      { kind: 'win-back', probabilityAlive: alive, worth: { amount: value / alive - value, of: 'regained' } },
    ])
  })

  test('what was planned comes first by its day, and goes when it is closed', async () => {
    const about = { kind: 'insight', insight: 'Wants a visit', source: 'Sales', link: '', portfolioId: null } as const
    const open = { ...about, group: null, state: 'open', action: '', owner: '', due: null, outcome: '' } as const
    const noted = await noteInsight(workspace, { document: { ...open, customerId: silent.customerId } })
    await noteInsight(workspace, { document: open })
    const decided = { ...open, state: 'decided', action: 'Call', owner: 'Ben', due: '2024-04-05' } as const
    const planned = await noteInsight(workspace, { document: { ...decided, customerId: silent.customerId } })
    const found = await actions()
    expect(found.slice(0, 2)).toMatchObject([
      { kind: 'planned', insightId: planned.insightId, action: 'Call', owner: 'Ben', due: '2024-04-05' },
      { kind: 'planned', insightId: noted.insightId, state: 'open', due: null },
    ])
    for (const { insightId } of [noted, planned]) {
      const document = { ...decided, customerId: silent.customerId, state: 'acted', outcome: 'Came back' } as const
      await changeInsight(workspace, { insightId, basedOn: 1, document })
    }
    expect(kinds(await actions())).toEqual(['win-back'])
  })

  test('the strategy in force says what is next, and one that spends nothing proposes nothing that costs', async () => {
    const at = { portfolioId: 'rfm', group: silent.group }
    const saved = { ...at, author: 'Ada', today: asOf }
    await saveStrategy(workspace, { ...saved, document: completeStrategy, basedOn: 0 })
    expect(kinds(await actions())).toEqual(['win-back'])
    const step = (name: 'approve' | 'activate', version: number) =>
      takeStep(workspace, { ...at, step: name, version, by: 'Grace', reason: 'Because' })
    await step('approve', 1)
    await step('activate', 1)
    const [, action] = await actions()
    const { title, owner, until, channel } = completeStrategy.actions[0] ?? {}
    expect(action).toEqual({ kind: 'group-action', worth: null, strategy: 'maintain', title, owner, until, channel })
    await saveStrategy(workspace, { ...saved, document: { ...completeStrategy, kind: 'harvest' }, basedOn: 1 })
    await step('approve', 2)
    await step('activate', 2)
    expect(kinds(await actions())).toEqual(['group-action'])
  })

  test('who was not known on the date is not found', async () => {
    await expect(actionsOf(workspace, 'nobody', 'rfm')).rejects.toMatchObject({ code: 'customer.not-found' })
  })
})
