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
  | 'no-covariance'
  | 'constant-covariate'
  | 'collinear-covariate'
  | 'unknown-covariate'
  | 'not-zero-or-one'
  | 'exit-not-after-entry'
  | 'no-losses-at-all'
  | 'periods-not-consecutive'
  | 'survivors-rise'
  | 'frequency-beyond-recency'
  | 'gaps-beyond-recency'
  | 'regularity-out-of-range'
  | 'too-many-periods'
  | 'beyond-observation'
  | 'never-ends'
  | 'unknown-state'
  | 'unknown-action'
  | 'not-square'
  | 'state-never-left'
  | 'row-does-not-sum-to-one'
  | 'nothing-to-compare'
  | 'too-few-draws'
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
  | 'no-columns'
  | 'column-missing'
  | 'too-few-distinct-rows'
  | 'too-few-groups'
  | 'no-usable-measures'
  | 'option-out-of-range'
  | 'out-of-range'
  | 'not-reciprocal'

export type StatsErrorParams = Readonly<Record<string, number | string>>

/** What the input has to keep to, in English. */
export const rules: Readonly<Record<StatsErrorCode, string>> = {
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
  'no-covariance': 'the fit must have converged, so that the errors of its parameters are known',
  'constant-covariate': 'a covariate must differ between customers',
  'collinear-covariate':
    'a covariate must not follow from the others: leave one out, or regularise, which shares the effect between them',
  'unknown-covariate':
    'the covariate must be one of those of the data or the model, and each of the model must be given',
  'not-zero-or-one': 'the value must be 0 or 1',
  'exit-not-after-entry': 'a customer must be observed for some time: exit must lie after entry',
  'no-losses-at-all': 'at least one customer must have left',
  'periods-not-consecutive': 'the periods of a cohort must follow one another without gap or repetition',
  'survivors-rise': 'a cohort must not have more active customers than a period before',
  'frequency-beyond-recency': 'there must not be more purchases than opportunities up to the last one',
  'gaps-beyond-recency':
    'the logarithms of the gaps between purchases must add up to no more than frequency · ln(recency / frequency)',
  'regularity-out-of-range': 'the regularity k must be a whole number from 1 to 12',
  'too-many-periods': 'the number of periods is beyond what the model can take',
  'beyond-observation': 'the time must not lie beyond the last observation',
  'never-ends': 'without discounting and without losses the value has no end',
  'unknown-state': 'the state must be one of those of the chain',
  'unknown-action': 'every state needs an action, and an action must be one of those of its state',
  'not-square': 'there must be as many rows, and as many values in each, as there are states',
  'state-never-left': 'without smoothing every state must have been left at least once',
  'row-does-not-sum-to-one': 'the probabilities of a row must add up to 1',
  'too-few-draws': 'at least two draws are needed',
  'nothing-to-compare': 'there must be at least two rows with moves from one state, to at least two states',
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
  'no-columns': 'at least one column is needed',
  'column-missing': 'a column that the model was fitted with is missing',
  'too-few-distinct-rows': 'there are fewer different rows than needed',
  'too-few-groups': 'at least two groups are needed',
  'no-usable-measures': 'every measure is constant or mostly missing',
  'option-out-of-range': 'an option lies outside its range',
  'out-of-range': 'the value must lie within the range',
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
