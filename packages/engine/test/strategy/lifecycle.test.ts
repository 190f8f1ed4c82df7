import type { StrategyStep } from '@sabad/contract/schemas/strategy'
import { strategyStep } from '@sabad/contract/schemas/strategy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { possibleSteps, standing } from '../../src/strategy/plan/lifecycle.ts'

const taken = (...steps: readonly (readonly [StrategyStep, number])[]) =>
  steps.map(([step, version], at) => ({ step, version, by: 'Ada', at: `2024-01-0${at + 1}T00:00:00` }))

describe('a strategy', () => {
  test('is a draft until it is approved, and in force once activated', () => {
    expect(standing([], 1)).toEqual({ status: 'draft', versionInForce: null, approval: null })
    expect(standing(taken(['approve', 1]), 1).status).toBe('approved')
    expect(standing(taken(['approve', 1], ['activate', 1]), 1)).toMatchObject({ status: 'active', versionInForce: 1 })
  })

  test('stays in force while a newer version is drafted and approved', () => {
    const steps = taken(['approve', 1], ['activate', 1])
    expect(standing(steps, 2)).toMatchObject({ status: 'active', versionInForce: 1, approval: null })
    expect(possibleSteps(standing(steps, 2), 2)).toEqual(['approve', 'pause', 'end'])
    const approved = [...steps, ...taken(['approve', 2])]
    expect(possibleSteps(standing(approved, 2), 2)).toEqual(['activate', 'pause', 'end'])
  })

  test('that was ended is opened again as it was approved', () => {
    const ended = taken(['approve', 1], ['activate', 1], ['end', 1])
    expect(standing(ended, 1)).toMatchObject({ status: 'ended', versionInForce: null })
    expect(possibleSteps(standing(ended, 1), 1)).toEqual(['reopen'])
    const reopened = [...ended, ...taken(['reopen', 1])]
    expect(standing(reopened, 1).status).toBe('approved')
    expect(standing(reopened, 2).status).toBe('draft')
  })

  test('has a version in force exactly when it is active or paused, whatever steps were possible', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...strategyStep.options), fc.boolean())), (wishes) => {
        let newest = 1
        const steps: ReturnType<typeof taken> = []
        for (const [wish, isSaved] of wishes) {
          if (isSaved) newest++
          if (possibleSteps(standing(steps, newest), newest).includes(wish)) steps.push(...taken([wish, newest]))
        }
        const { status, versionInForce } = standing(steps, newest)
        expect(versionInForce !== null).toBe(status === 'active' || status === 'paused')
        expect(possibleSteps(standing(steps, newest), newest).length).toBeGreaterThan(0)
      }),
    ))
})
