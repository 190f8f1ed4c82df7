import { type AuditAnswers, auditDimension } from '@sabad/contract/schemas/audit'
import { describe, expect, test } from 'vitest'
import { answerAudit, auditLog } from '../../src/audit/capability-audits.ts'
import { auditQuestions } from '../../src/audit/questions.ts'
import { auditScores } from '../../src/audit/scores.ts'
import { noteInsight } from '../../src/strategy/insights.ts'
import { insertFacts, refreshTo, withFacts, withWorkspace } from '../company.ts'

const all = (score: number): AuditAnswers =>
  Object.fromEntries(auditQuestions.map(({ name }) => [name, { score, note: '' }]))

describe('the scores of a self-audit', () => {
  test('are asked in four dimensions of five statements, each statement once', () => {
    for (const dimension of auditDimension.options) {
      expect(auditQuestions.filter((question) => question.dimension === dimension)).toHaveLength(5)
    }
    expect(new Set(auditQuestions.map(({ name }) => name)).size).toBe(auditQuestions.length)
  })

  test('are the means of their dimension, and what is done less what is known', () => {
    const answers: AuditAnswers = {
      ...all(4),
      'strategies-written': { score: 1, note: 'Two of eight' },
      'owners-named': { score: 1, note: '' },
    }
    const { scores, overall, gap } = auditScores(answers)
    expect(scores.map(({ value }) => value)).toEqual([4, 4, 4, (3 * 4 + 2) / 5])
    expect(overall).toBeCloseTo((4 + (4 + 2.8) / 2) / 2, 12)
    expect(gap).toBeCloseTo((4 + 2.8) / 2 - 4, 12)
  })

  test('count what was answered, and let no dimension stand in for one that is not known', () => {
    const { scores, overall, gap } = auditScores({
      'data-joined': { score: 5, note: '' },
      'groups-defined': { score: 2, note: '' },
    })
    expect(scores[0]).toEqual({ dimension: 'analysis-efforts', value: 5, answered: 1, asked: 5 })
    expect(scores[2]).toEqual({ dimension: 'responsiveness-efforts', value: null, answered: 0, asked: 5 })
    expect(overall).toBeNull()
    expect(gap).toBeNull()
  })
})

describe('self-audits', () => {
  test('are kept, newest first', () =>
    withWorkspace(async (workspace) => {
      expect((await auditLog(workspace)).audits).toEqual([])
      const late = { by: 'Ben', answeredOn: '2025-06-30', answers: all(3), today: '2025-07-01' }
      await answerAudit(workspace, late)
      await answerAudit(workspace, {
        by: 'Ada',
        answeredOn: '2024-06-30',
        answers: all(2),
        note: 'In the spring meeting',
      })
      const { audits } = await auditLog(workspace)
      expect(audits).toMatchObject([
        { by: 'Ben', answeredOn: '2025-06-30', overall: 3, gap: 0 },
        { by: 'Ada', answeredOn: '2024-06-30', overall: 2, note: 'In the spring meeting' },
      ])
      expect(audits[0]?.answers['owners-named']).toEqual({ score: 3, note: '' })
    }))

  test('are not given for a day to come', () =>
    withWorkspace(async (workspace) => {
      const early = { by: 'Ben', answeredOn: '2025-07-02', answers: all(3), today: '2025-07-01' }
      expect(() => answerAudit(workspace, early)).toThrow(expect.objectContaining({ code: 'audit.in-future' }))
    }))

  test('stand beside what the workspace shows', () =>
    withFacts({}, async (workspace) => {
      await insertFacts(
        workspace,
        {
          orders: [{ order_id: 'o', customer_id: 'ann', ordered_on: '2024-05-05', amount: 10 }],
          contacts: [
            { contact_id: 'a', customer_id: 'ann', contacted_on: '2024-05-06', campaign: 'May', is_holdout: true },
            { contact_id: 'b', customer_id: 'bob', contacted_on: '2024-05-06', campaign: 'May', is_holdout: false },
          ],
        },
        { earliestOn: null },
      )
      await refreshTo(workspace, '2024-12-31')
      const insight = { kind: 'insight', insight: 'One buys', source: 'Overview', link: '', portfolioId: null } as const
      const decided = { group: null, action: 'Ask why', owner: 'Ben', due: null, outcome: 'Asked' }
      await noteInsight(workspace, { document: { ...insight, ...decided, state: 'acted' } })
      await noteInsight(workspace, { document: { ...insight, ...decided, kind: 'market-note', state: 'open' } })
      const { evidence } = await auditLog(workspace)
      const of = (code: string) => evidence.find((one) => one.code === code)?.params
      expect(of('dates')).toEqual({ dates: 1, newest: '2024-12-31' })
      expect(of('insights')).toEqual({ insights: 1, acted: 1 })
      expect(of('strategies')).toEqual({ written: 0, activated: 0 })
      expect(of('holdouts')).toEqual({ campaigns: 1 })
    }))
})
