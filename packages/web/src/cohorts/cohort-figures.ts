import type { CohortCell, CohortPeriod, CohortTable } from '@sabad/contract/schemas/kpi'
import type { Format } from '../language/format.ts'

export const cohortFigures = ['active', 'revenue', 'margin'] as const
export type CohortFigure = (typeof cohortFigures)[number]

type Figures = Pick<CohortCell, 'activeShare' | 'revenueShare' | 'cumulativeMargin'>

/** The chosen figure of a cell; null where the first period brought nothing to compare with. */
export function figureOf(cell: Figures, figure: CohortFigure): number | null {
  switch (figure) {
    case 'active':
      return cell.activeShare
    case 'revenue':
      return cell.revenueShare
    case 'margin':
      return cell.cumulativeMargin
  }
}

export const writeFigure = (format: Format, value: number, figure: CohortFigure): string =>
  figure === 'margin' ? format.moneyShort(value) : format.share(value)

/**
 * The greatest figure by which colours are measured. Everybody buys at age 0: measured by it all later ages would look
 * pale, so that it takes no part unless it is all there is.
 */
export function greatest({ cohorts }: CohortTable, figure: CohortFigure): number {
  const cells = cohorts.flatMap((cohort) => cohort.cells)
  const later = cells.filter(({ age }) => age > 0 || figure === 'margin')
  return Math.max(0, ...(later.length > 0 ? later : cells).map((cell) => figureOf(cell, figure) ?? 0))
}

interface Naming {
  readonly format: Format
  readonly quarter: (places: { readonly year: string; readonly quarter: string }) => string
}

/** A period as its first day says it: Nov 2026, 2026 Q4, 2026; quarters and years are those of the Gregorian calendar. */
export function periodName({ format, quarter }: Naming, start: string, period: CohortPeriod): string {
  if (period === 'month') return format.month(start)
  const year = format.typed(Number(start.slice(0, 4)))
  if (period === 'year') return year
  return quarter({ year, quarter: format.count(Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1) })
}
