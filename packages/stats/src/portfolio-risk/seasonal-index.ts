import { checkEach, checkFinite, checkPositive } from '../checks.ts'
import { checkCount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** A season as multiples of its trend. */
export interface SeasonalIndex {
  /** One per place in the season, of mean 1; entry 0 belongs to the first value of the series. */
  readonly indices: readonly number[]
  /** 1 − var(irregular)/var(season and irregular), from 0 to 1: how much of what is not trend the season explains. */
  readonly strength: number
}

/**
 * The multiplicative season of a series: means of the ratios to a centred moving average over one season, brought to mean
 * 1 (classical decomposition; Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 3rd ed., sec. 3.4; the
 * strength as in sec. 4.3, on logarithms as ratios have no unit). Three seasons at least, so that every place has two ratios.
 * @throws StatsError when fewer than three seasons are given, or a value is not above zero
 */
export function seasonalIndex(series: readonly number[], seasonLength: number): SeasonalIndex {
  checkCount('seasonLength', seasonLength)
  checkPositive('seasonLength', seasonLength)
  const needed = 3 * seasonLength
  if (series.length < needed) throw new StatsError('too-few-periods', { needed, found: series.length })
  checkEach('series', series, checkFinite)
  checkEach('series', series, checkPositive)
  const ratios = ratiosToTrend(series, seasonLength)
  const raw = Array.from({ length: seasonLength }, (_, place) =>
    meanOf(ratios.flatMap(({ at, ratio }) => (at % seasonLength === place ? [ratio] : []))),
  )
  const level = meanOf(raw)
  const indices = raw.map((value) => value / level)
  const withSeason = ratios.map(({ ratio }) => Math.log(ratio))
  const irregular = ratios.map(({ at, ratio }) => Math.log(ratio / indices[at % seasonLength]))
  const spread = varianceOf(withSeason)
  const strength = spread > 0 ? Math.max(0, 1 - varianceOf(irregular) / spread) : 0
  return { indices, strength }
}

interface Ratio {
  readonly at: number
  readonly ratio: number
}

/** Value ÷ centred moving average, where a whole season lies around it; ends weigh half where its length is even. */
function ratiosToTrend(series: readonly number[], seasonLength: number): Ratio[] {
  const half = Math.floor(seasonLength / 2)
  const endWeight = seasonLength % 2 === 0 ? 0.5 : 1
  const ratios: Ratio[] = []
  for (let at = half; at < series.length - half; at++) {
    let sum = endWeight * (series[at - half] + series[at + half])
    for (let t = at - half + 1; t < at + half; t++) sum += series[t]
    ratios.push({ at, ratio: (series[at] * seasonLength) / sum })
  }
  return ratios
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return meanOf(values.map((value) => (value - mean) ** 2))
}
