import { expect } from 'vitest'

/** Equal to the digits that the source prints: 4.4136 allows half of its last digit. */
export function expectPrinted(actual: number, printed: string): void {
  const decimals = printed.split('.')[1]?.length ?? 0
  expect(Math.abs(actual - Number(printed)), `${actual} prints as ${printed}`).toBeLessThanOrEqual(
    0.5 * 10 ** -decimals * (1 + 1e-9),
  )
}

/** Equal up to a relative error. */
export function expectRelative(actual: number, expected: number, tolerance: number): void {
  const error = Math.abs(actual - expected) / Math.abs(expected)
  expect(error, `${actual} is ${expected}`).toBeLessThanOrEqual(tolerance)
}
