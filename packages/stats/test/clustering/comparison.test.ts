import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedRand } from '../../src/clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../../src/clustering/comparison/cross-table.ts'
import { noGroup, smoothLabels } from '../../src/clustering/comparison/hysteresis.ts'
import { matchLabels } from '../../src/clustering/comparison/match-labels.ts'
import { normalisedMutualInformation } from '../../src/clustering/comparison/mutual-information.ts'
import { expectRelative } from '../close.ts'

const partitions = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 4 })), { minLength: 2, maxLength: 30 })
  .map((rows) => ({ one: Uint32Array.from(rows, ([a]) => a), other: Uint32Array.from(rows, ([, b]) => b) }))
const ones = (labels: Uint32Array) => new Float64Array(labels.length).fill(1)
const tableOf = (one: Uint32Array, other: Uint32Array) => crossTable(one, other, ones(one))

test('a cross-table counts weights, with totals', () => {
  const table = crossTable(Uint32Array.of(0, 1, 1), Uint32Array.of(2, 0, 2), Float64Array.of(1, 2, 4))
  expect(table).toEqual({
    counts: [
      [0, 0, 1],
      [2, 0, 4],
    ],
    rowTotals: [1, 6],
    columnTotals: [2, 0, 5],
    total: 7,
  })
})

test('partitions of different rows, and none at all, are refused', () => {
  expect(() => crossTable(Uint32Array.of(0), Uint32Array.of(0, 1), Float64Array.of(1))).toThrow(
    expect.objectContaining({ code: 'columns-differ-in-length' }),
  )
  expect(() => crossTable(new Uint32Array(), new Uint32Array(), new Float64Array())).toThrow(
    expect.objectContaining({ code: 'no-rows' }),
  )
})

describe('the adjusted Rand index', () => {
  test('is the definition over all pairs of customers', () => {
    fc.assert(
      fc.property(partitions, ({ one, other }) => expectNear(adjustedRand(tableOf(one, other)), overPairs(one, other))),
    )
  })

  test('by hand: 0 0 0 1 1 1 against 0 0 1 1 2 2 is 0.24242', () => {
    const table = tableOf(Uint32Array.of(0, 0, 0, 1, 1, 1), Uint32Array.of(0, 0, 1, 1, 2, 2))
    expectRelative(adjustedRand(table), (2 - 18 / 15) / (4.5 - 18 / 15), 1e-12)
  })
})

describe.each([
  ['adjusted Rand', adjustedRand],
  ['normalised mutual information', normalisedMutualInformation],
] as const)('%s', (_, index) => {
  test('is 1 for a partition and itself under other names', () => {
    fc.assert(
      fc.property(partitions, ({ one }) =>
        expectNear(
          index(
            tableOf(
              one,
              one.map((label) => 7 - label),
            ),
          ),
          1,
        ),
      ),
    )
  })

  test('is symmetric, and does not change with names, order of rows or duplicates as weights', () => {
    fc.assert(
      fc.property(partitions, ({ one, other }) => {
        const value = index(tableOf(one, other))
        expectNear(index(tableOf(other, one)), value)
        expectNear(
          index(
            tableOf(
              one.map((label) => (label * 3 + 1) % 7),
              other,
            ),
          ),
          value,
        )
        expectNear(index(tableOf(one.toReversed(), other.toReversed())), value)
        const doubled = crossTable(one, other, ones(one).fill(2))
        expectNear(index(doubled), index(tableOf(Uint32Array.of(...one, ...one), Uint32Array.of(...other, ...other))))
      }),
    )
  })
})

test('normalised mutual information by hand: halves against thirds of which one lies across', () => {
  // H = ln 2 and ln 3; the joint entropy is ln 3 + ln 2 / 3.
  const table = tableOf(Uint32Array.of(0, 0, 0, 1, 1, 1), Uint32Array.of(0, 0, 1, 1, 2, 2))
  const information = Math.log(2) + Math.log(3) - (Math.log(3) + Math.log(2) / 3)
  expectRelative(normalisedMutualInformation(table), information / ((Math.log(2) + Math.log(3)) / 2), 1e-12)
  expect(normalisedMutualInformation(tableOf(Uint32Array.of(0, 0, 1, 1), Uint32Array.of(0, 1, 0, 1)))).toBe(0)
})

describe('labels of a refit', () => {
  test('are matched to the old ones though all were numbered anew', () => {
    fc.assert(
      fc.property(partitions, ({ one }) => {
        const used = [...new Set(one)]
        const { matches } = matchLabels(
          tableOf(
            one,
            one.map((label) => 3 - label),
          ),
        )
        for (const label of used) expect(matches[3 - label]).toMatchObject({ old: label, similarity: 1 })
      }),
    )
  })

  test('name a group that is new, and an old one that nobody continues', () => {
    // The old group 1 falls apart; what was 0 stays.
    const before = Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 1)
    const after = Uint32Array.of(1, 1, 1, 1, 0, 0, 2, 2)
    const { matches, retired, similarity } = matchLabels(tableOf(before, after), 0.6)
    expect(matches).toEqual([
      { group: 0, old: null, similarity: 0.5 },
      { group: 1, old: 0, similarity: 1 },
      { group: 2, old: null, similarity: 0.5 },
    ])
    expect(retired).toEqual([1])
    expect(similarity).toEqual([
      [0, 1, 0],
      [0.5, 0, 0.5],
    ])
  })

  test('keep a name above the limit even where two weaker matches would add up to more', () => {
    const table = {
      counts: [
        [67, 33],
        [33, 0],
      ],
      rowTotals: [100, 33],
      columnTotals: [100, 33],
      total: 133,
    }
    expect(matchLabels(table, 0.5).matches[0]).toMatchObject({ group: 0, old: 0 })
  })
})

describe('hysteresis', () => {
  const history = {
    raw: Uint32Array.of(1, 1, 1, 0, 1),
    rawBefore: Uint32Array.of(0, 0, 1, 0, noGroup),
    smoothedBefore: Uint32Array.of(0, 0, 0, 0, noGroup),
    lead: Float64Array.of(0.05, 0.4, 0.05, 0, 0),
  }

  test('moves only those who win by the margin, were there twice, or are new', () => {
    expect(Array.from(smoothLabels(history, 0.1))).toEqual([0, 1, 1, 0, 1])
  })

  test('with margin 0 lets everyone move, and does not change the raw labels', () => {
    const copy = structuredClone(history)
    expect(smoothLabels(history, 0)).toEqual(history.raw)
    expect(history).toEqual(copy)
  })

  test('stops a customer on a border from going back and forth', () => {
    let smoothed = Uint32Array.of(0)
    let before = Uint32Array.of(0)
    const seen = [1, 0, 1, 0, 1].map((label) => {
      const raw = Uint32Array.of(label)
      smoothed = Uint32Array.from(
        smoothLabels({ raw, rawBefore: before, smoothedBefore: smoothed, lead: Float64Array.of(0.02) }, 0.1),
      )
      before = raw
      return smoothed[0]
    })
    expect(seen).toEqual([0, 0, 0, 0, 0])
  })

  test('refuses a margin that is none, and columns of different lengths', () => {
    expect(() => smoothLabels(history, 1.5)).toThrow(expect.objectContaining({ code: 'option-out-of-range' }))
    expect(() => smoothLabels({ ...history, lead: new Float64Array(2) }, 0.1)).toThrow(
      expect.objectContaining({ code: 'columns-differ-in-length' }),
    )
  })
})

function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-9)
}

/** Hubert and Arabie's index from the four kinds of pairs. */
function overPairs(one: Uint32Array, other: Uint32Array): number {
  let both = 0
  let inOne = 0
  let inOther = 0
  let all = 0
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [one[i] === one[j], other[i] === other[j]]
      all += 1
      inOne += Number(a)
      inOther += Number(b)
      both += Number(a && b)
    }
  }
  const expected = (inOne * inOther) / all
  const most = (inOne + inOther) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}
