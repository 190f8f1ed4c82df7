import { fillMessage } from '@sabad/contract/errors'
import type { ModelCaution, ModelReason } from '@sabad/contract/schemas/models'
import { count } from './numbers.ts'

const REASONS: Readonly<Record<ModelReason['code'], string>> = {
  'chosen-by-holdout':
    'chosen: it foretold {expected} of the {actual} purchases of the {days} days up to the last month end, and none of the others single customers better beyond chance',
  'alone-in-holdout':
    'chosen: no other could be compared; it foretold {expected} of the {actual} purchases of the {days} days up to the last month end',
  'not-preferred':
    'it foretold {expected} of the {actual} purchases of the {days} days up to the last month end, and single customers as well as the chosen model, which is preferred so that dates compare',
  'customers-less-well':
    'it foretold {expected} of the {actual} purchases of the {days} days up to the last month end, and single customers less well than the best model',
  'best-of-leaving':
    'BG/NBD and NBD hold one-time buyers to be customers for certain; of the others it foretold single customers best, and {expected} of the {actual} purchases of the {days} days up to the last month end',
  'lets-buyers-leave': 'it lets one-time buyers leave, which BG/NBD and NBD do not',
  'not-compared': 'not compared: there is too little history for a holdout',
  'not-sound-before':
    'fitted to what was known {days} days before the last month end it is not sound, so it could not be compared',
  'no-dropout-seen': 'nobody can be seen to leave in these data, where BG/NBD runs away to NBD, its limit',
  'not-the-limit': 'BG/NBD runs away, but not towards this model',
  'only-model-of-spend': 'the one model of spend there is',
  'few-repeat-buyers': 'a fit needs {needed} customers who bought again, and there are {found}',
  'not-converged': 'the search for its best fit did not come to an end',
  'constant-spend': 'everyone spends the same on average, so there is nothing to tell customers apart by',
  'not-fitted': 'it cannot be fitted: {detail}',
}

const CAUTIONS: Readonly<Record<ModelCaution['code'], string>> = {
  'one-time-buyers-alive':
    'BG/NBD holds everyone who bought once to be a customer for certain, however long ago; it is never used to say who is still one.',
  'nobody-leaves': 'NBD lets nobody leave: its forecasts assume that every customer stays.',
  'value-is-of-the-future':
    'Lifetime value looks ahead only, 12 months or, as residual value, 10 years; neither the past nor the first purchase counts.',
  'alive-is-of-another':
    'Expected purchases hold their own probability of being alive; the one that is shown is of {model}, so the two need not agree.',
  'fit-and-holdout-disagree':
    '{model} fits what is known best (log-likelihood), yet another model foretold better; a good fit is no proof of a good forecast.',
  sampled: 'One in {every} customers took part in the comparison, the same ones every time.',
  'fitted-to-sample':
    'The models of this date were estimated from {customers} of {of} customers who have bought, the same from day to day. Everyone is scored.',
  'likelihoods-of-same-customers':
    'Log-likelihoods compare only between models of the same customers on the same date: the purchase models here with each other.',
}

const written = (params: ModelReason['params']): ModelReason['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? count(value) : value]),
  )

/** Why a model was chosen, or why not. */
export const reasonText = ({ code, params }: ModelReason): string => fillMessage(REASONS[code], written(params))

/** What to keep in mind where its numbers are read. */
export const cautionText = ({ code, params }: ModelCaution): string => fillMessage(CAUTIONS[code], written(params))
