import { describe, expect, it } from 'vitest'
import { arrange, scene } from '../src/basket/arrange.ts'
import { fruitOf, fruits } from '../src/basket/fruits.ts'
import { healthOf } from '../src/basket/health.ts'

const figure = (value: number | null) => ({ value, lower: null, upper: null, population: 1, missing: null })
const group = (customers: number, alive: number | null) => ({
  customers,
  kpis: { repeatRate: figure(1), clv: figure(1), profitPerCustomer: figure(1), probabilityAlive: figure(alive) },
})

describe('the fruits of a basket', () => {
  it.each([
    ['of one group', [1]],
    ['of a few groups', [0.45, 0.2, 0.15, 0.1, 0.06, 0.04]],
    ['of forty groups', Array.from({ length: 40 }, (_, place) => 1 / (place + 1))],
  ])('all lie in its opening, the largest in the middle, %s', (_, shares) => {
    const placed = arrange(shares, (share) => share)
    expect(placed).toHaveLength(shares.length)
    const [start, end] = [(scene.width - scene.opening) / 2 - 1, (scene.width + scene.opening) / 2 + 1]
    for (const { x, y, radius } of placed) {
      expect(radius).toBeGreaterThan(0)
      expect(x).toBeGreaterThan(start)
      expect(x).toBeLessThan(end)
      expect(y + radius).toBeGreaterThan(scene.rim)
      expect(y - radius).toBeGreaterThan(0)
    }
    const largest = placed.reduce((a, b) => (b.radius > a.radius ? b : a))
    expect(Math.abs(largest.x - scene.width / 2)).toBeLessThan(scene.opening / 4)
  })

  it('have areas in proportion to what they stand for', () => {
    const [a, b] = [0.16, 0.04].map((share) =>
      arrange([0.16, 0.04, 0.1], (one) => one).find((one) => one.item === share),
    )
    expect(((a?.radius ?? 0) / (b?.radius ?? 1)) ** 2).toBeCloseTo(4, 10)
  })

  it('are not drawn of groups that have nothing', () => {
    expect(arrange([0, 0.5, -0.1], (share) => share).map(({ item }) => item)).toEqual([0.5])
    expect(arrange([], () => 1)).toEqual([])
  })

  it('are different ones, and the same for the same group', () => {
    expect(new Set(fruits.map(({ body, marks }) => body + marks)).size).toBe(fruits.length)
    expect(fruitOf(fruits.length + 1)).toBe(fruitOf(1))
  })

  it('are as healthy as customers are likely to be customers still', () => {
    const healths = [group(9, 0.7), group(9, 0.69), group(9, 0.39), group(9, null), group(0, null)].map(healthOf)
    expect(healths).toEqual(['fresh', 'softening', 'wilting', 'unknown', 'empty'])
  })
})
