import { describe, expect, test } from 'vitest'
import { betaBernoulli } from '../../src/lifetime/beta-bernoulli.ts'
import { betaDiscreteWeibull } from '../../src/lifetime/beta-discrete-weibull.ts'
import { bgBb } from '../../src/lifetime/bg-bb.ts'
import { bgCnbdK } from '../../src/lifetime/bg-cnbd-k.ts'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgCnbdK } from '../../src/lifetime/mbg-cnbd-k.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { paretoNbd } from '../../src/lifetime/pareto-nbd.ts'
import { shiftedBetaGeometric } from '../../src/lifetime/shifted-beta-geometric.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'
import { simulateContracts } from '../simulate-contracts.ts'
import { simulateOpportunities } from '../simulate-opportunities.ts'
import { simulateParetoPurchases } from '../simulate-pareto.ts'
import { simulateRegularPurchases } from '../simulate-regular.ts'

// A few worlds, to notice a break; `long/recovery.ts` runs 200 and measures the coverage of the intervals.
const seeds = [1, 2, 3, 4]

describe('simulated parameters come back within four standard errors', () => {
  const parameters = { r: 0.6, alpha: 6, a: 0.9, b: 2.2 }

  test.each(seeds)('BG/NBD, world %d', (seed) => {
    const data = simulatePurchases({ seed, customers: 6000, parameters, firstChances: 0 })
    expectRecovered(bgNbd.fit(data), parameters)
  })

  test.each(seeds)('MBG/NBD, world %d', (seed) => {
    const data = simulatePurchases({ seed, customers: 6000, parameters, firstChances: 1 })
    expectRecovered(mbgNbd.fit(data), parameters)
  })

  test.each(seeds)('BG/CNBD-2 and MBG/CNBD-3, with their k, world %d', (seed) => {
    const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }
    for (const { k, firstChances, model } of [
      { k: 2, firstChances: 0, model: bgCnbdK },
      { k: 3, firstChances: 1, model: mbgCnbdK },
    ] as const) {
      const fitted = model.fit(simulateRegularPurchases({ seed, customers: 4000, k, parameters: truth, firstChances }))
      expect(fitted.k).toBe(k)
      expectRecovered(fitted, truth)
    }
  })

  test.each(seeds)('NBD, world %d', (seed) => {
    const staying = { ...parameters, a: 0 }
    const data = simulatePurchases({ seed, customers: 6000, parameters: staying, firstChances: 0 })
    expectRecovered(nbd.fit(data), parameters)
  })

  test.each(seeds)('Pareto/NBD, world %d', (seed) => {
    const truth = { r: 0.6, alpha: 6, s: 0.6, beta: 12 }
    expectRecovered(paretoNbd.fit(simulateParetoPurchases({ seed, customers: 6000, parameters: truth })), truth)
  })

  test.each(seeds)('Gamma-Gamma, world %d', (seed) => {
    const truth = { p: 6, q: 4, gamma: 15 }
    expectRecovered(gammaGamma.fit(simulateSpend({ seed, customers: 4000, parameters: truth })), truth)
  })

  test.each(seeds)('sBG, world %d', (seed) => {
    const truth = { alpha: 0.7, beta: 2 }
    const data = simulateContracts({ seed, customers: 6000, longest: 9, parameters: truth })
    expectRecovered(shiftedBetaGeometric.fit(data), truth)
  })

  test.each(seeds)('BdW, world %d', (seed) => {
    const truth = { alpha: 0.5, beta: 2, c: 1.4 }
    const data = simulateContracts({ seed, customers: 6000, longest: 9, parameters: truth })
    expectRecovered(betaDiscreteWeibull.fit(data), truth)
  })

  test.each(seeds)('Beta-Bernoulli, world %d', (seed) => {
    const truth = { alpha: 0.5, beta: 0.8 }
    const data = simulateOpportunities({ seed, customers: 3000, parameters: { ...truth, gamma: 0, delta: 1 } })
    expectRecovered(betaBernoulli.fit(data), truth)
  })

  test.each(seeds)('BG/BB, world %d', (seed) => {
    const truth = { alpha: 1.2, beta: 0.75, gamma: 0.7, delta: 2.8 }
    expectRecovered(bgBb.fit(simulateOpportunities({ seed, customers: 6000, parameters: truth })), truth)
  })
})

function expectRecovered(model: Fitted, truth: Readonly<Record<string, number>>): void {
  expect(model.fit.converged).toBe(true)
  for (const { name, estimate, se } of summary(model).parameters) {
    // On the log scale, where the estimates are nearer to normal.
    const distance = Math.abs(Math.log(estimate / (truth[name] ?? Number.NaN))) / ((se ?? Number.NaN) / estimate)
    expect(distance, `${name}: ${estimate} ± ${se}`).toBeLessThan(4)
  }
}
