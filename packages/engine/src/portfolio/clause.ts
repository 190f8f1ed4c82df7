import type { Measure } from '@sabad/contract/schemas/customers'
import { readVariable } from './variables.ts'

/** A value of a variable, with what it is counted in; null: a bare number. */
interface Amount {
  readonly amount: number
  readonly unit: Measure['unit'] | null
}

/** The title of a measure or tier inside a sentence: written small in English. */
interface Titled {
  readonly titled: string
}

/** What may stand at a place of a clause. */
export type ClausePart = string | number | Amount | Titled | Clause

/**
 * A part of a sentence about a portfolio, as a code with what it needs, so that it can be said in any language: the API
 * answers with it beside its English. A code that begins with `join.` puts `parts` together.
 */
export interface Clause {
  readonly code: ClauseCode
  readonly params: Readonly<Record<string, ClausePart | readonly ClausePart[]>>
}

/** The English of each code. Of those that join, what stands between two parts. */
export const clauseTexts = {
  unknown: '{title} not known',
  any: 'any {title}',
  'at-most': '{title} at most {upTo}',
  above: '{title} above {above}',
  between: '{title} above {above} up to {upTo}',
  'no-level': 'no {title} at all',
  'among-similar': '{title} {labels} among similar customers',
  'not-known': 'not known',
  'one-of': '{title} {values}',
  'other-than': '{title} other than {values}',
  'any-other': 'any other {title}',
  'or-not-known': '{clause} (or not known)',
  'not-described': '{title} that no rule describes',
  'none-known': 'none of {titles} known',
  nearest: 'measures nearest to {label}',
  'nearest-about': 'measures nearest to {label} ({measures})',
  like: 'measures like those of {label}',
  'like-about': 'measures like those of {label} ({measures})',
  about: '{title} about {amount}',
  household: 'as a whole household or account: {reasons}',
  'group-of-companies': 'as a whole group of companies: {reasons}',
  'held-back': 'held back from {group} until another date says the same',
  'second-best': 'second best is {group}, at distance {distance} against {ownDistance}',
  'second-best-probable': 'second best is {group}, {times} times as probable',
  rest: 'Everyone whom no other group takes.',
  merged: 'Too small to stand alone: its customers are in {group}.',
  rule: 'Customers with {alternatives}.',
  'earlier-first': 'Groups before it take theirs first.',
  joined: 'Too small to stand alone, {groups} joined it.',
  definition:
    '{title} sorts every {unit} by {tiers} into the first group that fits of {groups}; everyone else is {rest}.',
  customer: 'customer',
  'household-or-account': 'household or account',
  'companies-together': 'group of companies',
  tier: '{title} ({levels})',
  'levels.bands': '{count} bands',
  'levels.classes': '{count} classes',
  'levels.centres': '{count} centres',
  'levels.groups': '{count} groups',
  'levels.rules': '{count} rules',
  'join.list': ', ',
  'join.or': ' or ',
  'join.and': ' and ',
  'join.reasons': '; ',
  'join.alternatives': '; or with ',
  'join.sentences': ' ',
} as const

export type ClauseCode = keyof typeof clauseTexts

export const clause = (code: ClauseCode, params: Clause['params'] = {}): Clause => ({ code, params })

type Join = Extract<ClauseCode, `join.${string}`>

/** Several parts as one; a single part stays itself. */
export function joined(code: Join, parts: readonly ClausePart[]): ClausePart {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : clause(code, { parts })
}

/** What is a sentence by itself, as the API answers it. */
export const whole = (part: ClausePart): Clause =>
  typeof part === 'object' && 'code' in part ? part : clause('join.sentences', { parts: [part] })

export const titled = (title: string): Titled => ({ titled: title })

/** A value of a variable with its unit. */
export function amountOf(value: number, name: string | undefined): Amount {
  const variable = name === undefined ? null : readVariable(name)
  return { amount: value, unit: variable?.kind === 'measure' ? variable.measure.unit : null }
}

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })

function amountInEnglish({ amount, unit }: Amount): string {
  if (unit === 'share') return `${digits.format(amount * 100)} %`
  return unit === 'days' ? `${digits.format(amount)} days` : digits.format(amount)
}

/** Inside a sentence; abbreviations stay: CLV, RFM. */
const small = (title: string): string =>
  title.replaceAll(/[\p{L}\p{N}]+/gu, (word) => (/\p{Lu}.*\p{Lu}/u.test(word) ? word : word.toLowerCase()))

/** A clause, or a part of one, in English. */
export function inEnglish(part: ClausePart): string {
  if (typeof part === 'string') return part
  if (typeof part === 'number') return digits.format(part)
  if ('titled' in part) return small(part.titled)
  if ('amount' in part) return amountInEnglish(part)
  const { code, params } = part
  const written = (name: string) => [params[name] ?? ''].flat().map(inEnglish)
  if (code.startsWith('join.')) return written('parts').join(clauseTexts[code])
  return clauseTexts[code].replace(/\{(\w+)\}/g, (_, name: string) => written(name).join(', '))
}
