/** Whole cents: what a till can print. */
export const money = (amount: number): number => Math.round(amount * 100) / 100
