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
  | 'no-columns'
  | 'column-missing'
  | 'too-few-distinct-rows'
  | 'too-few-groups'
  | 'no-usable-measures'
  | 'option-out-of-range'
  | 'not-reciprocal'

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
  'no-columns': 'at least one column is needed',
  'column-missing': 'a column that the model was fitted with is missing',
  'too-few-distinct-rows': 'there are fewer different rows than needed',
  'too-few-groups': 'at least two groups are needed',
  'no-usable-measures': 'every measure is constant or mostly missing',
  'option-out-of-range': 'an option lies outside its range',
  'not-reciprocal': 'a judgement must be 1 over the judgement that is turned round',
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
