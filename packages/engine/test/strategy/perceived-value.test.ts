import type { NewValueRating } from '@sabad/contract/schemas/perceived-value'
import type { StrategyDocument } from '@sabad/contract/schemas/strategy'
import { expect, test } from 'vitest'
import { saveStrategy } from '../../src/strategy/plan/group-strategy.ts'
import { perceivedValue, rateValue } from '../../src/strategy/plan/perceived-value.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { refreshTo, withFacts } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { completeStrategy } from './documents.ts'

const of = { portfolioId: 'rfm', group: 'champions' }
const judged: StrategyDocument = {
  ...completeStrategy,
  valueCriteria: [
    { criterionId: 'speed', title: 'Speed', side: 'benefit', weight: 60 },
    { criterionId: 'advice', title: 'Advice', side: 'benefit', weight: 40 },
    { criterionId: 'price', title: 'Price', side: 'sacrifice', weight: 100 },
  ],
}

const withStrategy = (work: (workspace: Workspace) => Promise<void>) =>
  withFacts(simulatedBuyers(120), async (workspace) => {
    await refreshTo(workspace, '2024-12-31')
    await saveStrategy(workspace, { ...of, document: judged, basedOn: 0, author: 'Ada', today: '2024-03-01' })
    await work(workspace)
  })

const ratingOf = (rater: string, speed: number, raterKind: NewValueRating['raterKind'] = 'customer') => ({
  ...of,
  ...{ rater, raterKind, ratedOn: '2024-06-30' },
  scores: [
    { criterionId: 'speed', ours: speed, alternative: 6 },
    { criterionId: 'advice', ours: 5, alternative: 7 },
    { criterionId: 'price', ours: 4, alternative: 5 },
  ],
})

test('the value to customers is that of who rated every criterion, managers apart', () =>
  withStrategy(async (workspace) => {
    await rateValue(workspace, ratingOf('Kiosk', 8))
    await rateValue(workspace, ratingOf('Ada', 10, 'manager'))
    await rateValue(workspace, {
      ...ratingOf('Bakery', 1),
      scores: [{ criterionId: 'speed', ours: 2, alternative: 8 }],
    })
    const { criteria, customers, managers, all } = await perceivedValue(workspace, { ...of, asOf: '2024-12-31' })
    // By hand: (60 · 8 + 40 · 5) ÷ (60 · 6 + 40 · 7) ÷ (4 ÷ 5), and with 10 in place of 8.
    expect(customers).toMatchObject({ raters: 1, lower: null })
    expect(customers.ratio).toBeCloseTo(680 / 640 / 0.8, 12)
    expect(managers.ratio).toBeCloseTo(800 / 640 / 0.8, 12)
    expect(all.ratio).toBeCloseTo(Math.sqrt((680 / 640 / 0.8) * (800 / 640 / 0.8)), 12)
    expect(criteria[0]).toMatchObject({ raters: 3, ours: 20 / 3, alternative: 20 / 3 })
  }))

test('only the last word of a rater counts, and none that was said after the date', () =>
  withStrategy(async (workspace) => {
    await rateValue(workspace, ratingOf('Kiosk', 2))
    await rateValue(workspace, ratingOf('Kiosk', 8))
    await rateValue(workspace, { ...ratingOf('Kiosk', 9), ratedOn: '2025-02-01' })
    const { criteria, customers } = await perceivedValue(workspace, { ...of, asOf: '2024-12-31' })
    expect(customers.raters).toBe(1)
    expect(criteria[0]?.ours).toBe(8)
  }))

test('a rating by another criterion is refused, and so is one where there is no strategy', () =>
  withStrategy(async (workspace) => {
    const other = { ...ratingOf('Kiosk', 8), scores: [{ criterionId: 'colour', ours: 1, alternative: 1 }] }
    await expect(rateValue(workspace, other)).rejects.toMatchObject({
      code: 'strategy.unknown-criterion',
      params: { criterion: 'colour', criteria: ['speed', 'advice', 'price'] },
    })
    await expect(rateValue(workspace, { ...ratingOf('Kiosk', 8), group: 'lost' })).rejects.toMatchObject({
      code: 'strategy.not-found',
    })
  }))
