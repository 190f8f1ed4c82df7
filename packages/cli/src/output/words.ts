import { fillMessage } from '@sabad/contract/errors'
import type { Figure, Notice } from '@sabad/contract/schemas/figures'

/** A code without a sentence of its own, as words: customer-missing becomes "customer missing". */
export const words = (code: string): string => code.replace(/^import\./, '').replaceAll('-', ' ')

const NOTICES: Readonly<Record<string, string>> = {
  'few-repeat-buyers':
    'Few customers bought more than once: the fit needs {needed} and has {found}, so treat it with care.',
  'few-losses': 'Few customers were lost: the fit needs {needed} and has {found}, so treat it with care.',
  'spend-depends-on-frequency':
    'Those who buy often spend differently each time than those who buy seldom (correlation {correlation}), which this model assumes they do not.',
  'iteration-limit': 'The search stopped after {iterations} steps before it had found the best fit.',
  'parameter-runs-away': 'The parameter {parameter} has no best value: the data pull it towards {towards}.',
  'no-further-improvement': 'The search could not improve the fit any further, though it was not yet at its best.',
  'hessian-not-negative-definite': 'Standard errors cannot be had, because the fit is not at a clear peak.',
  'import.ids-cleaned': 'The numbers in {column} were written as decimals (12.0); they are read without.',
  'import.ambiguous-numbers':
    'The numbers in {column} could be read in two ways; they are read with {decimalMark} as the decimal mark.',
  'import.mixed-date-orders': 'The dates in {column} are written in more than one order.',
  'import.duplicate-keys': 'Rows that name a key which a later row names again: {rows}; the later row counts.',
  'import.columns-renamed': 'Some columns had the same name and got a number: {columns}.',
  'import.no-header': 'The first row holds values and no names, so the columns are numbered.',
  'import.rates-read-as-percent': 'The rates in {column} are read as percent.',
  'import.discount-is-rate': 'The discount is a share of the price, not an amount.',
  'import.other-sheets': 'Only the sheet {sheet} is read; there are also {sheets}.',
  'import.amount-computed': 'The amount is computed from quantity and price.',
  'import.columns-ignored': 'Columns that are not used: {columns}.',
}

const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))

/** What is worth knowing, as a sentence; a notice too new for the list still says all it holds. */
export function noticeText({ code, params }: Notice): string {
  const sentence = NOTICES[code]
  if (sentence !== undefined) return fillMessage(sentence, params)
  const details = Object.entries(params).map(([name, value]) => `${name} ${text(value)}`)
  return details.length > 0 ? `${words(code)} (${details.join('; ')})` : words(code)
}

const MISSING = {
  'no-customers': 'it has no customers',
  'no-earlier-buyers': 'nobody bought a year earlier',
  'no-model': 'no model scores it; "sabad models" shows those there are',
} as const satisfies Record<NonNullable<Figure['missing']>, string>

/** Why a figure has no value. */
export const missingText = (reason: NonNullable<Figure['missing']>): string => MISSING[reason]

const STAGES: Readonly<Record<string, string>> = {
  waiting: 'waiting for other work to end',
  unpack: 'unpacking the file',
  read: 'reading the file',
  parse: 'splitting the file into rows',
  look: 'looking at the values',
  customers: 'finding the customers',
  replace: 'taking out the rows that are replaced',
  write: 'writing the records',
  facts: 'gathering the records',
  snapshot: 'measuring the customers at each date',
  assign: 'putting every customer in a group',
  publish: 'publishing the results',
}

export const stageText = (stage: string): string => STAGES[stage] ?? stage
