import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { seasonalIndex } from '@sabad/stats/portfolio-risk/seasonal-index'
import { monthEndBefore } from '../snapshot/as-of-dates.ts'
import type { MonthMargin } from './margins.ts'

type Season = PortfolioRisk['season']

const MONTHS_OF_A_YEAR = 12
/** Three years: every month of the year then has two ratios to the trend around it. */
const NEEDED = 36
/** In one of twenty bases without a season one would be found. */
const SIGNIFICANCE = 0.05
/** A company whose first sale lies in the first week of a month was there for all of it. */
const FIRST_WEEK = 7

/** Margin of the whole base in each whole month, oldest first. */
function baseByMonth(margins: readonly MonthMargin[], last: string): readonly number[] {
  const totals = new Map<string, number>()
  for (const { endsOn, margin } of margins) totals.set(endsOn, (totals.get(endsOn) ?? 0) + margin)
  const [firstDay] = margins.map((row) => row.firstDay).sort()
  const months: number[] = []
  for (let end = last; firstDay !== undefined && end >= firstDay; end = monthEndBefore(end, 1)) {
    months.unshift(totals.get(end) ?? 0)
  }
  return Number(firstDay?.slice(8)) <= FIRST_WEEK ? months : months.slice(1)
}

/** From the place of the last month of a series to January first. */
function fromJanuary(indices: readonly number[], { months, last }: { readonly months: number; readonly last: string }) {
  const lastMonth = Number(last.slice(5, 7)) - 1
  return indices.map((_, month) => {
    const back = (lastMonth - month + MONTHS_OF_A_YEAR) % MONTHS_OF_A_YEAR
    return indices[(months - 1 - back) % MONTHS_OF_A_YEAR] ?? 1
  })
}

/**
 * The season of the base, from all whole months of its history. One season for all groups: a group's own would be learned
 * from two years of it and would take away what is to be measured.
 */
export function seasonOfBase(margins: readonly MonthMargin[], last: string): Season {
  const series = baseByMonth(margins, last)
  const found = series.length
  const without = (code: Season['code']): Season => ({ code, needed: NEEDED, found, strength: null, indices: null })
  if (found < NEEDED) return without('too-short')
  if (series.some((margin) => margin <= 0)) return without('not-above-zero')
  const { indices, strength, pValue } = seasonalIndex(series, MONTHS_OF_A_YEAR)
  const code = pValue >= SIGNIFICANCE ? 'too-weak' : 'adjusted'
  return { code, needed: NEEDED, found, strength, indices: fromJanuary(indices, { months: found, last }) }
}

/** Takes season and the rise of prices out of a month's margin: in money of the last month. */
export function adjustedMargin(
  { endsOn, margin }: MonthMargin,
  { season, inflation, last }: { readonly season: Season; readonly inflation: number; readonly last: string },
): number {
  const [year, month] = [Number(endsOn.slice(0, 4)), Number(endsOn.slice(5, 7))]
  const monthsBack = (Number(last.slice(0, 4)) - year) * MONTHS_OF_A_YEAR + Number(last.slice(5, 7)) - month
  const index = season.code === 'adjusted' ? (season.indices?.[month - 1] ?? 1) : 1
  return (margin / index) * (1 + inflation) ** (monthsBack / MONTHS_OF_A_YEAR)
}
