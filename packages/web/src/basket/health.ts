import type { GroupSummary } from '@sabad/contract/schemas/portfolios'

export const healths = ['fresh', 'softening', 'wilting', 'unknown', 'empty'] as const
export type Health = (typeof healths)[number]

/** Mean probability of still being a customer from which a group counts as fresh, and from which as softening. */
export const FRESH = 0.7
export const SOFTENING = 0.4

/** How a group is doing, in the words of the basket. */
export function healthOf({ customers, kpis }: Pick<GroupSummary, 'customers' | 'kpis'>): Health {
  const alive = kpis.probabilityAlive.value
  if (customers === 0) return 'empty'
  if (alive === null) return 'unknown'
  if (alive >= FRESH) return 'fresh'
  return alive >= SOFTENING ? 'softening' : 'wilting'
}
