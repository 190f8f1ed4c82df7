import { strategyKind } from '@sabad/contract/schemas/portfolio-definition'
import { type FlagState, flagState, type SignificanceKind } from '@sabad/contract/schemas/significance'
import { describe, expect, test } from 'vitest'
import { recommendation } from '../../src/strategy/recommendation.ts'

const flag = (flagId: number, kind: SignificanceKind, state: FlagState = 'in-force') => ({ flagId, kind, state })

describe('what is recommended for a customer', () => {
  test.each(strategyKind.options)('is the strategy of the group where nobody flagged them: %s', (strategy) => {
    expect(recommendation(strategy, [])).toEqual({ strategy, groupStrategy: strategy, override: null })
  })

  test.each(strategyKind.options.filter((strategy) => strategy !== 'end'))(
    'is not changed by a flag where the group is not to be ended: %s',
    (strategy) => {
      expect(recommendation(strategy, [flag(1, 'benchmark')])).toMatchObject({ strategy, override: null })
    },
  )

  test('is to protect instead of to end, with the flags that say so', () => {
    expect(recommendation('end', [flag(1, 'door-opener'), flag(2, 'high-volume')])).toEqual({
      strategy: 'protect',
      groupStrategy: 'end',
      override: { code: 'protected', kinds: ['door-opener', 'high-volume'], flagIds: [1, 2] },
    })
  })

  test('is to re-engineer instead of to end where volume alone is wanted', () => {
    expect(recommendation('end', [flag(3, 'high-volume'), flag(4, 'high-volume')])).toEqual({
      strategy: 're-engineer',
      groupStrategy: 'end',
      override: { code: 'volume-kept', kinds: ['high-volume'], flagIds: [3, 4] },
    })
  })

  test.each(flagState.options.filter((state) => state !== 'in-force'))('is to end where the flag is %s', (state) => {
    expect(recommendation('end', [flag(1, 'inspiration', state)])).toMatchObject({ strategy: 'end', override: null })
  })
})
