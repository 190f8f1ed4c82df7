/**
 * Recovery over many simulated worlds: how often do the 95 % intervals cover the truth? Run by hand:
 *
 *   npx tsx packages/stats/test/long/recovery.ts [worlds = 200] [customers = 10000]
 *
 * Prints, per model and parameter, the share of worlds whose interval covers the truth, with the range in which that
 * share should lie (95 % ± two standard errors of a share), the mean bias, and the fits that did not converge.
 */
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'

const worlds = Number(process.argv[2] ?? 200)
const customers = Number(process.argv[3] ?? 10_000)
const purchase = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }
const staying = { r: 0.6, alpha: 6 }
const spend = { p: 6, q: 4, gamma: 15 }

interface Study {
  readonly name: string
  readonly truth: Readonly<Record<string, number>>
  readonly fit: (seed: number) => Fitted
}

const studies: readonly Study[] = [
  {
    name: 'bg-nbd',
    truth: purchase,
    fit: (seed) => bgNbd.fit(simulatePurchases({ seed, customers, parameters: purchase, firstChances: 0 })),
  },
  {
    name: 'mbg-nbd',
    truth: purchase,
    fit: (seed) => mbgNbd.fit(simulatePurchases({ seed, customers, parameters: purchase, firstChances: 1 })),
  },
  {
    name: 'nbd',
    truth: staying,
    fit: (seed) => {
      return nbd.fit(simulatePurchases({ seed, customers, parameters: { ...staying, a: 0, b: 1 }, firstChances: 0 }))
    },
  },
  {
    name: 'gamma-gamma',
    truth: spend,
    fit: (seed) => gammaGamma.fit(simulateSpend({ seed, customers, parameters: spend })),
  },
]

for (const study of studies)
  report(
    study,
    Array.from({ length: worlds }, (_, world) => study.fit(1000 + world)),
  )

function report({ name, truth }: Study, models: readonly Fitted[]): void {
  const converged = models.filter((model) => model.fit.converged)
  const slack = 2 * Math.sqrt((0.95 * 0.05) / converged.length)
  print(
    `${name}: ${converged.length} of ${models.length} worlds converged; coverage should be 95 ± ${percent(slack)} %`,
  )
  for (const [parameter, value] of Object.entries(truth)) {
    const lines = converged.flatMap((model) => summary(model).parameters.filter((line) => line.name === parameter))
    const covered = lines.filter(({ lower, upper }) => (lower ?? Infinity) <= value && value <= (upper ?? -Infinity))
    const bias = lines.reduce((sum, { estimate }) => sum + estimate / value - 1, 0) / lines.length
    print(`  ${parameter.padEnd(6)} covered ${percent(covered.length / lines.length)} %, mean bias ${percent(bias)} %`)
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
