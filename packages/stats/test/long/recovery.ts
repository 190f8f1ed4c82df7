/**
 * Recovery over many simulated worlds: how often do the 95 % intervals cover the truth? Run by hand:
 *
 *   npm run test:recovery -- [worlds = 200] [customers = 10000] [models = all ...]
 *
 * Prints, per model and parameter, the share of worlds whose interval covers the truth, with the range in which that
 * share should lie (95 % ± two standard errors of a share), the mean bias, and the fits that did not converge.
 */
import { betaBernoulli } from '../../src/lifetime/beta-bernoulli.ts'
import { betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { bgBb } from '../../src/lifetime/bg-bb.ts'
import { bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { bgNbdCovariates } from '../../src/lifetime/bg-nbd-covariates.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { paretoNbdCovariates } from '../../src/lifetime/pareto-nbd-covariates.ts'
import { shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'
import { simulateContracts } from '../simulate-contracts.ts'
import { simulateBetaGeometricCovariates, simulateParetoCovariates } from '../simulate-covariates.ts'
import { simulateOpportunities } from '../simulate-opportunities.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'
import { simulateRegularPurchases } from '../simulate-regular.ts'

const worlds = Number(process.argv[2] ?? 200)
const customers = Number(process.argv[3] ?? 10_000)
const purchase = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }
const pareto = { r: 0.6, alpha: 6, s: 0.6, beta: 12 }
const effects = { 'purchases.income': 0.3, 'purchases.channel': -0.4, 'leaving.income': -0.5, 'leaving.channel': 0.6 }
const paretoEffects = { r: 0.8, alpha: 15, s: 0.7, beta: 6, ...effects }
const geometricEffects = { r: 0.8, alpha: 15, a: 1.6, b: 2.2, ...effects }
const regular = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }
const staying = { r: 0.6, alpha: 6 }
const spend = { p: 6, q: 4, gamma: 15 }
const contract = { alpha: 0.7, beta: 2 }
const wearing = { alpha: 0.5, beta: 2, c: 1.4 }
const random = { alpha: 0.5, beta: 0.8 }
const donor = { alpha: 1.2, beta: 0.75, gamma: 0.7, delta: 2.8 }

interface Study {
  readonly name: string
  readonly truth: Readonly<Record<string, number>>
  /** Where the model chooses it. */
  readonly k?: number
  readonly fit: (seed: number) => Fitted & { readonly k?: number }
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
  ...[2, 3].flatMap((k): Study[] => [
    {
      name: `bg-cnbd-${k}`,
      truth: regular,
      k,
      fit: (seed) =>
        bgCnbdK.fit(simulateRegularPurchases({ seed, customers, k, parameters: regular, firstChances: 0 })),
    },
    {
      name: `mbg-cnbd-${k}`,
      truth: regular,
      k,
      fit: (seed) => {
        return mbgCnbdK.fit(simulateRegularPurchases({ seed, customers, k, parameters: regular, firstChances: 1 }))
      },
    },
  ]),
  {
    name: 'nbd',
    truth: staying,
    fit: (seed) => {
      return nbd.fit(simulatePurchases({ seed, customers, parameters: { ...staying, a: 0, b: 1 }, firstChances: 0 }))
    },
  },
  {
    name: 'pareto-nbd',
    truth: pareto,
    fit: (seed) => paretoNbd.fit(simulateParetoPurchases({ seed, customers, parameters: pareto })),
  },
  {
    name: 'pareto-nbd-covariates',
    truth: paretoEffects,
    fit: (seed) => paretoNbdCovariates.fit(simulateParetoCovariates({ seed, customers, parameters: paretoEffects })),
  },
  {
    name: 'bg-nbd-covariates',
    truth: geometricEffects,
    fit: (seed) => {
      return bgNbdCovariates.fit(simulateBetaGeometricCovariates({ seed, customers, parameters: geometricEffects }))
    },
  },
  {
    name: 'gamma-gamma',
    truth: spend,
    fit: (seed) => gammaGamma.fit(simulateSpend({ seed, customers, parameters: spend })),
  },
  {
    name: 'sbg',
    truth: contract,
    fit: (seed) => shiftedBetaGeometric.fit(simulateContracts({ seed, customers, longest: 9, parameters: contract })),
  },
  {
    name: 'bdw',
    truth: wearing,
    fit: (seed) => betaDiscreteWeibull.fit(simulateContracts({ seed, customers, longest: 9, parameters: wearing })),
  },
  {
    name: 'beta-bernoulli',
    truth: random,
    fit: (seed) => {
      return betaBernoulli.fit(
        simulateOpportunities({ seed, customers, parameters: { ...random, gamma: 0, delta: 1 } }),
      )
    },
  },
  {
    name: 'bg-bb',
    truth: donor,
    fit: (seed) => bgBb.fit(simulateOpportunities({ seed, customers, parameters: donor })),
  },
]

const asked = process.argv.slice(4)

for (const study of studies.filter(({ name }) => asked.length === 0 || asked.includes(name)))
  report(
    study,
    Array.from({ length: worlds }, (_, world) => study.fit(1000 + world)),
  )

function report({ name, truth, k }: Study, models: readonly (Fitted & { readonly k?: number })[]): void {
  const converged = models.filter((model) => model.fit.converged)
  const slack = 2 * Math.sqrt((0.95 * 0.05) / converged.length)
  print(
    `${name}: ${converged.length} of ${models.length} worlds converged; coverage should be 95 ± ${percent(slack)} %`,
  )
  if (k !== undefined)
    print(`  k = ${k} chosen in ${percent(models.filter((model) => model.k === k).length / models.length)} %`)
  for (const [parameter, value] of Object.entries(truth)) {
    const lines = converged.flatMap((model) => summary(model).parameters.filter((line) => line.name === parameter))
    const covered = lines.filter(({ lower, upper }) => (lower ?? Infinity) <= value && value <= (upper ?? -Infinity))
    const bias = lines.reduce((sum, { estimate }) => sum + estimate / value - 1, 0) / lines.length
    print(`  ${parameter.padEnd(17)} covered ${percent(covered.length / lines.length)} %, mean bias ${percent(bias)} %`)
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
