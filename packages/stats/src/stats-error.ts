/**
 * What can be wrong with the input of a model. Codes are stable and translatable; the English message is for logs.
 * `row` in the params is the zero-based position in the columns that were passed.
 */
export type StatsErrorCode =
  | 'columns-differ-in-length'
  | 'no-rows'
  | 'not-finite'
  | 'negative'
  | 'not-whole'
  | 'not-positive'
  | 'recency-beyond-age'
  | 'recency-without-repeats'
  | 'no-repeats-at-all'
  | 'too-few-customers'
  | 'constant-spend'
  | 'not-a-probability'
  | 'not-in-order'
  | 'weights-do-not-sum'
  | 'limits-leave-no-room'
  | 'required-beyond-limit'
  | 'answers-not-rising'
  | 'too-few-periods'
  | 'constant-returns'
  | 'not-positive-definite'
  | 'no-return-above-riskless'
  | 'too-many-for-exact'
  | 'solver-gave-up'
  | 'all-zero'

export type StatsErrorParams = Readonly<Record<string, number | string>>

const rules: Readonly<Record<StatsErrorCode, string>> = {
  'columns-differ-in-length': 'all columns must have the same length',
  'no-rows': 'at least one row is needed',
  'not-finite': 'the value must be a finite number',
  negative: 'the value must not be negative',
  'not-whole': 'a count must be a whole number',
  'not-positive': 'the value must be above zero',
  'recency-beyond-age': 'the last purchase must not lie beyond the end of observation',
  'recency-without-repeats': 'a customer with frequency 0 must have recency 0',
  'no-repeats-at-all': 'at least one customer must have bought again',
  'too-few-customers': 'the weights must add up to at least two customers',
  'constant-spend': 'mean values must differ between customers',
  'not-a-probability': 'the value must lie between 0 and 1',
  'not-in-order': 'the lower limit must not lie above the upper limit',
  'weights-do-not-sum': 'the weights must add up to one',
  'limits-leave-no-room': 'no solution lies within the limits',
  'required-beyond-limit': 'what is required already exceeds a limit',
  'answers-not-rising': 'more effort must not bring less, and saturation must lie above every other answer',
  'too-few-periods': 'more periods are needed',
  'constant-returns': 'the returns of each group must vary over time',
  'not-positive-definite': 'the covariance must be positive definite',
  'no-return-above-riskless': 'no allowed portfolio earns more than the riskless rate',
  'too-many-for-exact': 'the problem is too large to be solved exactly',
  'solver-gave-up': 'the solver ended without an answer',
  'all-zero': 'at least one value must be above zero',
}

/** The input breaks a rule. `params` says where (row, column) and what was found. */
export class StatsError extends Error {
  readonly code: StatsErrorCode
  readonly params: StatsErrorParams

  constructor(code: StatsErrorCode, params: StatsErrorParams = {}) {
    const found = Object.entries(params).map(([name, value]) => `${name} ${value}`)
    super(found.length === 0 ? rules[code] : `${rules[code]} (${found.join(', ')})`)
    this.name = 'StatsError'
    this.code = code
    this.params = params
  }
}
