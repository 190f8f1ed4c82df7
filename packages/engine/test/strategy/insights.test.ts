import type { InsightDocument } from '@sabad/contract/schemas/insights'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeInsight, insightLog, noteInsight } from '../../src/strategy/insights.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { openTemporary } from '../company.ts'

let workspace: Workspace
let close: () => Promise<void>
beforeAll(async () => {
  ;({ workspace, close } = await openTemporary())
})
afterAll(() => close())

const noticed: InsightDocument = {
  kind: 'insight',
  insight: 'The best group shrinks in spring',
  source: 'Movement',
  link: '/movement',
  portfolioId: 'starter',
  group: 'best',
  state: 'open',
  action: '',
  owner: '',
  due: null,
  outcome: '',
}

describe('the log of insights', () => {
  test('is empty at first, and then says how many were acted on', async () => {
    expect(await insightLog(workspace, {})).toMatchObject({ insights: [], shareActedOn: null })
    const first = await noteInsight(workspace, { document: noticed, author: 'Ada' })
    await noteInsight(workspace, { document: { ...noticed, kind: 'market-note', insight: 'A rival cut prices' } })
    expect(await insightLog(workspace, {})).toMatchObject({ counts: { open: 1 }, shareActedOn: 0 })
    const acted = {
      ...noticed,
      state: 'acted',
      action: 'Call in March',
      owner: 'Ben',
      outcome: 'Half came back',
    } as const
    const changed = await changeInsight(workspace, { insightId: first.insightId, basedOn: 1, document: acted })
    expect(changed).toMatchObject({ version: 2, notedAt: first.notedAt, state: 'acted' })
    expect(await insightLog(workspace, {})).toMatchObject({ counts: { open: 0, acted: 1 }, shareActedOn: 1 })
    expect((await insightLog(workspace, { state: 'open' })).insights).toMatchObject([{ kind: 'market-note' }])
  })

  test('asks what was decided, by whom and what came of it', async () => {
    const refused = (change: Partial<InsightDocument>) =>
      Promise.resolve().then(() => noteInsight(workspace, { document: { ...noticed, ...change } }))
    await expect(refused({ state: 'decided', owner: 'Ben' })).rejects.toMatchObject({ params: { place: 'action' } })
    await expect(refused({ state: 'decided', action: 'Call' })).rejects.toMatchObject({ params: { place: 'owner' } })
    await expect(refused({ state: 'dismissed' })).rejects.toMatchObject({ params: { place: 'outcome' } })
  })

  test('is not written over somebody else’s change', async () => {
    const { insightId } = await noteInsight(workspace, { document: noticed })
    const change = { insightId, basedOn: 1, document: noticed }
    await changeInsight(workspace, change)
    await expect(changeInsight(workspace, change)).rejects.toMatchObject({ code: 'insight.changed' })
    await expect(changeInsight(workspace, { ...change, insightId: 999 })).rejects.toMatchObject({
      code: 'insight.not-found',
    })
  })
})
