import type { Condition } from '@sabad/contract/schemas/found-tiers'
import type { DiscoverSearch } from '../app/search.ts'
import type { SketchTier } from './sketch.ts'
import type { Method } from './tiers.ts'

type FoundMethod = Extract<Method, { readonly kind: 'nearest-centre' | 'bisected' | 'rules' }>

/** Tiers of these kinds come from a fit, and name their variables themselves. */
export const isFound = (method: Method): method is FoundMethod =>
  method.kind === 'nearest-centre' || method.kind === 'bisected' || method.kind === 'rules'

const conditionsOf = (method: Method): readonly Condition[] =>
  method.kind === 'rules' ? method.rules.flatMap(({ conditions }) => conditions) : []

/** The names of the variables that a fit looked at, each once. */
export function variablesRead(method: FoundMethod): readonly string[] {
  const names =
    method.kind === 'rules'
      ? conditionsOf(method).map(({ variable }) => variable)
      : method.preparation.features.map(({ variable }) => variable)
  return [...new Set(names)]
}

/** A number at which rules part customers, and between which two others of its variable it can be moved. */
export interface RuleCut {
  readonly variable: string
  readonly at: number
  readonly above: number | null
  readonly below: number | null
}

/** Where rules part customers by numbers: each cut once, though the rules on both sides of it name it. */
export function cutsOfRules(method: Method): readonly RuleCut[] {
  const places = new Map<string, Set<number>>()
  for (const condition of conditionsOf(method)) {
    if (condition.kind !== 'range') continue
    const held = places.get(condition.variable) ?? new Set()
    for (const end of [condition.above, condition.atMost]) if (end !== null) held.add(end)
    places.set(condition.variable, held)
  }
  return [...places].flatMap(([variable, held]) => {
    const rising = [...held].sort((one, other) => one - other)
    return rising.map((at, index) => ({
      variable,
      at,
      above: rising[index - 1] ?? null,
      below: rising[index + 1] ?? null,
    }))
  })
}

/** Whether a cut can be moved there without passing or meeting the next one of its variable. */
export const canMove = ({ above, below }: RuleCut, to: number): boolean =>
  Number.isFinite(to) && (above === null || to > above) && (below === null || to < below)

/** The tier with a cut moved in every rule that names it, so that no gap opens between them and none overlap. */
export function withRuleCut(tier: SketchTier, { variable, at }: RuleCut, to: number): SketchTier {
  const { method } = tier
  if (method.kind !== 'rules') return tier
  const end = (value: number | null) => (value === at ? to : value)
  const moved = (condition: Condition): Condition =>
    condition.kind === 'range' && condition.variable === variable
      ? { ...condition, above: end(condition.above), atMost: end(condition.atMost) }
      : condition
  const rules = method.rules.map(({ conditions }) => ({ conditions: conditions.map(moved) }))
  return { ...tier, method: { ...method, rules } }
}

const methodOfSearch = (method: FoundMethod): DiscoverSearch['method'] => {
  if (method.kind === 'rules') return 'cart'
  if (method.kind === 'bisected') return 'bisecting'
  return method.centres.some(({ whitening, offset }) => whitening || offset !== undefined)
    ? 'gaussian-mixture'
    : 'k-means'
}

/** The search that would find such groups anew; `previous`: the portfolio whose names they keep. */
export const searchAnew = (method: FoundMethod, previous: string | undefined): DiscoverSearch => ({
  method: methodOfSearch(method),
  variables: variablesRead(method).join(','),
  ...(method.kind === 'nearest-centre' && { k: method.centres.length }),
  ...(method.kind !== 'rules' && method.preparation.components !== null && { joined: true }),
  previous,
})
