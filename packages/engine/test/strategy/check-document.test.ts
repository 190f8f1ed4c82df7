import type { StrategyDocument } from '@sabad/contract/schemas/strategy'
import { describe, expect, test } from 'vitest'
import { type CheckedAgainst, checkDocument } from '../../src/strategy/plan/check-document.ts'
import { completeStrategy } from './documents.ts'

const against: CheckedAgainst = { kpis: ['repeat_rate', 'nps'], today: '2024-04-01', before: null }
const [goal] = completeStrategy.goals
const [action] = completeStrategy.actions
const [kpi] = completeStrategy.kpis
if (!goal || !action || !kpi) throw new Error('the complete strategy is not complete')

const refusal = (change: Partial<StrategyDocument>, on: Partial<CheckedAgainst> = {}) => {
  try {
    checkDocument({ ...completeStrategy, ...change }, { ...against, ...on })
  } catch (error) {
    return error
  }
  return null
}

describe('a strategy', () => {
  test('that is complete is taken, and so is an empty one', () => {
    expect(refusal({})).toBeNull()
    expect(refusal({ goals: [], actions: [{ ...action, goalId: null }], kpis: [], tasks: [] })).toBeNull()
  })

  test.each<[string, Partial<StrategyDocument>, string, Record<string, unknown>]>([
    ['whom nobody answers for', { owner: ' ' }, 'strategy.owner-missing', { place: 'owner' }],
    [
      'with an action that nobody does',
      { actions: [{ ...action, owner: '' }] },
      'strategy.owner-missing',
      { place: 'actions.0.owner' },
    ],
    [
      'with an action that ends before it begins',
      { actions: [action, { ...action, actionId: 'late', until: '2024-03-31' }] },
      'strategy.dates-crossed',
      { place: 'actions.1', from: '2024-04-01', until: '2024-03-31' },
    ],
    [
      'with a target before today',
      { kpis: [{ ...kpi, targetOn: '2024-03-31' }] },
      'strategy.target-in-past',
      { place: 'kpis.0.targetOn', today: '2024-04-01' },
    ],
    ['with a review before today', { reviewOn: '2024-03-31' }, 'strategy.review-in-past', { reviewOn: '2024-03-31' }],
    [
      'with a KPI that nobody knows',
      { kpis: [{ ...kpi, kpi: 'luck' }] },
      'strategy.unknown-kpi',
      { place: 'kpis.0.kpi', kpi: 'luck', kpis: against.kpis },
    ],
    [
      'whose weights do not sum',
      { goals: completeStrategy.goals.map((one) => (one.goalId === 'earn' ? { ...one, weight: 41 } : one)) },
      'strategy.weights',
      { place: 'goals', sum: 101 },
    ],
    [
      'whose weights do not sum further down',
      { goals: completeStrategy.goals.map((one) => (one.goalId === 'often' ? { ...one, weight: 50 } : one)) },
      'strategy.weights',
      { place: 'goals (keep)', sum: 50 },
    ],
    [
      'with a goal under itself',
      { goals: [{ ...goal, parentId: 'keep', weight: 100 }], kpis: [], actions: [] },
      'strategy.goal-loop',
      { place: 'goals.0' },
    ],
    [
      'that speaks of a goal it does not have',
      { actions: [{ ...action, goalId: 'luck' }] },
      'strategy.unknown-goal',
      { place: 'actions.0.goalId', goal: 'luck' },
    ],
    ['that names two things alike', { kpis: [kpi, kpi] }, 'strategy.repeated', { place: 'kpis.1', name: 'repeat' }],
  ])('%s is refused with its place', (...[, change, code, params]) => {
    expect(refusal(change)).toMatchObject({ code, params })
  })

  test('may keep a target that has passed since, and may not move it within the past', () => {
    const on = { today: '2025-01-15', before: completeStrategy }
    const change = { reviewOn: '2025-06-30' }
    expect(refusal(change, on)).toBeNull()
    const moved = { ...change, kpis: [{ ...kpi, targetOn: '2025-01-14' }] }
    expect(refusal(moved, on)).toMatchObject({ code: 'strategy.target-in-past' })
  })
})
