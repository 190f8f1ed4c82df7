import type { GroupSummary } from '@sabad/contract/schemas/portfolios'

/** The most valuable groups first; where no value is known, the largest. The rest stands last: it is nobody's goal. */
export const byValue = (groups: readonly GroupSummary[]): readonly GroupSummary[] =>
  [...groups].sort(
    (a, b) =>
      Number(a.isRest) - Number(b.isRest) ||
      (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
      b.customers - a.customers,
  )
