import type { Notice } from '@sabad/contract/schemas/figures'
import type { KpiDefinition, KpiLack } from '@sabad/contract/schemas/kpi'
import type { MomentEstimate } from '@sabad/stats/kpi/moments'
import type { MarketingCosts } from './marketing-costs.ts'
import type { Sums } from './sums.ts'

/** A figure as it was computed, before it is known whose it is. */
export interface Outcome {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly basis: string | null
  readonly missing: Notice | null
}

/** Moves between groups since the date a year before. */
export interface YearOfMoves {
  /** Customers who were in the group then and are anywhere now. */
  readonly customers: number
  readonly upgraded: number
  readonly downgraded: number
}

/** Why it cannot be told. */
export interface KpiLacking {
  readonly code: KpiLack
  readonly params: Notice['params']
}

/** What a figure may be computed from. */
export interface KpiContext {
  /** Of the group, or of the base. */
  readonly sums: Sums
  readonly base: Sums
  readonly isBase: boolean
  readonly discountRate: number
  /** Null where the ledger has no account of marketing. */
  readonly marketing: MarketingCosts | null
  /** Null of the base; a notice where there is nothing to compare with. */
  readonly moves: YearOfMoves | KpiLacking | null
}

export interface RegisteredKpi extends KpiDefinition {
  readonly compute: (context: KpiContext) => Outcome
}

export const lacking = (code: KpiLack, params: Notice['params'] = {}): Outcome => ({
  value: null,
  lower: null,
  upper: null,
  numerator: null,
  denominator: null,
  basis: null,
  missing: { code, params },
})

interface Parts {
  readonly numerator: number
  readonly denominator: number
  readonly basis?: string
}

/** An estimate with what it was divided from. */
export const found = ({ value, lower, upper }: MomentEstimate, { numerator, denominator, basis }: Parts): Outcome => ({
  value,
  lower,
  upper,
  numerator,
  denominator,
  basis: basis ?? null,
  missing: null,
})

/** A figure that is counted, not estimated. */
export const exactly = (value: number, parts: Parts): Outcome => found({ value, lower: null, upper: null }, parts)

/** One less the figure: its interval turns round. */
export function complement(outcome: Outcome): Outcome {
  const { value, lower, upper, numerator, denominator } = outcome
  const less = (of: number | null) => (of === null ? null : 1 - of)
  const rest = numerator === null || denominator === null ? null : denominator - numerator
  return { ...outcome, value: less(value), lower: less(upper), upper: less(lower), numerator: rest }
}
