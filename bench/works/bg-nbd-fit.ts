import { bgNbd } from '../../packages/stats/src/lifetime/bg-nbd.ts'
import { simulatePurchases } from '../../packages/stats/test/simulate.ts'
import { CUSTOMERS } from '../data.ts'
import { measure } from '../measure.ts'

const DAYS_PER_WEEK = 7
const parameters = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }
const world = simulatePurchases({ seed: 1, customers: CUSTOMERS, parameters, firstChances: 0 })
/** Times as records hold them: whole days, told in weeks. A last purchase never falls on day 0 of a repeat buyer. */
const wholeDays = (weeks: number): number => Math.ceil(weeks * DAYS_PER_WEEK) / DAYS_PER_WEEK
const data = { ...world, recency: world.recency.map(wholeDays), age: world.age.map(wholeDays) }

await measure(CUSTOMERS, () => {
  const { fit, covariance } = bgNbd.fit(data)
  return `${fit.iterations} steps, converged ${fit.converged}, standard errors ${covariance !== null}`
})
