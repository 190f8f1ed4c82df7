import { describe, expect, test } from 'vitest'
import { seeded } from '../../src/numeric/random.ts'
import { memoryTest, stationarityTest } from '../../src/states/chain-tests.ts'
import { countPaths, countTransitions } from '../../src/states/transition-counts.ts'
import { transitionMatrix } from '../../src/states/transition-matrix.ts'
import { expectPrinted, expectRelative } from '../close.ts'

const none: readonly number[] = []

describe('counts of moves', () => {
  const moves = {
    from: Float64Array.of(0, 0, 1, 2, 0),
    to: Float64Array.of(1, 1, 0, 2, 0),
    weight: Float64Array.of(1, 2, 1, 4, 0.5),
  }

  test('add up the weights of equal moves', () => {
    expect(countTransitions(moves, 3)).toEqual([
      [0.5, 3, 0],
      [1, 0, 0],
      [0, 0, 4],
    ])
  })

  test('of paths, summed over the state before, are those of moves', () => {
    const paths = countPaths({ ...moves, before: Float64Array.of(2, 0, 0, 1, 1) }, 3)
    const summed = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => paths.reduce((sum, after) => sum + (after[i]?.[j] ?? 0), 0)),
    )
    expect(summed).toEqual(countTransitions(moves, 3))
    expect(paths[2]?.[0]?.[1]).toBe(1)
  })

  test('are refused where a state is not known or a weight is broken, by row', () => {
    const refused = (change: object, error: object) => {
      expect(() => countTransitions({ ...moves, ...change }, 3)).toThrow(expect.objectContaining(error))
    }
    const column = { from: Float64Array.of(0, 0, 3, 2, 0) }
    refused(column, { code: 'unknown-state', params: { row: 2, column: 'from', value: 3 } })
    refused({ to: Float64Array.of(0, 0.5, 0, 0, 0) }, { code: 'unknown-state' })
    refused(
      { weight: Float64Array.of(1, 1, 1, 1, -1) },
      { code: 'negative', params: { row: 4, column: 'weight', value: -1 } },
    )
    refused({ weight: Float64Array.of(1) }, { code: 'columns-differ-in-length' })
  })
})

describe('the transition matrix', () => {
  const counts = [
    [8, 2, 0],
    [1, 2, 1],
    [0, 0, 0],
  ]

  test('is the shares of moves without smoothing', () => {
    const [first, second] = transitionMatrix(counts, { kappa: 0, absorbing: [2] })
    expect(first).toEqual([0.8, 0.2, 0])
    expect(second).toEqual([0.25, 0.5, 0.25])
  })

  test('is (N + κπ)/(n + κ) with smoothing, π the shares of all moves', () => {
    const matrix = transitionMatrix(counts, { kappa: 3, absorbing: none })
    const pi = [9 / 14, 4 / 14, 1 / 14]
    for (const [i, row] of counts.entries()) {
      const total = row.reduce((sum, count) => sum + count, 0)
      for (const [j, count] of row.entries()) {
        expectRelative(matrix[i]?.[j] ?? 0, (count + 3 * (pi[j] ?? 0)) / (total + 3), 1e-14)
      }
    }
  })

  test('lets nobody leave an absorbing state, whatever was counted there', () => {
    const odd = [...counts.slice(0, 2), [3, 4, 90]]
    const matrix = transitionMatrix(odd, { kappa: 3, absorbing: [2] })
    expect(matrix[2]).toEqual([0, 0, 1])
    expect(matrix.slice(0, 2)).toEqual(transitionMatrix(counts, { kappa: 3, absorbing: [2] }).slice(0, 2))
  })

  test('is refused without smoothing where nobody was seen to leave, and for broken counts', () => {
    const refused = (bad: number[][], smoothing: { kappa: number; absorbing: number[] }, error: object) => {
      expect(() => transitionMatrix(bad, smoothing)).toThrow(expect.objectContaining(error))
    }
    refused(counts, { kappa: 0, absorbing: [] }, { code: 'state-never-left', params: { state: 2 } })
    refused(
      [
        [0, 0],
        [0, 0],
      ],
      { kappa: 2, absorbing: [] },
      { code: 'state-never-left' },
    )
    refused(
      [
        [1, -1],
        [0, 1],
      ],
      { kappa: 2, absorbing: [] },
      { code: 'negative', params: { row: 0, column: 'count', value: -1 } },
    )
    refused([[1, 1]], { kappa: 2, absorbing: [] }, { code: 'not-square' })
    refused(
      [
        [1, 1],
        [1, 1],
      ],
      { kappa: -1, absorbing: [] },
      { code: 'negative' },
    )
    refused(
      [
        [1, 1],
        [1, 1],
      ],
      { kappa: 1, absorbing: [2] },
      { code: 'unknown-state' },
    )
  })
})

describe('the test of stationarity', () => {
  test('of two periods is the chi-square test of each state, added up', () => {
    // State 0: (30, 10) against (20, 20): 80/2 expected 25, 15; χ² = 2·25/25 + 2·25/15 = 16/3. State 1 moves alike.
    const periods = [
      [
        [30, 10],
        [5, 15],
      ],
      [
        [20, 20],
        [10, 30],
      ],
    ]
    const found = stationarityTest(periods)
    expectRelative(found.statistic, 16 / 3, 1e-13)
    expect(found.degreesOfFreedom).toBe(2)
    // With two degrees of freedom the p-value is exp(−χ²/2).
    expectRelative(found.pValue, Math.exp(-8 / 3), 1e-13)
    expect(found.smallestExpected).toBe(5)
  })

  test('has the 5 % point of the chi-square tables for three degrees of freedom', () => {
    const scale = Math.sqrt(7.815 / 80)
    const shifted = [
      [50 + 50 * scale, 50 - 50 * scale],
      [50 - 50 * scale, 50 + 50 * scale],
    ]
    expect(
      stationarityTest([
        shifted,
        [
          [1, 0],
          [0, 1],
        ],
      ]).degreesOfFreedom,
    ).toBe(2)
    const table = [
      [
        [60, 40],
        [0, 0],
      ],
      [
        [50, 50],
        [0, 0],
      ],
      [
        [40, 60],
        [0, 0],
      ],
      [
        [50, 50],
        [0, 0],
      ],
    ]
    const found = stationarityTest(table)
    expect(found.degreesOfFreedom).toBe(3)
    expectRelative(found.statistic, 8, 1e-13)
    expectPrinted(found.pValue, '0.0460')
  })

  test('rejects one chain in twenty when the matrix holds, and nearly all when it does not', () => {
    const random = seeded(1957)
    const rejected = (later: number) => {
      let count = 0
      for (let world = 0; world < 400; world++) {
        const periods = [0.7, later].map((stay) => [drawn(random, stay), drawn(random, 0.4)])
        if (stationarityTest(periods).pValue < 0.05) count++
      }
      return count / 400
    }
    expect(Math.abs(rejected(0.7) - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / 400))
    expect(rejected(0.5)).toBeGreaterThan(0.9)
  })

  test('is refused where there is nothing to compare', () => {
    const refused = (periods: number[][][], code: string) => {
      expect(() => stationarityTest(periods)).toThrow(expect.objectContaining({ code }))
    }
    refused([], 'nothing-to-compare')
    refused(
      [
        [
          [3, 4],
          [1, 1],
        ],
      ],
      'nothing-to-compare',
    )
    refused(
      [
        [
          [3, 0],
          [0, 0],
        ],
        [
          [4, 0],
          [0, 2],
        ],
      ],
      'nothing-to-compare',
    )
    refused(
      [
        [
          [3, 1],
          [0, 1],
        ],
        [[1]],
      ],
      'not-square',
    )
  })
})

describe('the test of memory', () => {
  test('finds none where the state before does not matter, and rejects one chain in twenty', () => {
    expect(pathsRejected(0)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 400))
  })

  test('finds it where those who have just risen go on rising', () => {
    expect(pathsRejected(0.2)).toBeGreaterThan(0.9)
  })

  test('has one degree of freedom for each state of two', () => {
    const paths = [
      [
        [20, 10],
        [5, 15],
      ],
      [
        [10, 20],
        [15, 45],
      ],
    ]
    const found = memoryTest(paths)
    expect(found.degreesOfFreedom).toBe(2)
    // State 0: (20, 10) against (10, 20): 4 · 25/15. State 1: (5, 15) against (15, 45), alike.
    expectRelative(found.statistic, 100 / 15, 1e-13)
  })
})

/** Share of 400 samples of 600 paths in which memory is found at 5 %. */
function pathsRejected(memory: number): number {
  const random = seeded(99)
  let count = 0
  for (let world = 0; world < 400; world++) {
    const paths = [
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]
    for (let i = 0; i < 600; i++) {
      const before = random() < 0.5 ? 0 : 1
      const from = random() < 0.6 ? before : 1 - before
      const to = random() < 0.5 + (before === from ? memory / 2 : -memory / 2) ? from : 1 - from
      const row = paths[before]?.[from] ?? []
      row[to] = (row[to] ?? 0) + 1
    }
    if (memoryTest(paths).pValue < 0.05) count++
  }
  return count / 400
}

function drawn(random: () => number, stay: number): number[] {
  const stayed = Array.from({ length: 150 }, random).filter((u) => u < stay).length
  return [stayed, 150 - stayed]
}
