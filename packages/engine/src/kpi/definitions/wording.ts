/** What definitions say alike. */
export const LAST_YEAR = 'The last 12 months'
export const TWO_YEARS = 'The last 12 months against the 12 before'
export const NEXT_YEAR = 'The next 12 months, as of the date'
export const ON_THE_DATE = 'The as-of date'

export const WILSON = '95 %, Wilson: what chance leaves open for so many customers'
export const OF_MEAN = '95 %, normal, of the mean: the customers as a sample of such customers'
export const OF_RATIO = '95 %, normal, ratio estimator (Cochran 1977, 6.4)'
export const NONE = 'None: it is counted, not estimated'

export const CONTRACTS = 'contracts'
export const SALES = 'orders, order lines'
