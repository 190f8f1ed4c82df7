import { checkPositive } from '../checks.ts'
import { inRow } from '../lifetime/frequency-recency-age.ts'

/**
 * What effort brings: gain(e) = A (1 − exp(−k e)), ever less per unit of effort.
 * - saturation A: the gain of effort without end, in money
 * - rate k: per unit of effort; ln 2 / k is the effort that brings half of A
 * Effort and gain are both in money here, so that their difference is a profit.
 */
export interface ResponseCurve {
  readonly saturation: number
  readonly rate: number
}

/** The gain of an effort. */
export function gainOf({ saturation, rate }: ResponseCurve, effort: number): number {
  return -saturation * Math.expm1(-rate * effort)
}

/** What the next unit of effort brings: A k exp(−k e). */
export function marginalGain({ saturation, rate }: ResponseCurve, effort: number): number {
  return saturation * rate * Math.exp(-rate * effort)
}

/** Refuses curves whose saturation or rate is not above zero; the error names the group as row. */
export function checkCurves(curves: readonly ResponseCurve[]): void {
  for (const [row, { saturation, rate }] of curves.entries()) {
    inRow(row, () => {
      checkPositive('saturation', saturation)
      checkPositive('rate', rate)
    })
  }
}
