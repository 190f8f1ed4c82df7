import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { describe, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { rfm } from '../../src/portfolio/library/rfm.ts'
import { addPortfolio, currentPortfolio, listPortfolios } from '../../src/portfolio/store.ts'
import { definitionFindings, validateDefinition } from '../../src/portfolio/validate.ts'
import { definitionInWords, reasonOfCell, ruleInWords } from '../../src/portfolio/words.ts'
import { withComputed, withFacts } from '../company.ts'

const sound: PortfolioDefinition = {
  portfolioId: 'mine',
  title: 'Mine',
  description: 'By recency',
  tiers: [
    {
      name: 'recency',
      title: 'Recency',
      measure: 'recency_days',
      method: { kind: 'fixed', cuts: [30, 90] },
      labels: ['fresh', 'cooling', 'cold'],
      missing: 'never',
    },
  ],
  groups: [
    { name: 'active', title: 'Active', description: 'Lately', anyOf: [{ recency: ['fresh', 'cooling'] }] },
    { name: 'gone', title: 'Gone', description: 'Long ago', anyOf: [{ recency: ['cold'] }] },
  ],
  rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
}

const tier = sound.tiers[0]
const group = sound.groups[0]
if (!tier || !group) throw new Error('nothing to change')
const withTier = (change: object) => ({ ...sound, tiers: [{ ...tier, ...change }] })
const withGroups = (...groups: object[]) => ({ ...sound, groups: groups.map((change) => ({ ...group, ...change })) })

function refusal(input: unknown): { code: string; detail: string } {
  try {
    validateDefinition(input)
  } catch (error) {
    if (error instanceof EngineError) return { code: error.code, detail: JSON.stringify(error.params) }
    throw error
  }
  return { code: 'accepted', detail: '' }
}

describe('a definition', () => {
  test('that is sound is accepted as it is', () => {
    expect(validateDefinition(sound)).toEqual(sound)
    expect(definitionFindings(sound)).toEqual([])
  })

  test.each([
    [
      'with fewer labels than bands',
      withTier({ labels: ['fresh', 'cold'] }),
      'the tier recency has 3 bands but 2 labels',
    ],
    ['with a label twice', withTier({ labels: ['fresh', 'fresh', 'cold'] }), 'the tier recency uses a label twice'],
    ['whose missing label is a band too', withTier({ missing: 'cold' }), 'the tier recency uses a label twice'],
    [
      'whose cuts do not rise',
      withTier({ method: { kind: 'fixed', cuts: [90, 30] } }),
      'the steps of the tier recency do not increase',
    ],
    [
      'whose cuts are equal',
      withTier({ method: { kind: 'fixed', cuts: [30, 30] } }),
      'the steps of the tier recency do not increase',
    ],
    [
      'with a rule for no tier',
      withGroups({ anyOf: [{ money: ['cold'] }] }),
      'the group active names the tier money, which does not exist',
    ],
    ['with a rule for no label', withGroups({ anyOf: [{ recency: ['hot'] }] }), 'the group active names recency hot'],
    [
      'with two groups of one name',
      withGroups({}, { anyOf: [{ recency: ['cold'] }] }),
      'the name active is used twice',
    ],
    [
      'whose rest has a group’s name',
      { ...sound, rest: { ...sound.rest, name: 'gone' } },
      'the name gone is used twice',
    ],
    [
      'with a group that earlier ones leave nobody',
      withGroups({ anyOf: [{}] }, { name: 'late' }),
      'no customer can ever reach the group late',
    ],
    ['with two tiers of one name', { ...sound, tiers: [tier, tier] }, 'the name recency is used twice'],
  ])('%s is refused by name', (_, input, detail) => {
    expect(refusal(input)).toMatchObject({ code: 'portfolio.not-total', detail: expect.stringContaining(detail) })
  })

  test.each(['country', 'customer_key', 'password"; DROP TABLE runs; --', ''])(
    'on what is no measured number is refused: %j',
    (measure) => {
      const { code, detail } = refusal(withTier({ measure }))
      expect(code).toBe('portfolio.unknown-measure')
      expect(detail).toContain('"tier":"recency"')
    },
  )

  test('with more cells than anyone can look at is refused before they are counted out', () => {
    const labels = Array.from({ length: 21 }, (_, index) => `l${index}`)
    const method = { kind: 'fixed', cuts: Array.from({ length: 20 }, (_, index) => index) }
    const tiers = Array.from({ length: 8 }, (_, index) => ({ ...tier, name: `t${index}`, labels, method }))
    const start = performance.now()
    const { code, detail } = refusal({ ...sound, tiers, groups: [{ ...group, anyOf: [{ t0: ['l1'] }] }] })
    expect(code).toBe('portfolio.not-total')
    expect(detail).toContain('54875873536 cells')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test.each([
    [null],
    [{}],
    ['text'],
    [{ ...sound, portfolioId: 'My Portfolio' }],
    [withTier({ method: { kind: 'fixed', cuts: [Number.NaN] } })],
  ])('that is none is refused: %j', (input) => {
    expect(refusal(input).code).toBe('portfolio.invalid')
  })

  test('by a method that there is not is refused with its place, and with those that there are', () => {
    const unknown = withTier({ method: { kind: 'share' } })
    const values = expect.arrayContaining(['fixed', 'cumulative-share'])
    const issue = expect.objectContaining({ code: 'issue.values', params: { values } })
    const detail = [expect.objectContaining({ code: 'issue.at', params: { field: 'tiers.0.method.kind', issue } })]
    expect(() => validateDefinition(unknown)).toThrow(expect.objectContaining({ params: { detail } }))
  })
})

describe('words', () => {
  const compiled = { definition: sound, calibration: { cuts: { recency: [30, 90] }, nested: {}, merged: {} } }

  test('give each cell its reason', () => {
    expect([0, 1, 2, 3].map((cell) => reasonOfCell(compiled, cell))).toEqual([
      'recency not known',
      'recency at most 30 days',
      'recency above 30 days up to 90 days',
      'recency above 90 days',
    ])
  })

  test('say who belongs to a group, and to the rest', () => {
    expect(ruleInWords(compiled, 1)).toBe('Customers with recency above 90 days. Groups before it take theirs first.')
    expect(ruleInWords(compiled, 2)).toBe('Everyone whom no other group takes.')
  })

  test('join neighbouring bands, and leave out those that ties have emptied', () => {
    const bands = rfm.definition.tiers[1]?.labels ?? []
    const inWords = (frequency: string[]) => {
      const group = { name: 'any', title: 'Any', description: 'Any', anyOf: [{ frequency }] }
      const words = ruleInWords(
        {
          definition: { ...rfm.definition, groups: [group] },
          calibration: { cuts: { frequency: [1, 1, 2, 4] }, nested: {}, merged: {} },
        },
        0,
      )
      return words.replace('Customers with purchase days ', '')
    }
    expect(inWords(bands.slice(3))).toBe('above 2.')
    expect(inWords(bands.slice(1, 4))).toBe('above 1 up to 4.')
    expect(inWords([bands[0] ?? '', bands[4] ?? ''])).toBe('at most 1 or purchase days above 4.')
    expect(inWords([bands[1] ?? ''])).toBe('Customers with no purchase days at all.')
    expect(inWords(['unknown', bands[0] ?? ''])).toBe('not known or purchase days at most 1.')
  })

  test('say what the whole does', () => {
    expect(definitionInWords(sound)).toBe(
      'Mine sorts every customer by recency (3 bands) into the first group that fits of Active, Gone; everyone else is Rest.',
    )
  })
})

const orders = [{ order_id: 'o1', customer_id: 'ann', ordered_on: '2024-01-10', amount: 10 }]

describe('a portfolio on data', () => {
  const inWorkspace = (definition: PortfolioDefinition) =>
    withComputed({ orders }, { asOf: '2024-06-30' }, async (workspace) => {
      return addPortfolio(workspace, { definition })
    })

  test.each([
    ['quantile', { kind: 'quantile', probabilities: [0.2, 0.8] }, ['a', 'b', 'c']],
    ['cumulative-share', { kind: 'cumulative-share', shares: [0.5] }, ['a', 'b', 'c']],
  ] as const)(
    'by %s of a measure that nobody has is refused with measure, tier and date',
    async (_, method, labels) => {
      const changed = validateDefinition({
        ...withTier({ measure: 'satisfaction', method, labels }),
        groups: [{ ...group, anyOf: [{ recency: ['a'] }] }],
      })
      await expect(inWorkspace(changed)).rejects.toMatchObject({
        code: 'portfolio.no-values',
        params: {
          ...{ measure: ['satisfaction'], tier: 'recency', asOf: '2024-06-30' },
          detail: [{ message: 'import interactions, contacts or contracts' }],
        },
      })
    },
  )

  test('with cuts beyond all whole numbers works', async () => {
    expect(
      await inWorkspace({ ...sound, tiers: [{ ...tier, method: { kind: 'fixed', cuts: [-1e300, 1e20] } }] }),
    ).toMatchObject({ version: 1 })
  })

  test('gets a new version each time it is added, and the old one stays', () =>
    withComputed({ orders }, { asOf: '2024-06-30' }, async (workspace) => {
      const first = await addPortfolio(workspace, { definition: sound })
      const second = await addPortfolio(workspace, { definition: { ...sound, title: 'Changed' } })
      expect([first.version, second.version]).toEqual([1, 2])
      expect((await listPortfolios(workspace)).filter(({ portfolioId }) => portfolioId === 'mine')).toEqual([second])
    }))

  test('that is not there is named', () =>
    withFacts({}, async (workspace) => {
      const missing = workspace.read((database) => currentPortfolio(database, 'nobody'))
      await expect(missing).rejects.toMatchObject({ code: 'portfolio.not-found', params: { portfolioId: 'nobody' } })
    }))
})
