import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'

type Tier = PortfolioDefinition['tiers'][number]
type Criterion = NonNullable<Tier['score']>['criteria'][number]

/**
 * A criterion that managers rate, weighing as much as the others. Models share criteria where they mean the same, so that
 * one round of rating serves them all.
 */
export const rated = (axis: string, criterion: string): Criterion => ({
  title: criterion.charAt(0).toUpperCase() + criterion.slice(1),
  weight: 1,
  variable: `ratings.${axis}: ${criterion}`,
  worst: 1,
  best: 5,
})

/** Cut points of three bands on the scale of 1 to 5 (domain 1.4), and of two. */
export const THREE_BANDS = [2.33, 3.67]
export const TWO_BANDS = [3]

/** Strategic importance of an account (Fiocca 1982). */
export const strategicImportance: readonly Criterion[] = [
  rated('strategic importance', 'purchase volume'),
  rated('strategic importance', 'potential'),
  rated('strategic importance', 'prestige'),
  rated('strategic importance', 'market leadership'),
  rated('strategic importance', 'access to other customers'),
]

/** Difficulty of managing an account (Fiocca 1982): 5 is hardest. */
export const difficultyOfManaging: readonly Criterion[] = [
  rated('difficulty of managing', 'product complexity'),
  rated('difficulty of managing', 'buyer power'),
  rated('difficulty of managing', 'number of decision makers'),
  rated('difficulty of managing', 'competition for the account'),
]

/** Attractiveness of the customer's own business (Fiocca 1982). */
export const businessAttractiveness: readonly Criterion[] = [
  rated('business attractiveness', 'growth of its market'),
  rated('business attractiveness', 'margins of its market'),
  rated('business attractiveness', 'position in its market'),
  rated('business attractiveness', 'technology'),
]

/** Strength of the relationship (Fiocca 1982). Its length is known: ten years count as much as can be. */
export const relationshipStrength: readonly Criterion[] = [
  rated('relationship strength', 'co-operation in development'),
  rated('relationship strength', 'personal friendship'),
  rated('relationship strength', 'management distance'),
  { title: 'Length of the relationship', weight: 1, variable: 'tenure_days', worst: 0, best: 3650 },
]
