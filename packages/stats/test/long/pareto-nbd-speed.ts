/**
 * How long does Pareto/NBD take for many customers at day resolution? Run by hand, on a quiet machine if the clock shall count:
 *
 *   npx tsx packages/stats/test/long/pareto-nbd-speed.ts [customers = 1000000]
 *
 * Prints seconds, by the clock and of processor time, for the fit with standard errors from one row per customer, and for scoring every customer (alive,
 * expected purchases, discounted residual purchases) on distinct histories, with the peak of memory.
 */
import { discountedResidualPurchasesColumn } from '../../src/lifetime/discounted-residual-purchases.ts'
import { expectedPurchasesColumn } from '../../src/lifetime/expected-purchases.ts'
import { distinctHistories } from '../../src/lifetime/histories/distinct-histories.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { probabilityAliveColumn } from '../../src/lifetime/probability-alive.ts'
import { exponential, gamma, seeded } from '../random.ts'
import { arrivals } from '../simulate-pareto.ts'

const customers = Number(process.argv[2] ?? 1_000_000)
const truth = { r: 0.6, alpha: 6, s: 0.6, beta: 12 }
const DAYS_PER_WEEK = 7

const data = timed('simulated', () => inWholeDays(customers))
const model = timed('fit with standard errors', () => paretoNbd.fit(data))
print(`converged ${model.fit.converged}, steps ${model.fit.iterations}, errors known ${model.covariance !== null}`)
const histories = timed('distinct histories', () => distinctHistories(data))
print(`${histories.weight.length} distinct histories`)
timed('P(alive)', () => probabilityAliveColumn(model, histories))
timed('expected purchases of a year', () => expectedPurchasesColumn(model, histories, 52))
timed('discounted residual purchases', () => discountedResidualPurchasesColumn(model, histories, 0.0027))
print(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)

/** One row per customer; purchases of one day are one, as records have it. */
function inWholeDays(count: number) {
  const random = seeded(1)
  const [frequency, recency, age] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    const observed = Math.ceil((26 + 52 * random()) * DAYS_PER_WEEK)
    const lambda = gamma(random, truth.r, truth.alpha)
    const left = exponential(random, gamma(random, truth.s, truth.beta))
    const times = arrivals(random, lambda, Math.min(left, observed / DAYS_PER_WEEK))
    const days = new Set(times.map((time) => Math.ceil(time * DAYS_PER_WEEK)))
    frequency[i] = days.size
    recency[i] = Math.max(0, ...days) / DAYS_PER_WEEK
    age[i] = observed / DAYS_PER_WEEK
  }
  return { frequency, recency, age, weight: new Float64Array(count).fill(1) }
}

function timed<Result>(what: string, work: () => Result): Result {
  const [start, busy] = [performance.now(), process.cpuUsage()]
  const result = work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(busy)
  print(`${what}: ${seconds.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor`)
  return result
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
