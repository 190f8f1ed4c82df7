import type { CurveOfGroup } from '@sabad/contract/schemas/response-curves'
import { describe, expect, it } from 'vitest'
import { wordedNotices } from '../src/display/worded-notices.ts'
import { createFormat } from '../src/language/format.ts'
import { type AnswersDraft, answersOf, draftOf } from '../src/resources/answers.ts'
import { answeredPoints } from '../src/resources/curve-option.ts'

const group: CurveOfGroup = {
  index: 0,
  name: 'loyal',
  title: 'Loyal',
  customers: 10,
  value: 1234.6,
  spent: 99.5,
  experiment: null,
  current: null,
  curve: null,
  history: [],
}

const complete: AnswersDraft = {
  source: 'answers',
  form: 'adbudg',
  mostGain: null,
  values: { presentEffort: 10, atZero: 1, atHalf: 2, atPresent: 3, atHalfMore: 4, atUnlimited: 5 },
}

const change = (values: Partial<AnswersDraft['values']>): AnswersDraft => ({
  ...complete,
  values: { ...complete.values, ...values },
})

describe('answers about a group', () => {
  it('begin with what the data tell', () => {
    const { values } = draftOf(group)
    expect(values).toMatchObject({ presentEffort: 100, atPresent: 1235, atZero: null, atUnlimited: null })
    expect(draftOf({ ...group, value: null, spent: 0 }).values).toMatchObject({ presentEffort: null, atPresent: null })
  })

  it('begin with those that count, where there are any', () => {
    const answers = answersOf('loyal', complete)
    if (!answers) throw new Error('not complete')
    const about = { answersId: 1, author: 'Ada', rationale: 'Asked', answeredAt: '2026-11-22T10:00:00', version: 1 }
    expect(draftOf({ ...group, current: { ...about, answers } })).toEqual(complete)
  })

  it('are sent when they can be right, and only then', () => {
    expect(answersOf('loyal', complete)).toEqual({
      group: 'loyal',
      source: 'answers',
      form: 'adbudg',
      ...complete.values,
    })
    expect(answersOf('loyal', draftOf(group))).toBeNull()
    for (const wrong of [
      { atHalf: 0.5 },
      { atUnlimited: 4 },
      { atHalfMore: 2.5 },
      { presentEffort: 0 },
      { atZero: null },
    ]) {
      expect(answersOf('loyal', change(wrong)), JSON.stringify(wrong)).toBeNull()
    }
    expect(answersOf('loyal', change({ atZero: 3, atHalf: 3, atPresent: 3 }))).toBeNull()
    expect(answersOf('loyal', { ...complete, source: 'experiment' })).toBeNull()
    expect(answersOf('loyal', { ...complete, source: 'experiment', mostGain: 7 })).toEqual({
      group: 'loyal',
      source: 'experiment',
      mostGain: 7,
    })
  })

  it('are drawn as points at the efforts they are about', () => {
    expect(answeredPoints(answersOf('loyal', complete))).toEqual([
      [0, 1],
      [5, 2],
      [10, 3],
      [15, 4],
    ])
    expect(answeredPoints(null)).toEqual([])
  })
})

describe('notices', () => {
  it('write amounts, shares and dates for the reader, and leave counts to the sentence', () => {
    const params = { customers: 3, revenueShare: 0.125, risenValue: 1234, from: '2025-10-31', group: 'Low' }
    expect(wordedNotices([{ code: 'x', params }], createFormat('en', 'EUR'))).toEqual([
      {
        code: 'x',
        params: { customers: 3, revenueShare: '12.5%', risenValue: '€1,234', from: 'Oct 31, 2025', group: 'Low' },
      },
    ])
  })
})
