import type { MarketCriterion, MarketProject } from '@sabad/contract/schemas/market'
import type { SegmentFacts } from '@sabad/contract/schemas/market-analysis'
import { describe, expect, test } from 'vitest'
import { assess, weightsOf } from '../../src/market/assessment.ts'
import { geographicCompetitors } from '../../src/market/geographic-competitors.ts'
import { chooseMarketTargets } from '../../src/market/targets.ts'
import { emptyProject } from './empty-project.ts'

const entered = (values: Readonly<Record<string, number>>, low: number, high: number): MarketCriterion['source'] => ({
  kind: 'entered',
  values: Object.entries(values).map(([segmentId, value]) => ({ segmentId, value })),
  low,
  high,
})

const criterion = (change: Partial<MarketCriterion>): MarketCriterion => ({
  criterionId: 'size',
  title: 'Size',
  weight: 1,
  reverse: false,
  source: entered({}, 0, 1),
  ...change,
})

const segment = (segmentId: string, place: Partial<MarketProject['segments'][number]> = {}) => ({
  segmentId,
  title: segmentId,
  description: '',
  product: '',
  market: '',
  group: null,
  ...place,
})

const axis = (...criteria: MarketCriterion[]) => ({ criteria, judgements: null })

describe('a rating', () => {
  test('of data lies between the anchors that people set, and is turned where more is worse', () => {
    const project: MarketProject = {
      ...emptyProject,
      segments: [segment('a'), segment('b')],
      attractiveness: axis(criterion({ source: entered({ a: 30, b: 500 }, 20, 60) })),
      fit: axis(criterion({ reverse: true, source: entered({ a: 30, b: 500 }, 20, 60) })),
    }
    const [a, b] = assess(project, [])
    // r = 1 + 4 (30 − 20)/(60 − 20) = 2, turned 6 − 2 = 4 (domain 1.4)
    expect([a?.attractiveness.score, a?.fit.score]).toEqual([2, 4])
    expect([b?.attractiveness.score, b?.fit.score]).toEqual([5, 1])
  })

  test('of one segment does not move when another is added', () => {
    const project = (segments: MarketProject['segments']): MarketProject => ({
      ...emptyProject,
      segments,
      attractiveness: axis(criterion({ source: entered({ a: 30, b: 500 }, 20, 60) })),
    })
    const alone = assess(project([segment('a')]), [])
    expect(assess(project([segment('a'), segment('b')]), [])[0]).toEqual(alone[0])
  })

  test('of several raters is their mean, with its range and their agreement', () => {
    const ratings = [
      ['Ada', 'a', 5],
      ['Ben', 'a', 4],
      ['Ada', 'b', 3],
      ['Ben', 'b', 2],
      ['Ada', 'c', 1],
      ['Ben', 'c', 1],
    ] as const
    const raters = criterion({
      source: { kind: 'raters', ratings: ratings.map(([rater, segmentId, rating]) => ({ rater, segmentId, rating })) },
    })
    const project: MarketProject = {
      ...emptyProject,
      segments: ['a', 'b', 'c'].map((id) => segment(id)),
      fit: axis(raters),
    }
    expect(assess(project, [])[0]?.fit.ratings).toEqual([
      { criterionId: 'size', rating: 4.5, value: null, raters: 2, range: 1 },
    ])
    expect(weightsOf(project.fit).agreement).toEqual([{ criterionId: 'size', w: 1, raters: 2, objects: 3 }])
  })

  test('that is missing is not filled in: the others carry its weight, and little coverage is flagged', () => {
    const project: MarketProject = {
      ...emptyProject,
      segments: [segment('a')],
      attractiveness: axis(
        criterion({ criterionId: 'known', weight: 70, source: entered({ a: 0.5 }, 0, 1) }),
        criterion({ criterionId: 'unknown', weight: 30, source: entered({}, 0, 1) }),
      ),
    }
    const { attractiveness } = assess(project, [])[0] ?? {}
    expect(attractiveness).toMatchObject({ coverage: 0.7, isThin: true })
    expect(attractiveness?.score).toBeCloseTo(3, 12)
  })

  test('comes from the group that a segment was taken from', () => {
    const facts: SegmentFacts = {
      segmentId: 'a',
      customers: 40,
      customerShare: 0.4,
      value: 1000,
      valueShare: 0.5,
      means: [{ variable: 'recency_days', mean: 30, base: 60 }],
    }
    const project: MarketProject = {
      ...emptyProject,
      segments: [segment('a')],
      attractiveness: axis(
        criterion({ criterionId: 'n', source: { kind: 'figure', figure: 'customers', low: 0, high: 40 } }),
        criterion({ criterionId: 'each', source: { kind: 'figure', figure: 'value-per-customer', low: 0, high: 100 } }),
        criterion({ criterionId: 'r', source: { kind: 'measure', measure: 'recency_days', low: 0, high: 60 } }),
      ),
    }
    const rated = assess(project, [facts])[0]?.attractiveness.ratings
    expect(rated?.map(({ value, rating }) => [value, rating])).toEqual([
      [40, 5],
      [25, 2],
      [30, 3],
    ])
  })
})

describe('the cell of a segment', () => {
  const placed = (attractiveness: number, fit: number) =>
    assess(
      {
        ...emptyProject,
        segments: [segment('a')],
        attractiveness: axis(criterion({ source: entered({ a: attractiveness }, 1, 5) })),
        fit: axis(criterion({ source: entered({ a: fit }, 1, 5) })),
      },
      [],
    )[0]?.cell

  test.each([
    [5, 5, 'protect-and-invest'],
    [5, 3, 'invest-to-build'],
    [5, 1, 'build-selectively-or-partner'],
    [3, 5, 'build-selectively'],
    [3, 3, 'manage-for-earnings'],
    [3, 1, 'limited-expansion-or-harvest'],
    [1, 5, 'protect-and-refocus'],
    [1, 3, 'manage-for-earnings'],
    [1, 1, 'exit'],
  ])('at attractiveness %d and fit %d asks for %s (domain 1.4)', (attractiveness, fit, strategy) => {
    expect(placed(attractiveness, fit)).toMatchObject({ strategy, stability: 1 })
  })

  test('begins at 2.33 and at 3.67', () => {
    expect([2.32, 2.33, 3.66, 3.67].map((score) => placed(score, 1)?.attractiveness)).toEqual([0, 1, 1, 2])
  })

  test('is less certain near its border, where weights decide', () => {
    const project = (second: number): MarketProject => ({
      ...emptyProject,
      segments: [segment('a')],
      attractiveness: axis(
        criterion({ criterionId: 'x', weight: 50, source: entered({ a: 5 }, 1, 5) }),
        criterion({ criterionId: 'y', weight: 50, source: entered({ a: second }, 1, 5) }),
      ),
      fit: axis(criterion({ source: entered({ a: 3 }, 1, 5) })),
    })
    const stability = (second: number) => assess(project(second), [])[0]?.cell?.stability ?? 0
    expect(stability(5)).toBe(1)
    // (5 + 2.34)/2 = 3.67 lies on the border: about half of the draws fall on either side
    expect(stability(2.34)).toBeGreaterThan(0.4)
    expect(stability(2.34)).toBeLessThan(0.6)
  })

  test('is not told where an axis has no score', () => {
    expect(assess({ ...emptyProject, segments: [segment('a')] }, [])[0]?.cell).toBeNull()
  })
})

describe('weights', () => {
  test('of pairwise judgements are their eigenvector, with its consistency', () => {
    const judgements = [
      [1, 2, 4],
      [1 / 2, 1, 2],
      [1 / 4, 1 / 2, 1],
    ]
    const criteria = ['a', 'b', 'c'].map((criterionId) => criterion({ criterionId, weight: 0 }))
    const { weights, consistency } = weightsOf({ criteria, judgements })
    expect(weights.map((weight) => Number(weight.toFixed(10)))).toEqual(
      [4 / 7, 2 / 7, 1 / 7].map((w) => Number(w.toFixed(10))),
    )
    expect(consistency?.acceptable).toBe(true)
  })

  test('are none where no criterion has weight', () => {
    expect(weightsOf(axis(criterion({ weight: 0 }))).weights).toEqual([])
  })
})

describe('competitors', () => {
  const rival = (name: string, territories: string[]) => ({
    name,
    level: 'product' as const,
    territories,
    benefits: [],
    share: null,
  })

  test('are geographic where they share a territory, however it is written', () => {
    const business = {
      benefit: '',
      territories: ['North', 'Capital '],
      competitors: [rival('near', ['south', 'NORTH', 'capital']), rival('far', ['South']), rival('nowhere', [])],
    }
    const found = geographicCompetitors(business)
    expect(found.map(({ name, sharedTerritories }) => [name, sharedTerritories])).toEqual([
      ['near', ['NORTH', 'capital']],
    ])
  })
})

describe('the choice of targets', () => {
  const candidate = (segmentId: string, [netPresentValue, cost, use]: readonly [number | null, number, number]) => ({
    segmentId,
    netPresentValue,
    cost,
    uses: [use],
    decision: 'free' as const,
  })
  const candidates = [
    candidate('a', [60, 10, 1]),
    candidate('b', [100, 20, 2]),
    candidate('c', [120, 30, 3]),
    candidate('d', [null, 1, 0]),
  ]
  const project: MarketProject = {
    ...emptyProject,
    segments: [
      segment('a', { product: 'tea', market: 'homes' }),
      segment('b', { product: 'tea', market: 'offices' }),
      segment('c', { product: 'tea', market: 'hotels' }),
      segment('d', { product: 'mugs', market: 'homes' }),
    ],
    targets: { budget: 50, capacities: [{ title: 'Staff', limit: 100 }], candidates },
  }
  const withTargets = (change: Partial<MarketProject['targets']>) =>
    chooseMarketTargets({ ...project, targets: { ...project.targets, ...change } })

  test('is the best within the budget, which the best value for money is not (a textbook knapsack)', async () => {
    expect(await withTargets({})).toEqual({
      outcome: 'optimal',
      chosen: ['b', 'c'],
      value: 220,
      cost: 50,
      uses: [5],
      pattern: 'product-specialist',
      candidates: 3,
    })
  })

  test('holds capacities too, serves what must be served, and leaves out what is excluded', async () => {
    expect(await withTargets({ capacities: [{ title: 'Staff', limit: 4 }] })).toMatchObject({ chosen: ['a', 'c'] })
    const must = candidates.map((one) => ({
      ...one,
      decision: one.segmentId === 'a' ? ('must' as const) : one.decision,
    }))
    expect(await withTargets({ candidates: must })).toMatchObject({ chosen: ['a', 'c'] })
    const without = candidates.map((one) => ({
      ...one,
      decision: one.segmentId === 'c' ? ('exclude' as const) : one.decision,
    }))
    expect(await withTargets({ candidates: without })).toMatchObject({ chosen: ['a', 'b'], value: 160 })
  })

  test('says which limit what must be served exceeds', async () => {
    const must = candidates.map((one) => ({ ...one, decision: 'must' as const }))
    expect(await withTargets({ candidates: must })).toEqual({
      outcome: 'beyond-limit',
      capacity: null,
      limit: 50,
      needed: 60,
    })
    expect(await withTargets({ candidates: must, budget: 60, capacities: [{ title: 'Staff', limit: 5 }] })).toEqual({
      outcome: 'beyond-limit',
      capacity: 0,
      limit: 5,
      needed: 6,
    })
  })

  test('has nothing to choose from where no value is known', async () => {
    expect(await withTargets({ candidates: [] })).toEqual({ outcome: 'nothing-to-choose' })
  })
})
