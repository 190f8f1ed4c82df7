import { fillMessage } from '@sabad/contract/errors'
import type { Figure, Notice } from '@sabad/contract/schemas/figures'
import { decimal } from './numbers.ts'

/** A code without a sentence of its own, as words: customer-missing becomes "customer missing". */
export const words = (code: string): string => code.replace(/^import\./, '').replaceAll('-', ' ')

const NOTICES: Readonly<Record<string, string>> = {
  'few-repeat-buyers':
    'Few customers bought more than once: the fit needs {needed} and has {found}, so treat it with care.',
  'few-losses': 'Few customers were lost: the fit needs {needed} and has {found}, so treat it with care.',
  'spend-depends-on-frequency':
    'Those who buy often spend differently each time than those who buy seldom (correlation {correlation}), which this model assumes they do not.',
  'purchases-hardly-vary':
    'What a customer spends at a time varies next to nothing around the mean of that customer: the data pull p towards infinity, and it is held at {p}, which stands for a variation of 1%.',
  'iteration-limit': 'The search stopped after {iterations} steps before it had found the best fit.',
  'parameter-runs-away': 'The parameter {parameter} has no best value: the data pull it towards {towards}.',
  'no-further-improvement': 'The search could not improve the fit any further, though it was not yet at its best.',
  'hessian-not-negative-definite': 'Standard errors cannot be had, because the fit is not at a clear peak.',
  'all-clusters-stable': 'All groups come back when customers are drawn anew (the least stable: {leastStability}).',
  'clusters-doubtful':
    'Not all groups surely come back when customers are drawn anew (the least stable: {leastStability}).',
  'no-stable-clusters':
    'No number of groups comes back when customers are drawn anew; this one comes nearest ({leastStability}).',
  'greatest-silhouette': 'This number has the greatest silhouette ({silhouette}).',
  'weak-structure':
    'The groups run into one another (silhouette {silhouette}): useful slices rather than natural kinds.',
  'gap-agrees': 'The gap statistic takes {k} groups, too.',
  'gap-prefers': 'The gap statistic would take {k} groups.',
  'gap-finds-no-clusters': 'The gap statistic finds customers no more clustered than evenly spread ones.',
  'davies-bouldin-agrees': 'The Davies-Bouldin index takes {k} groups, too.',
  'davies-bouldin-prefers': 'The Davies-Bouldin index would take {k} groups.',
  'calinski-harabasz-agrees': 'The Calinski-Harabasz index takes {k} groups, too.',
  'calinski-harabasz-prefers': 'The Calinski-Harabasz index would take {k} groups.',
  'least-bic': 'This number has the least information criterion (BIC {bic}).',
  'icl-agrees': 'The criterion that wants groups apart (ICL) takes {k} groups, too.',
  'icl-prefers': 'The criterion that wants groups apart (ICL) would take {k} groups.',
  'component-too-small': 'The group {group} rests on very few customers ({weight}).',
  'component-flat': 'The group {group} hardly varies in {dimension}.',
  'all-groups-compact': 'Every group is compact: its deviation is below {target} of its mean.',
  'groups-not-compact':
    '{groups} of {of} groups could not be made compact: their deviation is not below {target} of their mean.',
  'cross-validated-size':
    'The tree is the smallest that does about as well as the best on customers it has not seen ({leaves} groups, {folds} folds).',
  'division-unsure':
    'On customers it has not seen the tree errs less than no groups do, but by less than one standard error: it may be chance ({leaves} groups, {folds} folds).',
  'significant-divisions': 'Every division is significant at {alpha}, adjusted for the choice ({leaves} groups).',
  'trees-agree':
    'Trees grown anew from others of the customers, {repetitions} of them, agree with it on those left out by {rand} (adjusted Rand: 1 the same, 0 chance).',
  'in-batches': 'k-means walked batches of {customers} customers.',
  'mostly-missing': 'known of {coverage} of the customers only.',
  constant: 'it is {value} for everyone.',
  'nearly-constant': 'it is {value} for nearly everyone.',
  'is-the-outcome': 'it is what is to be explained.',
  'too-many-texts': 'it has more than {most} different texts.',
  'kpi.not-computed': 'it was not computed as of this date',
  'kpi.before-baseline': 'the strategy had not begun yet',
  'kpi.no-baseline': 'it had no value when the strategy was saved, so there is no baseline',
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

/** Binary fractions as people write them. */
const shortened = (params: Notice['params']): Notice['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? decimal(value) : value]),
  )

/** What is worth knowing, as a sentence; a notice too new for the list still says all it holds. */
export function noticeText({ code, params }: Notice): string {
  const sentence = NOTICES[code]
  if (sentence !== undefined) return fillMessage(sentence, shortened(params))
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
  sample: 'reading a sample of the customers',
  compare: 'comparing numbers of groups',
  fit: 'finding the groups',
  stability: 'finding them again in resamples',
  assign: 'putting every customer in a group',
  count: 'counting the groups',
  kpi: 'computing the key figures',
  publish: 'publishing the results',
  report: 'writing the report',
}

export const stageText = (stage: string): string => STAGES[stage] ?? stage
