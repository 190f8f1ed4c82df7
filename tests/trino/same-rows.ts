import { expect } from 'vitest'

export type PlainRow = Readonly<Record<string, unknown>>

/**
 * Sums of doubles differ in their last digits with the order in which they are added up, and what is fitted to them more. What
 * is left of two sums that cancel each other is rounding by itself, so that below one unit (of money, of a probability) the
 * tolerance is that of one.
 */
const TOLERANCE = 1e-9

const isClose = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a)))

const differences = (a: PlainRow, b: PlainRow): readonly string[] =>
  Object.keys(a)
    .filter((name) => !isClose(a[name], b[name]))
    .map((name) => `${name}: ${a[name]} is ${b[name]} (${JSON.stringify(a).slice(0, 200)})`)

/** Every row of one is in the other, in the same place; numbers but for rounding. */
export function expectSameRows(here: readonly PlainRow[], there: readonly PlainRow[]): void {
  expect(here.length).toBeGreaterThan(0)
  expect(there).toHaveLength(here.length)
  expect(here.flatMap((row, at) => differences(row, there[at] ?? {})).slice(0, 5)).toEqual([])
}
