import { describe, expect, test } from 'vitest'
import { bgNbd } from '../../src/lifetime/bg-nbd.ts'
import { gammaGamma } from '../../src/lifetime/gamma-gamma.ts'
import { mbgNbd } from '../../src/lifetime/mbg-nbd.ts'
import { nbd } from '../../src/lifetime/nbd.ts'
import { type Fitted, summary } from '../../src/model.ts'
import { simulatePurchases, simulateSpend } from '../simulate.ts'

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

  test.each(seeds)('NBD, world %d', (seed) => {
    const staying = { ...parameters, a: 0 }
    const data = simulatePurchases({ seed, customers: 6000, parameters: staying, firstChances: 0 })
    expectRecovered(nbd.fit(data), parameters)
  })

  test.each(seeds)('Gamma-Gamma, world %d', (seed) => {
    const truth = { p: 6, q: 4, gamma: 15 }
    expectRecovered(gammaGamma.fit(simulateSpend({ seed, customers: 4000, parameters: truth })), truth)
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
