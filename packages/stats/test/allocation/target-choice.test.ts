import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coveragePattern } from '../../src/allocation/coverage-pattern.ts'
import { chooseTargets, type TargetCandidate, type TargetProblem } from '../../src/allocation/target-choice.ts'
import { laterRefusal } from '../refusal.ts'

const free = (value: number, cost: number, uses: readonly number[] = []): TargetCandidate => ({
  value,
  cost,
  uses,
  decision: 'free',
})

/** Every subset, one after the other. */
function bestByHand({ candidates, budget, capacities }: TargetProblem): number {
  let best = Number.NEGATIVE_INFINITY
  for (let set = 0; set < 2 ** candidates.length; set++) {
    const chosen = candidates.filter((_, s) => set & (1 << s))
    const allowed = candidates.every(({ decision }, s) => {
      const isIn = (set & (1 << s)) !== 0
      return decision === 'must' ? isIn : decision === 'exclude' ? !isIn : true
    })
    const holds = (used: readonly number[], limit: number) => used.reduce((sum, use) => sum + use, 0) <= limit
    const fits =
      holds(
        chosen.map(({ cost }) => cost),
        budget,
      ) &&
      capacities.every((limit, row) =>
        holds(
          chosen.map(({ uses }) => uses[row] ?? 0),
          limit,
        ),
      )
    if (allowed && fits)
      best = Math.max(
        best,
        chosen.reduce((sum, { value }) => sum + value, 0),
      )
  }
  return best
}

describe('the choice of targets', () => {
  test('is that of every subset tried by hand, with capacities, must and exclude', async () => {
    const whole = (max: number) => fc.integer({ min: 0, max })
    const candidate = fc.record({
      value: fc.integer({ min: -20, max: 100 }),
      cost: whole(50),
      uses: fc.tuple(whole(9), whole(9)),
      decision: fc.constantFrom('free' as const, 'free' as const, 'free' as const, 'exclude' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(candidate, { minLength: 1, maxLength: 10 }), whole(200), async (candidates, budget) => {
        const problem = { candidates, budget, capacities: [20, 25] }
        const choice = await chooseTargets(problem)
        expect(choice.value).toBe(bestByHand(problem))
        expect(choice.cost).toBeLessThanOrEqual(budget)
      }),
      { numRuns: 60 },
    )
  })

  test('gives the worked example of its page', async () => {
    const places = [
      { ...free(90, 50, [4]) },
      { ...free(60, 30, [3]) },
      { ...free(55, 30, [2]) },
      { ...free(-5, 10, [1]), decision: 'must' as const },
      { ...free(80, 20, [1]), decision: 'exclude' as const },
    ]
    const choice = await chooseTargets({ candidates: places, budget: 90, capacities: [7] })
    expect(choice).toEqual({ chosen: [true, false, true, true, false], value: 140, cost: 90, uses: [7] })
  })

  test('keeps what must be served, also where it costs value', async () => {
    const candidates = [free(10, 5), free(9, 5), { ...free(-3, 4), decision: 'must' as const }]
    const choice = await chooseTargets({ candidates, budget: 10, capacities: [] })
    expect(choice).toEqual({ chosen: [true, false, true], value: 7, cost: 9, uses: [] })
  })

  test('solves 30 segments exactly, against dynamic programming over whole costs', async () => {
    const costs = Array.from({ length: 30 }, (_, s) => 20 + ((s * 37) % 61))
    const values = costs.map((cost, s) => cost + ((s * 29) % 23))
    const budget = 600
    const best = new Float64Array(budget + 1)
    for (const [s, cost] of costs.entries()) {
      for (let left = budget; left >= cost; left--) {
        best[left] = Math.max(best[left] ?? 0, (best[left - cost] ?? 0) + (values[s] ?? 0))
      }
    }
    const candidates = costs.map((cost, s) => free(values[s] ?? 0, cost))
    expect((await chooseTargets({ candidates, budget, capacities: [] })).value).toBe(best[budget])
  })

  test('never exceeds a budget by the tolerance of the solver', async () => {
    // The two best cost 1e-9 of the budget too much together: less than the solver sees.
    const candidates = [free(3, 500_000), free(2.5, 500_000.001), free(1, 400_000)]
    const choice = await chooseTargets({ candidates, budget: 1_000_000, capacities: [] })
    expect(choice.chosen).toEqual([true, false, true])
  })

  test('tells sets apart that differ by a billionth of their value', async () => {
    const candidates = [10, 10 + 2e-8, 10 + 1e-8, 10].map((value) => free(value, 5))
    const choice = await chooseTargets({ candidates, budget: 10, capacities: [] })
    expect(choice.chosen).toEqual([false, true, true, false])
    const others = Array.from({ length: 12 }, (_, s) => free(10 + 1e-8 * ((s * 7) % 12), 3 + (s % 3)))
    const problem = { candidates: others, budget: 17, capacities: [] }
    expect((await chooseTargets(problem)).value).toBeGreaterThanOrEqual(bestByHand(problem) * (1 - 1e-14))
  })

  test('takes sums that exceed a limit by rounding alone', async () => {
    const candidates = [free(1, 0.1), free(1, 0.2)]
    expect((await chooseTargets({ candidates, budget: 0.3, capacities: [] })).chosen).toEqual([true, true])
  })

  test('is worth more with more budget, and the same in any order and currency', async () => {
    const candidates = [free(12, 7), free(9, 5), free(7, 4), free(4, 3), free(6, 6)]
    const worth = async (budget: number) => (await chooseTargets({ candidates, budget, capacities: [] })).value
    const values = await Promise.all([0, 3, 6, 9, 12, 15, 18, 25].map(worth))
    expect(values).toEqual([...values].sort((a, b) => a - b))
    const turned = await chooseTargets({ candidates: candidates.toReversed(), budget: 12, capacities: [] })
    expect(turned.value).toBe(await worth(12))
    const dear = candidates.map(({ value, cost }) => free(1e6 * value, 1e6 * cost))
    expect((await chooseTargets({ candidates: dear, budget: 12e6, capacities: [] })).value).toBe(
      1e6 * (await worth(12)),
    )
  })

  test('refuses required segments beyond a limit, and names it', async () => {
    const must = { ...free(5, 8, [3]), decision: 'must' as const }
    const refused = async (budget: number, capacity: number) =>
      laterRefusal(chooseTargets({ candidates: [must], budget, capacities: [capacity] }))
    expect(await refused(7, 9)).toMatchObject({
      code: 'required-beyond-limit',
      params: { name: 'budget', needed: 8, limit: 7 },
    })
    expect((await refused(9, 2)).params).toMatchObject({ name: 'capacity 0' })
    expect((await laterRefusal(chooseTargets({ candidates: [], budget: 1, capacities: [] }))).code).toBe('no-rows')
    const negative = chooseTargets({ candidates: [free(1, -1)], budget: 1, capacities: [] })
    expect(await laterRefusal(negative)).toMatchObject({ code: 'negative', params: { row: 0, column: 'cost' } })
    const short = chooseTargets({ candidates: [free(1, 1)], budget: 1, capacities: [1] })
    expect((await laterRefusal(short)).code).toBe('columns-differ-in-length')
  })
})

describe('the pattern of coverage', () => {
  const places = ['tea', 'coffee'].flatMap((product) => ['homes', 'offices'].map((market) => ({ product, market })))

  test.each([
    ['none', [false, false, false, false]],
    ['single-segment', [false, true, false, false]],
    ['product-specialist', [true, true, false, false]],
    ['market-specialist', [true, false, true, false]],
    ['selective', [true, false, false, true]],
    ['full-cover', [true, true, true, true]],
  ] as const)('is named %s', (pattern, chosen) => {
    expect(coveragePattern(places, chosen)).toBe(pattern)
  })
})
