import { describe, expect, it } from 'vitest'
import {
  type Behaviour,
  drawBehaviour,
  expectedPurchasesNextYear,
  type Purchases,
  simulatePurchases,
} from '../../src/demo/purchase-process.ts'
import { createRandom } from '../../src/demo/random.ts'
import { createSeason } from '../../src/demo/season.ts'

const noSeason = createSeason({ weekdays: [1, 1, 1, 1, 1, 1, 1], swing: 0, peak: 1 })
const season = createSeason({ weekdays: [0, 1, 1, 1, 1, 1, 2], swing: 0.15, peak: 340 })
const undisturbed = { extra: [], suppressed: [] }
const behaviour: Behaviour = { ratePerWeek: 0.25, dropout: 0.1, spendRate: 1, meanSpend: 6 }
const COPIES = 4_000

function simulateCopies(options: { weeks: number; season: typeof season }): Purchases[] {
  return Array.from({ length: COPIES }, (_, index) => {
    const span = { first: 20_000, until: 20_000 + options.weeks * 7, season: options.season, stimuli: undisturbed }
    return simulatePurchases(createRandom(9, 1, index), behaviour, span)
  })
}

describe('simulatePurchases', () => {
  // Given one customer's rate and dropout p: expected repeats in t are (1 - p)(1 - exp(-rate p t)) / p, since the first
  // purchase may already be the last.
  it.each([
    ['without a season', noSeason],
    ['with a season, over whole years', season],
  ])('makes the expected number of purchases %s', (_, used) => {
    const repeats = simulateCopies({ weeks: 104, season: used }).map(({ days }) => days.length - 1)
    const mean = repeats.reduce((sum, count) => sum + count, 0) / COPIES
    const variance = repeats.reduce((sum, count) => sum + (count - mean) ** 2, 0) / COPIES
    const expected = (0.9 * -Math.expm1(-0.25 * 0.1 * 104)) / 0.1
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / COPIES))
  })

  it('loses customers at the expected pace', () => {
    const alive =
      simulateCopies({ weeks: 52, season: noSeason }).filter(({ lostOn }) => lostOn === null).length / COPIES
    expect(Math.abs(alive - 0.9 * Math.exp(-0.25 * 0.1 * 52))).toBeLessThan(4 * Math.sqrt(0.25 / COPIES))
  })

  it('ends on the day of the last purchase when the customer is lost', () => {
    for (const { days, lostOn } of simulateCopies({ weeks: 26, season })) {
      if (lostOn !== null) expect(lostOn).toBe(days.at(-1))
    }
  })

  it('buys on the day that a campaign causes and not while one spoils', () => {
    const loyal = { ...behaviour, dropout: 0 }
    const stimuli = { extra: [20_050], suppressed: [{ from: 20_051, until: 20_200 }] }
    const span = { first: 20_000, until: 20_300, season: noSeason, stimuli }
    const { days } = simulatePurchases(createRandom(3), loyal, span)
    expect(days).toContain(20_050)
    expect(days.filter((day) => day > 20_050 && day <= 20_200)).toEqual([])
  })
})

describe('expectedPurchasesNextYear', () => {
  it('is nothing for the lost and about the rate for the loyal', () => {
    expect(expectedPurchasesNextYear(behaviour, false)).toBe(0)
    expect(expectedPurchasesNextYear({ ...behaviour, dropout: 1e-9 }, true)).toBeCloseTo(0.25 * 52.18, 1)
  })
})

describe('drawBehaviour', () => {
  it('gives back the means of the population', () => {
    const population = { r: 0.75, alpha: 5, a: 0.7, b: 3.2, p: 6, q: 4, gamma: 12 }
    const drawn = Array.from({ length: 20_000 }, (_, index) => drawBehaviour(createRandom(1, 2, index), population))
    const mean = (field: keyof Behaviour) => drawn.reduce((sum, one) => sum + one[field], 0) / drawn.length
    expect(mean('ratePerWeek')).toBeCloseTo(0.15, 2)
    expect(mean('dropout')).toBeCloseTo(0.7 / 3.9, 2)
    expect(mean('meanSpend') / 24).toBeCloseTo(1, 1)
  })
})
