import type { SabadClient } from '@sabad/contract/client'

export type PortfolioSeries = Awaited<ReturnType<SabadClient['portfolios']['series']>>

export interface DateRow {
  readonly asOf: string
  /** Customers by group index. */
  readonly customers: ReadonlyMap<number, number>
}

/** The points of a series as one row for each date, oldest first. */
export function dateRows({ points }: Pick<PortfolioSeries, 'points'>): readonly DateRow[] {
  const byDate = new Map<string, Map<number, number>>()
  for (const { asOf, group, customers } of points) {
    const row = byDate.get(asOf) ?? new Map<number, number>()
    byDate.set(asOf, row.set(group, customers))
  }
  return [...byDate].map(([asOf, customers]) => ({ asOf, customers })).sort((a, b) => a.asOf.localeCompare(b.asOf))
}
