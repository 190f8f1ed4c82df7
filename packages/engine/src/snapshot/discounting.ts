import type { Discounting } from '@sabad/stats/lifetime/discounted-purchases'
import { WEEKS_PER_YEAR } from './resolution.ts'

const RESIDUAL_YEARS = 10

/** All that is foretold of a customer is foretold so far. */
export const RESIDUAL_WEEKS = RESIDUAL_YEARS * WEEKS_PER_YEAR

const ratePerWeek = (discountRate: number): number => Math.log1p(discountRate) / WEEKS_PER_YEAR

/** How the purchases of the next year are discounted. */
export const yearOf = (discountRate: number): Discounting => ({
  horizon: WEEKS_PER_YEAR,
  step: WEEKS_PER_YEAR / 4,
  ratePerUnit: ratePerWeek(discountRate),
})

/** How those of the next ten years are. */
export const yearsOf = (discountRate: number): Discounting => ({
  horizon: RESIDUAL_WEEKS,
  step: WEEKS_PER_YEAR,
  ratePerUnit: ratePerWeek(discountRate),
})
