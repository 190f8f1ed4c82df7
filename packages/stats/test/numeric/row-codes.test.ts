import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowCodes } from '../../src/numeric/row-codes.ts'

const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(2))
const rowsOfAny = fc.array(row, { maxLength: 60 }).chain((rows) => fc.shuffledSubarray([...rows, ...rows.slice(0, 20)]))

const byHand = (rows: readonly (readonly number[])[]) => {
  const known = new Map<string, number>()
  return rows.map((values) => {
    const key = values.map((value) => value + 0).join(' ')
    const code = known.get(key) ?? known.size
    known.set(key, code)
    return code
  })
}

const codesOf = (rows: readonly (readonly number[])[]) => [
  ...rowCodes(
    [0, 1, 2].map((place) => Float64Array.from(rows, (values) => values[place] ?? 0)),
    rows.length,
  ),
]

test.each([
  ['in whatever order they come', (rows: number[][]) => rows],
  [
    'that rise',
    (rows: number[][]) => rows.sort(([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f),
  ],
] as const)('rows %s have a code each, equal ones the same, in order of first appearance', (_, ordered) => {
  fc.assert(
    fc.property(rowsOfAny, (rows) => {
      const all = ordered(rows.map((values) => [...values]))
      expect(codesOf(all)).toEqual(byHand(all))
    }),
  )
})
