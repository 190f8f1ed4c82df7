import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { nameFrom, newName } from './names.ts'
import type { Sketch, SketchTier } from './sketch.ts'
import { quantileAt } from './spread.ts'

export type Method = SketchTier['method']
export type MethodKind = Method['kind']
type Criterion = NonNullable<SketchTier['score']>['criteria'][number]

/** Ways of putting customers on levels that can be chosen here. Others are found in data (`found.ts`). */
export const methodsOf = (variable: PortfolioVariable | undefined, isScore: boolean): readonly MethodKind[] => {
  if (isScore) return ['quantile', 'fixed', 'weighted-quantile']
  if (variable?.type === 'text') return ['categories']
  const bands: MethodKind[] = ['quantile', 'fixed', 'cumulative-share', 'weighted-quantile']
  return variable && variable.texts.length > 0 ? [...bands, 'categories'] : bands
}

/** Levels that a method makes, that of customers without a value not counted; null for kinds not made here. */
export function levelCount(method: Method): number | null {
  switch (method.kind) {
    case 'quantile':
    case 'weighted-quantile':
      return method.probabilities.length + 1
    case 'fixed':
      return method.cuts.length + 1
    case 'cumulative-share':
      return method.shares.length + 2
    case 'categories':
      return method.values.length + 1
  }
  return null
}

const THIRDS = [0.33, 0.67]
/** The volume-weighted median of revenue is where Shapiro's matrix is cut (domain 1.6 c). */
const HALF_OF_REVENUE = { probabilities: [0.5], weight: 'revenue_12m' } as const
const MOST_LISTS = 4

/** A first proposal, to be changed. A score lies from 1 to 5. */
export function defaultMethod(kind: MethodKind, variable: PortfolioVariable | undefined): Method {
  if (kind === 'fixed') return { kind, cuts: fixedCuts(variable) }
  if (kind === 'cumulative-share') return { kind, shares: [0.5, 0.8] }
  if (kind === 'weighted-quantile')
    return { kind, weight: HALF_OF_REVENUE.weight, probabilities: [...HALF_OF_REVENUE.probabilities] }
  if (kind === 'categories') return { kind, values: firstLists(variable) }
  return { kind: 'quantile', probabilities: THIRDS }
}

function fixedCuts(variable: PortfolioVariable | undefined): number[] {
  const quantiles = variable?.quantiles
  if (!quantiles) return [2.5, 3.5]
  const cuts = THIRDS.map((share) => Number(quantileAt(quantiles, share).toPrecision(2)))
  return [...new Set(cuts)]
}

const firstLists = (variable: PortfolioVariable | undefined): string[][] => {
  const texts = variable?.texts.slice(0, MOST_LISTS) ?? []
  return texts.length === 0 ? [[' ']] : texts.map(({ text }) => [text])
}

const bandLabels: Readonly<Record<number, readonly string[]>> = {
  2: ['low', 'high'],
  3: ['low', 'middle', 'high'],
  4: ['none', 'low', 'middle', 'high'],
}

/** The labels there are, as far as they go, and new ones for further levels. */
function labelsFor(method: Method, old: readonly string[] = []): string[] {
  const count = levelCount(method) ?? old.length
  const texts = method.kind === 'categories' ? [...method.values.map(([first = '']) => first), 'other'] : []
  const proposed = method.kind === 'categories' ? texts.map(nameFrom) : (bandLabels[count] ?? [])
  const kept = old.length === 0 ? [] : old.slice(0, count)
  const labels: string[] = []
  for (let level = 0; level < count; level += 1) {
    const wanted = kept[level] ?? (old.length === 0 ? proposed[level] : undefined)
    labels.push(newName(wanted || `level-${level + 1}`, [...labels, ...kept.slice(level + 1)]))
  }
  return labels
}

/** A tier of one variable, with a proposal of how to cut it. */
export function tierOf(variable: PortfolioVariable, tiers: readonly SketchTier[]): SketchTier {
  const name = newName(
    nameFrom(variable.title) || 'tier',
    tiers.map((tier) => tier.name),
  )
  const method = defaultMethod(variable.type === 'text' ? 'categories' : 'quantile', variable)
  return { name, title: variable.title, measure: variable.name, method, labels: labelsFor(method), missing: 'unknown' }
}

/** 1 is given at the tenth percentile and 5 at the ninetieth, until somebody says otherwise. */
export function criterionOf({ name, title, quantiles }: PortfolioVariable): Criterion {
  const rounded = (share: number) => Number(quantileAt(quantiles ?? [], share).toPrecision(3))
  const [worst, best] = quantiles ? [rounded(0.1), rounded(0.9)] : [1, 5]
  return { title, weight: 1, variable: name, worst, best: best === worst ? worst + 1 : best }
}

/** The same tier, reading a weighted score instead of one variable. */
export function withScore(tier: SketchTier, variable: PortfolioVariable): SketchTier {
  const { measure: _, ...rest } = tier
  return withMethod(
    { ...rest, score: { criteria: [criterionOf(variable)], minimumCoverage: 0.5 } },
    defaultMethod('quantile', undefined),
  )
}

/** The same tier, reading one variable instead of a score. */
export function withVariable({ score: _, ...tier }: SketchTier, variable: PortfolioVariable): SketchTier {
  const kinds = methodsOf(variable, false)
  const method = kinds.includes(tier.method.kind) && tier.method.kind !== 'categories' ? tier.method : undefined
  return withMethod({ ...tier, measure: variable.name }, method ?? defaultMethod(kinds[0] ?? 'quantile', variable))
}

/** Another method; labels are kept as far as the levels go. */
export function withMethod(tier: SketchTier, method: Method): SketchTier {
  const sameKind = tier.method.kind === method.kind
  return { ...tier, method, labels: labelsFor(method, sameKind ? tier.labels : []) }
}

/** Criteria and titles of a score. */
export const withCriteria = (tier: SketchTier, criteria: readonly Criterion[]): SketchTier =>
  tier.score ? { ...tier, score: { ...tier.score, criteria: [...criteria] } } : tier

export const tierNamed = ({ tiers }: Sketch, name: string): SketchTier | undefined =>
  tiers.find((tier) => tier.name === name)
