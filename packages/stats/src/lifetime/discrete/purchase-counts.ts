import gammaln from '@stdlib/math-base-special-gammaln'
import { type CustomerHistory, checkCount } from '../frequency-recency-age.ts'
import { type DiscreteModel, type LivingCustomer, livingCustomer, newCustomer } from './discrete-model.ts'
import { checkOpportunityCount, checkOpportunityHistory } from './opportunities.ts'
import { probabilityAliveSoFar } from './probability-alive.ts'
import { risingLogSums } from './rising-log-sums.ts'

/**
 * P(X(n) = x): the probability that a new customer uses exactly `count` of the first `opportunities`
 * (Fader, Hardie & Shang 2010, eq. 7).
 * @throws StatsError when a number is not whole from 0
 */
export function probabilityOfPurchases(model: DiscreteModel, count: number, opportunities: number): number {
  checkCount('count', count)
  checkOpportunityCount('opportunities', opportunities)
  return count > opportunities ? 0 : countProbability(chances(newCustomer(model), opportunities), count)
}

/**
 * [P(Y = 0), ..., P(Y = n*)]: how many of the next `opportunities` this customer uses (Fader, Hardie & Shang 2010).
 * A customer who is alive is a new one with parameters (α+x, β+n−x, γ, δ+n); one who is gone uses none.
 * @throws StatsError when the history breaks a rule, or the number is not whole from 0
 */
export function futurePurchaseDistribution(
  model: DiscreteModel,
  history: CustomerHistory,
  opportunities: number,
): number[] {
  const alive = probabilityAliveSoFar(model, history)
  checkOpportunityCount('opportunities', opportunities)
  const ahead = chances(livingCustomer(model, history), opportunities)
  return Array.from({ length: opportunities + 1 }, (_, count) => {
    return alive * countProbability(ahead, count) + (count === 0 ? 1 - alive : 0)
  })
}

/**
 * The probability that a new customer shows this history: x of n opportunities used, the last of them number t_x. There
 * are (t_x − 1 over x − 1) sequences that do, all with the likelihood of Fader, Hardie & Shang 2010, eq. 5.
 * @throws StatsError when the history breaks a rule
 */
export function recencyFrequencyProbability(model: DiscreteModel, history: CustomerHistory): number {
  checkOpportunityHistory(history)
  const { frequency: x, recency, age } = history
  const { log, alive, gone } = chances(newCustomer(model), age)
  const orders = x === 0 ? 0 : logChoose(recency - 1, x - 1)
  let probability = Math.exp(orders + log(x, age) + alive[age])
  for (let m = recency; m < age; m++) probability += Math.exp(orders + log(x, m) + gone[m])
  return probability
}

/** What all counts of a customer share. */
interface Chances {
  readonly opportunities: number
  /** ln B(α+x, β+m−x)/B(α, β): x given ones of m opportunities used, the others not. */
  readonly log: (x: number, m: number) => number
  /** ln of the probability to be alive after 0, 1, ..., n opportunities. */
  readonly alive: Float64Array
  /** ln of the probability to be alive after m of them and gone before the next; −∞ where nobody leaves. */
  readonly gone: Float64Array
}

function chances({ alpha, beta, gamma, delta }: LivingCustomer, opportunities: number): Chances {
  const a = risingLogSums(alpha, opportunities).log
  const b = risingLogSums(beta, opportunities).log
  const both = risingLogSums(alpha + beta, opportunities).log
  const alive = new Float64Array(opportunities + 1)
  for (let m = 0; m < opportunities; m++) alive[m + 1] = alive[m] - Math.log1p(gamma / (delta + m))
  const gone = alive.subarray(0, -1).map((log, m) => log + Math.log(gamma / (gamma + delta + m)))
  return { opportunities, log: (x, m) => a[x] + b[m - x] - both[m], alive, gone }
}

function countProbability({ opportunities, log, alive, gone }: Chances, count: number): number {
  let probability = Math.exp(logChoose(opportunities, count) + log(count, opportunities) + alive[opportunities])
  for (let m = count; m < opportunities; m++) {
    probability += Math.exp(logChoose(m, count) + log(count, m) + gone[m])
  }
  return probability
}

function logChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
}
