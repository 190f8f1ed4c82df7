import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import fc from 'fast-check'

type Tier = PortfolioDefinition['tiers'][number]

/** Measures whose values the tests set themselves: attributes of customers, which may be anything or nothing. */
export const freeMeasures = ['employees', 'annual_revenue', 'default_probability'] as const

const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 })
  .map((all) => all.sort((a, b) => a - b).map((percent) => percent / 100))

const cuts = fc
  .uniqueArray(
    fc
      .oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map((cut) => cut + 0),
    {
      minLength: 1,
      maxLength: 4,
      comparator: (a, b) => a === b || (a === 0 && b === 0),
    },
  )
  .map((all) => all.sort((a, b) => a - b))

export const method: fc.Arbitrary<Tier['method']> = fc.oneof(
  steps.map((probabilities) => ({ kind: 'quantile' as const, probabilities })),
  cuts.map((all) => ({ kind: 'fixed' as const, cuts: all })),
  fc
    .tuple(steps, fc.constantFrom(...freeMeasures))
    .map(([probabilities, weight]) => ({ kind: 'weighted-quantile' as const, probabilities, weight })),
  steps.map((shares) => ({ kind: 'cumulative-share' as const, shares })),
)

const bands = (of: Tier['method']): number => {
  if (of.kind === 'fixed') return of.cuts.length + 1
  if (of.kind === 'quantile' || of.kind === 'weighted-quantile') return of.probabilities.length + 1
  return of.kind === 'cumulative-share' ? of.shares.length + 2 : 0
}

/** Names that are words of JavaScript too. */
const names = ['constructor', 'to-string', 'value', 'x'] as const

const tier = (index: number): fc.Arbitrary<Tier> =>
  fc.record({ measure: fc.constantFrom(...freeMeasures), method }).map(({ measure, method: by }) => ({
    name: names[index] ?? 'x',
    title: 'Tier',
    measure,
    method: by,
    labels: Array.from({ length: bands(by) }, (_, band) => `b${band}`),
    missing: 'none',
  }))

const levels = ({ labels, missing }: Tier) => [missing, ...labels]

/** Rules that name some tiers and some of their labels; the empty rule takes everyone. */
const rule = (tiers: readonly Tier[]) =>
  fc
    .subarray([...tiers])
    .chain((some) =>
      fc.tuple(...some.map((one) => fc.subarray(levels(one), { minLength: 1 }).map((labels) => [one.name, labels]))),
    )
    .map((entries): Record<string, string[]> => Object.fromEntries(entries))

/** Definitions of any shape; not all of them are sound. */
export const definition: fc.Arbitrary<PortfolioDefinition> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => tier(index))))
  .chain((tiers) =>
    fc.array(fc.array(rule(tiers), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }).map((rules) => ({
      portfolioId: 'random',
      title: 'Random',
      description: 'Any',
      tiers,
      groups: rules.map((anyOf, index) => ({ name: `g${index}`, title: 'Group', description: 'Any', anyOf })),
      rest: { name: 'rest', title: 'Rest', description: 'Everyone else' },
    })),
  )

/** Values with many ties, gaps, and the extremes of what a column can hold. */
export const measured = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 6 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, min: -1e300, max: 1e300 }) },
  { weight: 2, arbitrary: fc.constantFrom(Infinity, -Infinity, 5e-324, -0, 1e300) },
)
