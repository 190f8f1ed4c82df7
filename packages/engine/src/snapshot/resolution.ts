/**
 * Up to this many customers, models are fitted to and scored on exact days. Beyond it, days are grouped into weeks:
 * fits see the mean of each group, scores are interpolated inside the week, and ten million customers still make few
 * cells. The error is of second order in half a week (docs/decisions/0005).
 */
const EXACT_CUSTOMERS = 100_000

export const resolutionDays = (customers: number): number => (customers <= EXACT_CUSTOMERS ? 1 : 7)

export const DAYS_PER_WEEK = 7
export const WEEKS_PER_YEAR = 365.25 / DAYS_PER_WEEK
