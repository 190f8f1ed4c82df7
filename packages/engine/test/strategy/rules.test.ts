import { strategyFigure } from '@sabad/contract/schemas/strategy'
import { describe, expect, test } from 'vitest'
import { type Figures, recommendStrategy } from '../../src/strategy/plan/rules.ts'

/** A group about which nothing speaks for a change. */
const steady: Figures = {
  customers: 100,
  prospects: 0,
  'probability-alive': 0.95,
  'lifetime-value': 1000,
  'value-concentration': 1,
  'gross-margin': 200,
  contribution: 100,
  'cost-to-serve': 0.1,
  growth: 0.01,
  'share-of-wallet': 0.8,
  flagged: 0,
  'lost-margin': 0,
  're-engineered': 0,
  'win-back-break-even': 0.01,
}
const recommended = (change: Partial<Figures>) => recommendStrategy({ ...steady, ...change })

describe('the recommended strategy', () => {
  test.each<[string, Partial<Figures>]>([
    ['maintain', {}],
    ['start', { prospects: 0.6 }],
    ['win-back', { 'probability-alive': 0.2, 'lost-margin': 0.8 }],
    ['re-engineer', { contribution: -5 }],
    ['protect', { 'value-concentration': 3, 'probability-alive': 0.8 }],
    ['protect', { flagged: 0.2, 'probability-alive': 0.8 }],
    ['enhance', { 'share-of-wallet': 0.3 }],
    ['enhance', { growth: 0.1 }],
    ['harvest', { growth: -0.1, 'probability-alive': 0.6 }],
  ])('is %s for %j', (kind, change) => {
    expect(recommended(change).kind).toBe(kind)
  })

  test('wins back only where it pays, and not where nobody knows whether it does', () => {
    const lost = { 'probability-alive': 0.2, 'lost-margin': 0.8 }
    expect(recommended({ ...lost, 'win-back-break-even': 0.06 }).kind).toBe('maintain')
    expect(recommended({ ...lost, 'win-back-break-even': null }).kind).toBe('maintain')
    const { evidence } = recommended({ ...lost, 'win-back-break-even': 0.04 })
    expect(evidence.at(-1)).toMatchObject({ figure: 'win-back-break-even', value: 0.04, threshold: 0.05, holds: true })
  })

  test('ends customers only after their cost was worked on, and never flagged ones', () => {
    const losing = { contribution: -5, 'lifetime-value': -10, 're-engineered': 1 }
    expect(recommended(losing).kind).toBe('end')
    expect(recommended({ ...losing, 're-engineered': 0 }).kind).toBe('re-engineer')
    expect(recommended({ ...losing, flagged: 0.01 }).kind).toBe('re-engineer')
  })

  test('brings the conditions that won as evidence', () => {
    const { evidence } = recommended({ contribution: -5 })
    expect(evidence).toEqual([
      { figure: 'gross-margin', comparison: 'at-least', threshold: 0, value: 200, holds: true },
      { figure: 'contribution', comparison: 'below', threshold: 0, value: -5, holds: true },
    ])
  })

  test('rests on nothing that is not known', () => {
    const nothing = Object.fromEntries(strategyFigure.options.map((name) => [name, null]))
    const unknown: Figures = { ...steady, ...nothing }
    const { kind, evidence, rules } = recommendStrategy(unknown)
    expect(kind).toBe('maintain')
    expect(evidence).toEqual([])
    expect(rules.flatMap(({ conditions }) => conditions).every(({ holds }) => holds === null)).toBe(true)
  })
})
