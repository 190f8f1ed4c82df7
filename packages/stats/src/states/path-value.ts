import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { logFSurvival } from '../numeric/log-survival.ts'
import { StatsError } from '../stats-error.ts'

/** Customers who are in one state and came from one other, with what they brought next. */
export interface PathMargins {
  readonly state: number
  readonly before: number
  /** Customers, above zero. */
  readonly customers: number
  /** Mean of what each brought in the period that followed. */
  readonly mean: number
  /** Population variance of it. */
  readonly variance: number
}

export interface PathValue {
  /** F statistic: does the state before add to the present one? */
  readonly statistic: number
  readonly degreesOfFreedom: readonly [number, number]
  readonly pValue: number
  /** n ln(RSS of the state alone / RSS of both): 2 ln of the likelihood ratio of normal margins with one variance. */
  readonly likelihoodRatio: number
  readonly customers: number
  /** Share of the variance that the present state explains, and what the state before adds; adjusted, so maybe below 0. */
  readonly shareOfState: number
  readonly shareOfRoad: number
}

/**
 * Whether the road matters beyond the state: analysis of variance of next-period margin by (present, previous) state
 * against the present state alone, two nested linear models (domain 3.10). Its F is a function of the likelihood ratio,
 * and with many customers it is right for skewed margins, too. Shares of variance are adjusted for degrees of freedom
 * (Ezekiel 1930): with enough customers every difference is significant, and the share says whether it is of use.
 * @throws StatsError nothing-to-compare when no state was reached from two others or customers do not outnumber the pairs
 */
export function pathValue(paths: readonly PathMargins[]): PathValue {
  checkPaths(paths)
  const states = [...new Set(paths.map(({ state }) => state))]
  const customers = sum(paths.map((path) => path.customers))
  const between = paths.length - states.length
  const within = customers - paths.length
  const pure = sum(paths.map((path) => path.customers * path.variance))
  const byState = states.map((state) => paths.filter((path) => path.state === state))
  const alone = pure + sum(byState.map(spread))
  const all = pure + spread(paths)
  if (between === 0 || within <= 0 || all === 0) throw new StatsError('nothing-to-compare')
  const statistic = (alone - pure) / between / (pure / within)
  const shareOfState = 1 - alone / (customers - states.length) / (all / (customers - 1))
  const shareOfBoth = 1 - pure / within / (all / (customers - 1))
  return {
    statistic,
    degreesOfFreedom: [between, within],
    pValue: Math.exp(logFSurvival(statistic, between, within)),
    likelihoodRatio: customers * Math.log(alone / pure),
    customers,
    shareOfState,
    shareOfRoad: shareOfBoth - shareOfState,
  }
}

function checkPaths(paths: readonly PathMargins[]): void {
  for (const [row, { customers, mean, variance }] of paths.entries()) {
    inRow(row, () => {
      checkAmount('customers', customers)
      checkAmount('variance', variance)
    })
    if (customers === 0) throw new StatsError('not-positive', { row, column: 'customers', value: 0 })
    if (!Number.isFinite(mean)) throw new StatsError('not-finite', { row, column: 'mean', value: mean })
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Σ n (mean − overall mean)². */
function spread(paths: readonly PathMargins[]): number {
  const mean = sum(paths.map((path) => path.customers * path.mean)) / sum(paths.map(({ customers }) => customers))
  return sum(paths.map((path) => path.customers * (path.mean - mean) ** 2))
}
