import { paretoNbd } from '../../packages/stats/src/lifetime/pareto-nbd.ts'
import { exponential, gamma, seeded } from '../../packages/stats/test/random.ts'
import { arrivals } from '../../packages/stats/test/simulate-pareto.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'

const DAYS_PER_WEEK = 7
const truth = { r: 0.6, alpha: 6, s: 0.6, beta: 12 }

/** Customers seen for 26 to 78 weeks; purchases of one day are one, and times whole days, as records have them. */
function simulateDays(count: number) {
  const random = seeded(1)
  const [frequency, recency, age] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    const observed = Math.ceil((26 + 52 * random()) * DAYS_PER_WEEK) / DAYS_PER_WEEK
    const rate = gamma(random, truth.r, truth.alpha)
    const left = exponential(random, gamma(random, truth.s, truth.beta))
    const days = new Set(
      arrivals(random, rate, Math.min(left, observed)).map((time) => Math.ceil(time * DAYS_PER_WEEK)),
    )
    frequency[i] = days.size
    recency[i] = Math.max(0, ...days) / DAYS_PER_WEEK
    age[i] = observed
  }
  return { frequency, recency, age, weight: new Float64Array(count).fill(1) }
}

const data = simulateDays(CUSTOMERS)

await measure(CUSTOMERS, () => {
  const { fit, covariance } = paretoNbd.fit(data)
  return `${fit.iterations} steps, converged ${fit.converged}, standard errors ${covariance !== null}`
})
