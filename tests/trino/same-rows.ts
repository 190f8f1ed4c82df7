import { expect } from 'vitest'

export type PlainRow = Readonly<Record<string, unknown>>

/** Sums of doubles differ in their last digits with the order in which they are added up, and what is fitted to them more. */
const TOLERANCE = 1e-9

/** What two sums that cancel each other leave is rounding of what was added up: this share of the largest number beside it. */
const ROUNDING = 16 * Number.EPSILON

const largestOf = (row: PlainRow): number =>
  Math.max(0, ...Object.values(row).map((value) => (typeof value === 'number' ? Math.abs(value) : 0)))

const isClose = (a: unknown, b: unknown, residue: number): boolean =>
  a === b ||
  (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= Math.max(TOLERANCE * Math.abs(a), residue))

const differences = (a: PlainRow, b: PlainRow): readonly string[] => {
  const residue = ROUNDING * largestOf(a)
  return Object.keys(a)
    .filter((name) => !isClose(a[name], b[name], residue))
    .map((name) => `${name}: ${a[name]} is ${b[name]} (${JSON.stringify(a).slice(0, 200)})`)
}

/** Every row of one is in the other, in the same place; numbers but for rounding. */
export function expectSameRows(here: readonly PlainRow[], there: readonly PlainRow[]): void {
  expect(here.length).toBeGreaterThan(0)
  expect(there).toHaveLength(here.length)
  expect(here.flatMap((row, at) => differences(row, there[at] ?? {})).slice(0, 5)).toEqual([])
}
