import { beta, exponential, gamma, type Random, seeded } from './random.ts'
import { purchaseTimes } from './simulate.ts'
import { arrivals } from './simulate-pareto.ts'

export interface CovariateWorld {
  readonly seed: number
  readonly customers: number
  /** By name, `purchases.income`, `purchases.channel`, `leaving.income` and `leaving.channel` among them. */
  readonly parameters: Readonly<Record<string, number>>
}

interface Person {
  readonly random: Random
  readonly until: number
  /** γ'x and η'x */
  readonly purchases: number
  readonly leaving: number
}

/**
 * Customers with an income around 3 and a channel of 0 or 1, of different ages (26 to 78), who buy and leave as Pareto/NBD
 * with these covariates says.
 */
export function simulateParetoCovariates({ parameters, ...world }: CovariateWorld) {
  const { r = 0, alpha = 0, s = 0, beta: beta0 = 0 } = parameters
  return simulated({ parameters, ...world }, ({ random, until, purchases, leaving }) => {
    const lambda = gamma(random, r, alpha * Math.exp(-purchases))
    const left = exponential(random, gamma(random, s, beta0 * Math.exp(-leaving)))
    return arrivals(random, lambda, Math.min(left, until))
  })
}

/** The same for BG/NBD, where covariates move the logit of the mean chance to leave. */
export function simulateBetaGeometricCovariates({ parameters, ...world }: CovariateWorld) {
  const { r = 0, alpha = 0, a = 0, b = 0 } = parameters
  return simulated({ parameters, ...world }, ({ random, until, purchases, leaving }) => {
    const lambda = gamma(random, r, alpha * Math.exp(-purchases))
    const mean = 1 / (1 + (b / a) * Math.exp(-leaving))
    return purchaseTimes(random, { lambda, p: beta(random, (a + b) * mean, (a + b) * (1 - mean)), until })
  })
}

function simulated({ seed, customers, parameters }: CovariateWorld, live: (person: Person) => number[]) {
  const random = seeded(seed)
  const channel = Float64Array.from({ length: customers }, () => (random() < 0.4 ? 1 : 0))
  const income = Float64Array.from({ length: customers }, () => 2 + Math.round(20 * random()) / 10)
  const age = Float64Array.from({ length: customers }, () => 26 + 52 * random())
  const effect = (process: string, i: number) => {
    const byIncome = (parameters[`${process}.income`] ?? 0) * (income[i] ?? 0)
    return byIncome + (parameters[`${process}.channel`] ?? 0) * (channel[i] ?? 0)
  }
  const lives = Array.from(age, (until, i) => {
    return live({ random, until, purchases: effect('purchases', i), leaving: effect('leaving', i) })
  })
  return {
    frequency: Float64Array.from(lives, (times) => times.length),
    recency: Float64Array.from(lives, (times) => times.at(-1) ?? 0),
    age,
    weight: new Float64Array(customers).fill(1),
    covariates: { income, channel },
  }
}
