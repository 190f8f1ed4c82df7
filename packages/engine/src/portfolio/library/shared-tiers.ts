import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { strategicImportance, THREE_BANDS, TWO_BANDS } from './rated.ts'

type Tier = PortfolioDefinition['tiers'][number]

export const FIFTHS = [0.2, 0.4, 0.6, 0.8]

/** How lately somebody bought, in five bands: `r5` lately, `r1` long ago. */
export const recencyScore = (method: Tier['method']): Tier => ({
  name: 'recency',
  title: 'Recency',
  measure: 'recency_days',
  method,
  labels: ['r5', 'r4', 'r3', 'r2', 'r1'],
  missing: 'never',
})

/** On how many days somebody bought, in five bands: `f1` seldom, `f5` often. */
export const frequencyScore = (method: Tier['method']): Tier => ({
  name: 'frequency',
  title: 'Frequency',
  measure: 'purchase_days',
  method,
  labels: ['f1', 'f2', 'f3', 'f4', 'f5'],
  missing: 'unknown',
})

interface HeldTier extends Pick<Tier, 'name' | 'title'> {
  readonly measure: string
  /** From the top down: who holds so much of the total. */
  readonly shares: readonly number[]
  /** From those who bring nothing, or cost money, to those who hold the first share. */
  readonly labels: readonly string[]
}

/** Who holds which share of a total. */
export const heldTier = ({ shares, labels, ...tier }: HeldTier): Tier => ({
  ...tier,
  method: { kind: 'cumulative-share', shares: [...shares] },
  labels: [...labels],
  missing: 'unknown',
})

/** Whether somebody still buys at all, in three bands. */
export const aliveTier: Tier = {
  name: 'alive',
  title: 'Probability alive',
  measure: 'probability_alive',
  method: { kind: 'fixed', cuts: [0.3, 0.6] },
  labels: ['gone', 'doubtful', 'alive'],
  missing: 'unknown',
}

interface RatedTier extends Pick<Tier, 'name' | 'title'> {
  readonly criteria: readonly NonNullable<Tier['score']>['criteria'][number][]
  /** From the lowest: two bands, or three. */
  readonly labels: readonly string[]
}

/** A score of criteria that managers rate, from 1 to 5; half of the weights have to be known. */
export const ratedTier = ({ criteria, labels, ...tier }: RatedTier): Tier => ({
  ...tier,
  score: { criteria: [...criteria], minimumCoverage: 0.5 },
  method: { kind: 'fixed', cuts: labels.length === 2 ? TWO_BANDS : THREE_BANDS },
  labels: [...labels],
  missing: 'not-rated',
})

/** Who is a key account (Fiocca 1982). */
export const importanceTier: Tier = ratedTier({
  name: 'importance',
  title: 'Strategic importance',
  criteria: strategicImportance,
  labels: ['normal', 'key'],
})
