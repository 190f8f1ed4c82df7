/**
 * How long allocation takes at the sizes that it is made for. Run by hand:
 *
 *   npx tsx packages/stats/test/long/allocation-speed.ts [customers = 1000000]
 *
 * Prints milliseconds of processor time, so that other work on the machine does not count: interactive work for 50 groups (budget 300 ms), and offers for a million customers.
 */
import { assignOffers } from '../../src/allocation/offers/offer-assignment.ts'
import { assignOffersWithChannels } from '../../src/allocation/offers/offer-assignment-with-channels.ts'
import { allocateWithRisk } from '../../src/allocation/risk-averse-allocation.ts'
import { chooseTargets } from '../../src/allocation/target-choice.ts'
import { lossOfSplit } from '../../src/allocation/water-filling.ts'
import { whaleCurve } from '../../src/concentration/whale-curve.ts'
import { backTest } from '../../src/portfolio-risk/back-test.ts'
import { meansOf } from '../../src/portfolio-risk/covariance.ts'
import { efficientFrontier } from '../../src/portfolio-risk/efficient-frontier.ts'
import { minimumVariance } from '../../src/portfolio-risk/minimum-variance.ts'
import { shrinkageCovariance } from '../../src/portfolio-risk/shrinkage-covariance.ts'
import { tangency } from '../../src/portfolio-risk/tangency.ts'
import { limitsAround } from '../../src/portfolio-risk/weight-limits.ts'
import { seeded } from '../random.ts'

const customers = Number(process.argv[2] ?? 1_000_000)
const groups = 50
const random = seeded(1)

const common = Array.from({ length: 36 }, () => random())
const returns = Array.from({ length: groups }, (_, s) => common.map((f) => 1 + 0.2 * f + (0.1 + s / 100) * random()))
const shares = returns.map(() => 0.5 + random())
const total = shares.reduce((sum, share) => sum + share, 0)
const current = shares.map((share) => share / total)
const curves = returns.map(() => ({ saturation: 1000 * random() + 10, rate: 0.001 + 0.05 * random() }))
const limits = limitsAround(current, 0.5)
const { covariance } = shrinkageCovariance(returns)
const problem = { means: meansOf(returns), covariance, limits }

timed('shrinkage covariance, 50 groups × 36 periods', () => shrinkageCovariance(returns))
timed('efficient frontier, 50 groups, 30 points, limits, first call', () => efficientFrontier(problem, 30))
timed('the same, second call', () => efficientFrontier(problem, 30))
timed('the same, third call', () => efficientFrontier(problem, 30))
timed('the same without limits', () => efficientFrontier({ means: problem.means, covariance }, 30))
timed('tangency, 50 groups', () => tangency(problem, 1))
timed('back-test, 50 groups, 24 choices', () => backTest(returns, { window: 12, hold: 1 }, minimumWeights))
timed('budget over 50 groups, with loss of the present split', () =>
  lossOfSplit(
    curves,
    current.map((w) => 5000 * w),
  ),
)
timed('the same with risk', () => allocateWithRisk({ curves, budget: 5000, covariance, riskAversion: 0.001 }))

const candidates = Array.from({ length: 30 }, () => {
  return { value: 100 * random(), cost: 100 * random(), uses: [random(), random()], decision: 'free' as const }
})
await chooseTargets({ candidates, budget: 500, capacities: [5, 5] })
const started = process.cpuUsage()
await chooseTargets({ candidates, budget: 600, capacities: [5, 5] })
const { user: userTime, system: systemTime } = process.cpuUsage(started)
print('30 targets, 2 capacities, exact, solver loaded', (userTime + systemTime) / 1000)

const rows = 4 * customers
const offers = {
  customer: Uint32Array.from({ length: rows }, (_, row) => row >> 2),
  value: Float64Array.from({ length: rows }, (_, row) => 5 * random() * Math.sqrt(1 + (row % 4))),
  cost: Float64Array.from({ length: rows }, (_, row) => 0.2 + (row % 4) * random()),
  channel: Uint8Array.from({ length: rows }, (_, row) => row % 4),
}
const whole = timed(`offers: ${customers} customers × 4, budget`, () => assignOffers(offers, 0.5 * customers))
gapOf(whole)
const capacities = [0.3, 0.1, 0.05, 0.2].map((share) => share * customers)
gapOf(
  timed(`offers: ${customers} customers × 4, budget and 4 channels`, () =>
    assignOffersWithChannels(offers, { budget: 0.5 * customers, capacities }),
  ),
)
const profit = Float64Array.from({ length: customers }, () => random() ** 5 - 0.05)
timed(`whale curve of ${customers} customers`, () => whaleCurve({ amount: profit, weight: profit.map(() => 1) }))

function minimumWeights(estimated: Parameters<typeof minimumVariance>[0]): readonly number[] {
  return minimumVariance(estimated).weights
}

function timed<Result>(what: string, work: () => Result): Result {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  print(what, (user + system) / 1000)
  return result
}

function gapOf({ value, gap }: { readonly value: number; readonly gap: number }): void {
  process.stdout.write(`  gap ${(gap / value).toExponential(2)} of the value\n`)
}

function print(what: string, milliseconds: number): void {
  process.stdout.write(`${what}: ${milliseconds.toFixed(1)} ms\n`)
}
