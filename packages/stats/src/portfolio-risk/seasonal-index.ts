import { checkEach, checkFinite, checkPositive } from '../checks.ts'
import { checkCount } from '../lifetime/frequency-recency-age.ts'
import { logFSurvival } from '../numeric/log-survival.ts'
import { StatsError } from '../stats-error.ts'

/** A season as multiples of its trend. */
export interface SeasonalIndex {
  /** One per place in the season, of mean 1; entry 0 belongs to the first value of the series. */
  readonly indices: readonly number[]
  /** Share of the spread of what is not trend that lies between the places of the season, from 0 to 1. */
  readonly strength: number
  /** Of the F test that there is no season: all places have one mean. */
  readonly pValue: number
}

/**
 * The multiplicative season of a series: means of the ratios to a centred moving average over one season, brought to mean
 * 1 (classical decomposition; Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 3rd ed., sec. 3.4).
 * Strength and test are of the logarithms of the ratios, because ratios have no unit. Three seasons at least, so that every place has two ratios.
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
  return { indices: raw.map((value) => value / level), ...analysisOfVariance(ratios, seasonLength) }
}

/** One-way analysis of variance of ln(ratio) by place. */
function analysisOfVariance(ratios: readonly Ratio[], places: number): Pick<SeasonalIndex, 'strength' | 'pValue'> {
  const logs = ratios.map(({ at, ratio }) => ({ place: at % places, value: Math.log(ratio) }))
  const mean = meanOf(logs.map(({ value }) => value))
  const means = Array.from({ length: places }, (_, place) =>
    meanOf(logs.flatMap((one) => (one.place === place ? [one.value] : []))),
  )
  let [between, within] = [0, 0]
  for (const { place, value } of logs) {
    between += (means[place] - mean) ** 2
    within += (value - means[place]) ** 2
  }
  // Beside the size of the logs, what rounding leaves is nothing.
  if (between <= 1e-20) return { strength: 0, pValue: 1 }
  const [top, bottom] = [places - 1, logs.length - places]
  const statistic = within > 0 ? between / top / (within / bottom) : Infinity
  const pValue = within <= 1e-20 ? 0 : Math.exp(logFSurvival(statistic, top, bottom))
  return { strength: between / (between + within), pValue }
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
