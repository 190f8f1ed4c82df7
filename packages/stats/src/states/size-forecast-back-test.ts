import { StatsError } from '../stats-error.ts'
import {
  forecastGroupSizes,
  type ObservedPeriod,
  type SizeForecast,
  type SizeForecastOptions,
} from './group-size-forecast.ts'

export interface SizeBackTestOptions extends SizeForecastOptions {
  /** Periods that a forecast is made from at least. */
  readonly least: number
  /** States that count: the first so many. */
  readonly scored: number
}

/** How forecasts of so many periods ahead went. */
export interface SizeForecastErrors {
  readonly ahead: number
  /** Dates from which was forecast. */
  readonly origins: number
  /** Mean over dates and states of |came − expected|, in customers. */
  readonly meanAbsoluteError: number
  /** The same of expecting that sizes stay as they are. */
  readonly naiveError: number
  /** Shares of the sizes that came to lie in the intervals of 90 % and 50 %. */
  readonly coverage: number
  readonly coverageHalf: number
}

/**
 * Forecasts again from each earlier date that has `least` periods before it, from those periods alone, and compares
 * with what came (Tashman 2000, International Journal of Forecasting 16: rolling origin). Empty where there is no such date.
 * @throws StatsError as {@link forecastGroupSizes}, or option-out-of-range when least is below 1
 */
export function backTestGroupSizes(
  periods: readonly ObservedPeriod[],
  options: SizeBackTestOptions,
): SizeForecastErrors[] {
  const { least, horizon } = options
  if (least < 1) throw new StatsError('option-out-of-range', { option: 'least', value: least, least: 1 })
  const origins = Array.from({ length: Math.max(0, periods.length - least) }, (_, at) => least + at)
  const misses = origins.flatMap((origin) => missesFrom(periods, origin, options))
  return Array.from({ length: horizon }, (_, at) => at + 1).flatMap((ahead) => {
    const made = misses.filter((miss) => miss.ahead === ahead)
    return made.length === 0 ? [] : [errorsOf(made, ahead, made.length / options.scored)]
  })
}

interface Miss {
  readonly ahead: number
  readonly error: number
  readonly naive: number
  readonly inWide: boolean
  readonly inHalf: boolean
}

/** Customers by state when the period begins. */
const sizesBefore = ({ moves }: ObservedPeriod): number[] => moves.map((row) => row.reduce((sum, n) => sum + n, 0))

const sizesAfter = ({ moves, arrivals }: ObservedPeriod): number[] =>
  arrivals.map((joined, to) => moves.reduce((sum, row) => sum + row[to], joined))

function missesFrom(
  periods: readonly ObservedPeriod[],
  origin: number,
  { scored, ...options }: SizeBackTestOptions,
): Miss[] {
  const horizon = Math.min(options.horizon, periods.length - origin)
  const now = sizesBefore(periods[origin])
  const forecasts = forecastGroupSizes(periods.slice(0, origin), now, { ...options, horizon })
  return forecasts.flatMap((states, at) => {
    const came = sizesAfter(periods[origin + at])
    return states
      .slice(0, scored)
      .map((state, index) => missOf(state, { ahead: at + 1, came: came[index], now: now[index] }))
  })
}

function missOf(
  { expected, wide, half }: SizeForecast,
  { ahead, came, now }: { readonly ahead: number; readonly came: number; readonly now: number },
): Miss {
  return {
    ahead,
    error: Math.abs(came - expected),
    naive: Math.abs(came - now),
    inWide: came >= wide.lower && came <= wide.upper,
    inHalf: came >= half.lower && came <= half.upper,
  }
}

function errorsOf(misses: readonly Miss[], ahead: number, origins: number): SizeForecastErrors {
  const mean = (value: (miss: Miss) => number) => misses.reduce((sum, miss) => sum + value(miss), 0) / misses.length
  return {
    ahead,
    origins,
    meanAbsoluteError: mean(({ error }) => error),
    naiveError: mean(({ naive }) => naive),
    coverage: mean(({ inWide }) => Number(inWide)),
    coverageHalf: mean(({ inHalf }) => Number(inHalf)),
  }
}
