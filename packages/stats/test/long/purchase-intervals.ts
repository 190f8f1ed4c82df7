/**
 * How often do the intervals of purchase models cover the truth? Run by hand:
 *
 *   npx tsx packages/stats/test/long/purchase-intervals.ts [worlds = 100] [customers = 2000] [replicates = 100]
 *
 * Prints the share of worlds covered, for each parameter by standard errors, profile likelihood and bootstrap, and for
 * expected purchases of some customers by drawn parameters, refits of the bootstrap and the delta method; and the share of
 * simulated customers whose number of purchases lies in its interval. Ranges are two standard errors of a share.
 */
import { bootstrap, parameterIntervals } from '../../src/evaluation/bootstrap.ts'
import { deltaInterval } from '../../src/evaluation/delta-method.ts'
import { withParameters } from '../../src/evaluation/log-scale.ts'
import { parameterDraws } from '../../src/evaluation/parameter-draws.ts'
import { profileIntervals } from '../../src/evaluation/profile-intervals.ts'
import { type BgNbd, bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { expectedPurchases } from '../../src/lifetime/expected-purchases.ts'
import type { FrequencyRecencyAge } from '../../src/lifetime/frequency-recency-age.ts'
import { type ParetoNbd, paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { expectedPurchasesInterval, purchaseCountInterval } from '../../src/lifetime/purchase-intervals.ts'
import { type LikelihoodModel, summary } from '../../src/model.ts'
import { beta, exponential, gamma, type Random, seeded } from '../random.ts'
import { purchaseTimes, simulatePurchases } from '../simulate.ts'
import { arrivals, simulateParetoPurchases } from '../simulate-pareto.ts'

const worlds = Number(process.argv[2] ?? 100)
const customers = Number(process.argv[3] ?? 2000)
const replicates = Number(process.argv[4] ?? 100)
const seeds = Array.from({ length: worlds }, (_, world) => 9000 + world)
const horizon = 39
const age = 40
const asked = [
  { frequency: 0, recency: 0, age },
  { frequency: 3, recency: 30, age },
  { frequency: 12, recency: 38, age },
]

interface Study<Model extends BgNbd | ParetoNbd> {
  readonly model: LikelihoodModel<FrequencyRecencyAge, { start?: Model['parameters'] }, Model>
  readonly truth: Model['parameters']
  readonly simulate: (seed: number) => FrequencyRecencyAge
  /** The purchases of one customer until the given time. */
  readonly live: (random: Random, until: number) => number[]
}

const bg = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }
study<BgNbd>({
  model: bgNbd,
  truth: bg,
  simulate: (seed) => simulatePurchases({ seed, customers, parameters: bg, firstChances: 0 }),
  live: (random, until) => {
    return purchaseTimes(random, { lambda: gamma(random, bg.r, bg.alpha), p: beta(random, bg.a, bg.b), until })
  },
})

const pareto = { r: 0.8, alpha: 6, s: 0.8, beta: 12 }
study<ParetoNbd>({
  model: paretoNbd,
  truth: pareto,
  simulate: (seed) => simulateParetoPurchases({ seed, customers, parameters: pareto }),
  live: (random, until) => {
    const left = exponential(random, gamma(random, pareto.s, pareto.beta))
    return arrivals(random, gamma(random, pareto.r, pareto.alpha), Math.min(left, until))
  },
})

interface Ends {
  readonly lower: number | null
  readonly upper: number | null
}

function study<Model extends BgNbd | ParetoNbd>({ model, truth, simulate, live }: Study<Model>): void {
  const found = new Map<string, boolean[]>()
  const note = (name: string, { lower, upper }: Ends, value: number) => {
    const covered = (lower ?? -Infinity) <= value && value <= (upper ?? Infinity)
    found.set(name, [...(found.get(name) ?? []), covered])
  }
  for (const seed of seeds) {
    const data = simulate(seed)
    const fitted = model.fit(data)
    if (!fitted.fit.converged) continue
    const refit = (weight: Float64Array) => model.fit({ ...data, weight }, { start: fitted.parameters })
    const { models } = bootstrap({ weight: data.weight, refit, replicates, random: seeded(seed) })
    const draws = parameterDraws(fitted, { draws: 200, random: seeded(seed) })
    const [errors, profiles] = [summary(fitted).parameters, profileIntervals(fitted, model.likelihood(data))]
    const resampled = parameterIntervals(models)
    for (const [i, [name, value]] of Object.entries<number>({ ...truth }).entries()) {
      note(`${name}, standard errors`, errors[i] ?? { lower: null, upper: null }, value)
      note(`${name}, profile`, profiles[i] ?? { lower: null, upper: null }, value)
      note(`${name}, bootstrap`, resampled[i] ?? { lower: null, upper: null }, value)
    }
    for (const customer of asked) {
      const value = expectedPurchases(withParameters(fitted, Object.values<number>({ ...truth })), customer, horizon)
      const expected = (one: Model) => expectedPurchases(one, customer, horizon)
      const name = `expected purchases at x = ${customer.frequency}`
      note(`${name}, draws`, expectedPurchasesInterval(draws, customer, { horizon, level: 0.95 }), value)
      note(`${name}, bootstrap`, expectedPurchasesInterval(models, customer, { horizon, level: 0.95 }), value)
      note(`${name}, delta`, deltaInterval(fitted, expected, { scale: 'log', level: 0.95 }), value)
    }
    const random = seeded(-seed)
    for (let i = 0; i < 20; i++) {
      const times = live(random, age + horizon)
      const known = times.filter((time) => time <= age)
      const customer = { frequency: known.length, recency: known.at(-1) ?? 0, age }
      const interval = purchaseCountInterval(draws.slice(0, 30), customer, { horizon, level: 0.95 })
      note('number of purchases (at least)', interval, times.length - known.length)
    }
  }
  report(model.name, found)
}

function report(name: string, found: ReadonlyMap<string, readonly boolean[]>): void {
  print(`${name}, ${customers} customers`)
  for (const [what, covered] of found) {
    const slack = 2 * Math.sqrt((0.95 * 0.05) / covered.length)
    const share = covered.filter(Boolean).length / covered.length
    print(`  ${what}: covered ${percent(share)} % of ${covered.length}, should be 95 ± ${percent(slack)} %`)
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
