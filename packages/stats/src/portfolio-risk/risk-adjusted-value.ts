import { checkFinite, checkPositive } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/** What is known of a stream of margins: its worth in money over one year and over all years, at one discount rate. */
export interface ValuedStream {
  readonly ofOneYear: number
  /** Over `years`, the first one included; not below `ofOneYear`. */
  readonly ofAllYears: number
  readonly years: number
  /** Yearly, as a share (0.1 is 10 %). */
  readonly rate: number
}

/**
 * The worth of the same stream at another discount rate. The stream is taken to change by one factor from year to year,
 * the one at which both known worths come out, and to be paid in the middle of each year; so the answer at the known
 * rate is the known worth.
 * @throws StatsError when a worth is not above zero, the second is below the first, or a rate is not above −1
 */
export function streamAtRate(stream: ValuedStream, rate: number): number {
  check(stream, rate)
  const factor = yearlyFactor(stream)
  const first = stream.ofOneYear * Math.sqrt(1 + stream.rate)
  return (first / Math.sqrt(1 + rate)) * powerSum(factor / (1 + rate), stream.years)
}

const halvings = 200

/** Bisection on the rising Σ qʲ, in q = factor/(1 + rate). */
function yearlyFactor({ ofOneYear, ofAllYears, years, rate }: ValuedStream): number {
  const wanted = ofAllYears / ofOneYear
  let [low, high] = [0, Math.max(1, wanted)]
  for (let i = 0; i < halvings && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2
    if (powerSum(middle, years) < wanted) low = middle
    else high = middle
  }
  return ((low + high) / 2) * (1 + rate)
}

/** Σ qʲ for j from 0 to terms − 1. */
function powerSum(q: number, terms: number): number {
  let [sum, power] = [0, 1]
  for (let j = 0; j < terms; j++) {
    sum += power
    power *= q
  }
  return sum
}

function check({ ofOneYear, ofAllYears, years, rate }: ValuedStream, other: number): void {
  checkPositive('ofOneYear', ofOneYear)
  checkPositive('years', years)
  checkFinite('ofAllYears', ofAllYears)
  if (ofAllYears < ofOneYear) throw new StatsError('not-in-order', { lower: ofOneYear, upper: ofAllYears })
  for (const one of [rate, other]) checkPositive('1 + rate', 1 + one)
}
