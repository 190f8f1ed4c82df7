const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const upToTwo = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const twoDecimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const fourDecimals = new Intl.NumberFormat('en', { minimumFractionDigits: 4, maximumFractionDigits: 4 })
const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
const significant = new Intl.NumberFormat('en', { minimumSignificantDigits: 6, maximumSignificantDigits: 6 })
const signed = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'exceptZero' })

/** What a table shows where there is no number. Why there is none is said below the table. */
export const NONE = '–'

const orNone =
  (format: Intl.NumberFormat) =>
  (value: number | null | undefined): string =>
    value === null || value === undefined ? NONE : format.format(value)

export const count = orNone(whole)
/** Money without its currency, which stands in the heading. */
export const money = orNone(whole)
/** Money to the cent. */
export const amount = orNone(twoDecimals)
export const change = orNone(signed)
export const share = orNone(percent)
export const decimal = orNone(upToTwo)
/** Means that stand below each other. */
export const mean = orNone(twoDecimals)
/** Log-likelihoods and scores, where the fourth digit still tells models apart. */
export const score = orNone(fourDecimals)
/** Six significant digits: what published estimates are compared by. */
export const estimate = orNone(significant)

/** Nobody needs to know how much rarer than this chance would be. */
const LEAST_CHANCE = 0.0001

/** The probability of chance alone, in a sign and a number. */
export const chance = (pValue: number | null | undefined): string =>
  pValue !== null && pValue !== undefined && pValue < LEAST_CHANCE
    ? `p < ${score(LEAST_CHANCE)}`
    : `p = ${score(pValue)}`

export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`
