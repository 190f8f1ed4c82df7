import type { Condition, Preparation } from '@sabad/contract/schemas/found-tiers'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { BisectingKMeans } from '@sabad/stats/clustering/bisecting-k-means'
import type { GaussianMixture } from '@sabad/stats/clustering/gaussian-mixture'
import type { KMeans } from '@sabad/stats/clustering/k-means'
import type { Preparation as FittedPreparation } from '@sabad/stats/clustering/preparation'
import { leafRules } from '@sabad/stats/trees/leaf-rules'
import type { DecisionTree, Condition as TreeCondition } from '@sabad/stats/trees/tree'

/** A fitted model as a method of a tier: every number that puts customers into groups, and nothing else. */
type Method = PortfolioDefinition['tiers'][number]['method']
type MethodOf<Kind extends Method['kind']> = Extract<Method, { readonly kind: Kind }>

const copied = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => [...row])

function preparationOf({ measures, components }: FittedPreparation): Preparation {
  return {
    features: measures.map(({ measure, lower, upper, logShift, centre, scale }) => ({
      variable: measure,
      lower,
      upper,
      logShift,
      centre,
      scale,
    })),
    components: components && { means: [...components.means], loadings: copied(components.loadings) },
  }
}

export const methodOfKMeans = (preparation: FittedPreparation, { clusters }: KMeans): MethodOf<'nearest-centre'> => ({
  kind: 'nearest-centre',
  preparation: preparationOf(preparation),
  centres: clusters.map(({ centre }) => ({ at: [...centre] })),
})

/** −2 ln(share × density), but for what all components have in common: the least is the most probable. */
export const methodOfMixture = (
  preparation: FittedPreparation,
  { components }: GaussianMixture,
): MethodOf<'nearest-centre'> => ({
  kind: 'nearest-centre',
  preparation: preparationOf(preparation),
  centres: components.map(({ mean, whitening, logDeterminant, share }) => ({
    at: [...mean],
    whitening: copied(whitening),
    offset: logDeterminant - 2 * Math.log(share),
  })),
})

const pair = <Value>([one, other]: readonly Value[], none: Value): [Value, Value] => [one ?? none, other ?? none]

export const methodOfBisecting = (
  preparation: FittedPreparation,
  { nodes }: BisectingKMeans,
): MethodOf<'bisected'> => ({
  kind: 'bisected',
  preparation: preparationOf(preparation),
  nodes: nodes.map((node) =>
    node.kind === 'group'
      ? { kind: 'level' as const, level: node.group + 1 }
      : { kind: 'split' as const, centres: pair(copied(node.centres), []), children: pair(node.children, 0) },
  ),
})

/** The texts of a variable in the order of their codes. */
export type TextsOfCodes = Readonly<Record<string, readonly string[]>>

function conditionOf(condition: TreeCondition, texts: TextsOfCodes): Condition {
  const { predictor: variable } = condition
  if (condition.kind === 'missing') return { kind: 'missing', variable }
  const { missing } = condition
  if (condition.kind === 'range')
    return { kind: 'range', variable, above: condition.above, atMost: condition.atMost, missing }
  const values = (codes: readonly number[]) => codes.flatMap((code) => texts[variable]?.[code] ?? [])
  return condition.except === null
    ? { kind: 'one-of', variable, values: values(condition.categories), missing }
    : { kind: 'none-of', variable, values: values(condition.except), missing }
}

/** Rule i is leaf i: every customer meets exactly one. */
export const methodOfTree = (tree: DecisionTree, texts: TextsOfCodes): MethodOf<'rules'> => ({
  kind: 'rules',
  rules: leafRules(tree).map(({ conditions }) => ({
    conditions: conditions.map((condition) => conditionOf(condition, texts)),
  })),
})
