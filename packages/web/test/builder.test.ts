import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, groupOf, paint } from '../src/builder/cells.ts'
import { titled, withNewGroup, withNewTier, withoutTier, withTier } from '../src/builder/changes.ts'
import { canMove, cutsOfRules, searchAnew, variablesRead, withRuleCut } from '../src/builder/found.ts'
import { nameFrom, newName } from '../src/builder/names.ts'
import { emptySketch, previewable, publishable, readSketch, type Sketch, unfinished } from '../src/builder/sketch.ts'
import { barsOf, quantileAt, rangeOf, shareBelow } from '../src/builder/spread.ts'
import { withStepLess, withStepMore } from '../src/builder/steps.ts'
import { defaultMethod, withMethod, withScore } from '../src/builder/tiers.ts'

const revenue: PortfolioVariable = {
  name: 'revenue',
  title: 'Revenue',
  family: 'value',
  type: 'number',
  unit: 'money',
  meaning: '',
  source: '',
  coverage: 1,
  distinct: 51,
  quantiles: Array.from({ length: 51 }, (_, step) => step * step),
  texts: [],
}
const country: PortfolioVariable = {
  ...revenue,
  name: 'country',
  title: 'Country',
  type: 'text',
  quantiles: null,
  texts: [
    { text: 'Iran', share: 0.6 },
    { text: 'سبد', share: 0.4 },
  ],
}

const level = (tier: string, label: string) => `${tier}: ${label}`
const one = withNewTier(emptySketch('Rest'), revenue, level)
const two = withNewTier(one, country, level)
const tierOf = (sketch: Sketch, at: number) => {
  const tier = sketch.tiers[at]
  if (!tier) throw new Error(`no tier ${at}`)
  return tier
}

describe('a sketch', () => {
  it('has a group for each level of its first tier, and keeps its groups when a second one comes', () => {
    expect(one.groups.map(({ title }) => title)).toEqual(['Revenue: high', 'Revenue: middle', 'Revenue: low'])
    expect(two.groups).toEqual(one.groups)
  })

  it('names levels with what definitions take for names, whatever the script', () => {
    const { labels } = tierOf(two, 1)
    expect(labels).toEqual(['iran', 'level-2', 'other'])
    for (const name of labels) expect(name).toMatch(/^[a-z][a-z0-9-]*$/)
  })

  it('is read back as it was kept, and is nothing where it was no definition', () => {
    expect(readSketch(JSON.parse(JSON.stringify(two)))).toEqual(two)
    expect(readSketch(emptySketch('Rest'))).toEqual(emptySketch('Rest'))
    for (const kept of [null, 7, 'x', [], {}, { tiers: 'none' }]) expect(readSketch(kept)).toBeNull()
  })

  it('is previewed without groups that hold no cell, and published under a name that is not taken', () => {
    const more = withNewGroup(two, 'Empty')
    expect(previewable(more)?.groups).toEqual(two.groups)
    expect(previewable(emptySketch('Rest'))).toBeNull()
    expect(unfinished(more)).toBe('todo.empty-group')
    expect(unfinished({ ...two, title: 'By size' })).toBeNull()
    expect(publishable({ ...two, title: 'By size' }, ['by-size']).portfolioId).toBe('by-size-2')
    expect(publishable({ ...two, portfolioId: 'rfm', title: 'New name' }, ['rfm']).portfolioId).toBe('rfm')
  })

  it('keeps the name of a group that was published, and changes that of one that was not', () => {
    const name = one.groups[0]?.name ?? ''
    expect(titled(one, 0, { title: 'Best', published: [] }).groups[0]?.name).toBe('best')
    expect(titled(one, 0, { title: 'Best', published: [name] }).groups[0]).toMatchObject({ name, title: 'Best' })
  })
})

describe('painting', () => {
  const cells = cellsOf(two.tiers)

  it('changes the cell that is painted and no other, and leaves no two rules that meet', () => {
    const strokes = fc.array(fc.record({ cell: fc.nat(cells.length - 1), group: fc.nat(two.groups.length) }), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(strokes, (all) => {
        let sketch = two
        const expected = cells.map((cell) => groupOf(two, cell))
        for (const { cell, group } of all) {
          sketch = paint(sketch, cells[cell] ?? {}, group)
          expected[cell] = group
        }
        expect(cells.map((cell) => groupOf(sketch, cell))).toEqual(expected)
        if (all.length === 0) return
        for (const cell of cells) {
          const holding = sketch.groups.filter((group) => groupOf({ ...sketch, groups: [group] }, cell) === 0)
          expect(holding.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('a tier that changes', () => {
  it('takes rules along when a level gets another label', () => {
    const tier = tierOf(one, 0)
    const renamed = withTier(one, tier, { ...tier, labels: ['small', 'middle', 'large'] })
    expect(renamed.groups.map(({ anyOf }) => anyOf)).toEqual([
      [{ revenue: ['large'] }],
      [{ revenue: ['middle'] }],
      [{ revenue: ['small'] }],
    ])
  })

  it('makes rules forget a level that is gone, and the group that held it empty', () => {
    const tier = tierOf(one, 0)
    const fewer = withTier(one, tier, withStepLess(tier))
    expect(fewer.groups.map(({ anyOf }) => anyOf.length)).toEqual([0, 1, 1])
    expect(tierOf(fewer, 0).labels).toEqual(['low', 'middle'])
  })

  it('has as many labels as levels, all different, whichever way it is cut', () => {
    const tier = tierOf(one, 0)
    for (const kind of ['quantile', 'fixed', 'cumulative-share', 'categories'] as const) {
      let changed = withMethod(tier, defaultMethod(kind, revenue))
      for (let more = 0; more < 4; more += 1) changed = withStepMore(changed)
      expect(new Set([...changed.labels, changed.missing]).size, kind).toBe(changed.labels.length + 1)
    }
    expect(withScore(tier, revenue)).toMatchObject({
      score: { criteria: [{ variable: 'revenue', worst: 25, best: 2030 }] },
    })
    expect(withScore(tier, revenue).measure).toBeUndefined()
  })

  it('is forgotten by every rule when it goes', () => {
    const painted = paint(two, { revenue: 'high', country: 'iran' }, 2)
    const left = withoutTier(painted, 'country')
    for (const { anyOf } of left.groups) {
      for (const rule of anyOf) expect(Object.keys(rule)).not.toContain('country')
    }
  })
})

describe('names', () => {
  it('are kebab-case, and new', () => {
    expect(nameFrom('  Größe & Wert, 12 months ')).toBe('gro-e-wert-12-months')
    expect(nameFrom('12 سبد')).toBe('')
    expect(newName('a', ['a', 'a-2'])).toBe('a-3')
  })
})

describe('a spread', () => {
  const quantiles = revenue.quantiles ?? []

  it('finds shares and values that lead to each other', () => {
    for (const share of [0.02, 0.33, 0.5, 0.99]) {
      expect(shareBelow(quantiles, quantileAt(quantiles, share))).toBeCloseTo(share, 12)
    }
    expect([shareBelow(quantiles, -1), shareBelow(quantiles, 1e9)]).toEqual([0, 1])
  })

  it('has bars that hold everyone, where all are equal too', () => {
    for (const values of [quantiles, Array.from({ length: 51 }, () => 3)]) {
      const bars = barsOf(values, rangeOf(values), 40)
      expect(bars.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(Math.min(...bars)).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('a tier cut by shares of a volume', () => {
  it('is cut at half of the revenue first, and takes further cuts', () => {
    const method = defaultMethod('weighted-quantile', revenue)
    expect(method).toEqual({ kind: 'weighted-quantile', probabilities: [0.5], weight: 'revenue_12m' })
    const tier = withMethod(tierOf(one, 0), method)
    expect(tier.labels).toEqual(['low', 'high'])
    const more = withStepMore(tier)
    expect(more.method).toEqual({ ...method, probabilities: [0.5, 0.75] })
    expect(more.labels).toHaveLength(3)
    expect(withStepLess(more)).toEqual(tier)
  })
})

describe('a tier of rules found in data', () => {
  const range = (variable: string, above: number | null, atMost: number | null) =>
    ({ kind: 'range', variable, above, atMost, missing: false }) as const
  const method = {
    kind: 'rules' as const,
    rules: [
      { conditions: [range('recency_days', null, 30)] },
      { conditions: [range('recency_days', 30, 365), range('revenue', null, 30)] },
      { conditions: [range('recency_days', 30, 365), range('revenue', 30, null)] },
      { conditions: [range('recency_days', 365, null)] },
    ],
  }
  const tier = { ...tierOf(one, 0), method, labels: ['a', 'b', 'c', 'd'] }
  const [first, second, third] = cutsOfRules(method)

  it('has each cut once, with the room between its neighbours', () => {
    expect([first, second, third]).toEqual([
      { variable: 'recency_days', at: 30, above: null, below: 365 },
      { variable: 'recency_days', at: 365, above: 30, below: null },
      { variable: 'revenue', at: 30, above: null, below: null },
    ])
    if (!first) throw new Error('no cut')
    expect([-5, 364, 365, 400, Number.NaN].map((to) => canMove(first, to))).toEqual([true, true, false, false, false])
  })

  it('has a cut moved on both sides of it, and only in its own variable: every customer still meets one rule', () => {
    if (!first) throw new Error('no cut')
    const moved = withRuleCut(tier, first, 45)
    expect(moved.method).toEqual({
      ...method,
      rules: [
        { conditions: [range('recency_days', null, 45)] },
        { conditions: [range('recency_days', 45, 365), range('revenue', null, 30)] },
        { conditions: [range('recency_days', 45, 365), range('revenue', 30, null)] },
        { conditions: [range('recency_days', 365, null)] },
      ],
    })
    const meets = (value: number, { above, atMost }: { above: number | null; atMost: number | null }) =>
      (above === null || value > above) && (atMost === null || value <= atMost)
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.double({ noNaN: true }),
        fc.integer({ min: 31, max: 364 }),
        (recency, money, to) => {
          const changed = withRuleCut(tier, first, to).method
          if (changed.kind !== 'rules') throw new Error('other rules')
          const met = changed.rules.filter(({ conditions }) =>
            conditions.every((one) => one.kind === 'range' && meets(one.variable === 'revenue' ? money : recency, one)),
          )
          expect(met).toHaveLength(1)
        },
      ),
    )
  })

  it('is found anew by a search in what it reads, with the names that were', () => {
    expect(variablesRead(method)).toEqual(['recency_days', 'revenue'])
    expect(searchAnew(method, 'mine')).toEqual({ method: 'cart', variables: 'recency_days,revenue', previous: 'mine' })
  })
})
