import type { Particular } from '@sabad/contract/schemas/particulars'
import { type ParticularCode, particular, textRule } from './particular.ts'

/** What zod says of a value that does not fit; what an issue holds beside these depends on its code. */
export interface Issue {
  readonly message: string
  readonly path?: readonly unknown[] | undefined
  readonly code?: string | undefined
}

const step = (part: unknown): string =>
  String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)

/** Where in the input it is: `tiers.0.labels`. */
export const fieldOf = ({ path = [] }: Issue): string => path.map(step).join('.')

const of = (issue: Issue, name: string): unknown => new Map<string, unknown>(Object.entries(issue)).get(name)

const plain = (value: unknown): string | number => (typeof value === 'number' ? value : String(value))

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

interface Limit {
  readonly name: 'least' | 'most'
  readonly value: unknown
  /** Of lengths; of numbers that may reach it; of numbers that may not. */
  readonly codes: readonly [ParticularCode, ParticularCode, ParticularCode]
}

function limited(issue: Issue, { name, value, codes: [length, inclusive, exclusive] }: Limit) {
  const isNumber = ['number', 'int', 'bigint'].includes(String(of(issue, 'origin')))
  const code = isNumber ? (of(issue, 'inclusive') === false ? exclusive : inclusive) : length
  return particular(code, { [name]: plain(value) })
}

/** Of several kinds of a thing, which one it is decides what it holds: the names of the kinds, where it names none. */
function kinds(issue: Issue): Particular {
  const values = listed(of(issue, 'options'))
  return values.length === 0 ? particular('issue.other') : particular('issue.values', { values })
}

function told(issue: Issue): Particular {
  switch (issue.code) {
    case 'invalid_type':
      return particular('issue.type', { expected: plain(of(issue, 'expected')) })
    case 'too_small':
      return limited(issue, {
        name: 'least',
        value: of(issue, 'minimum'),
        codes: ['issue.too-short', 'issue.too-small', 'issue.above'],
      })
    case 'too_big':
      return limited(issue, {
        name: 'most',
        value: of(issue, 'maximum'),
        codes: ['issue.too-long', 'issue.too-big', 'issue.below'],
      })
    case 'invalid_format':
      return particular('issue.format', { format: plain(of(issue, 'format')) })
    case 'not_multiple_of':
      return particular('issue.step', { step: plain(of(issue, 'divisor')) })
    case 'unrecognized_keys':
      return particular('issue.unknown-keys', { keys: listed(of(issue, 'keys')) })
    case 'invalid_value':
      return particular('issue.values', { values: listed(of(issue, 'values')) })
    case 'invalid_union':
      return kinds(issue)
    default:
      return particular('issue.other')
  }
}

/** What is wrong with one value of an input, with its place; in English in zod's own words. */
export function issueParticular(issue: Issue): Particular {
  const found = { ...(textRule(issue.message) ?? told(issue)), message: issue.message }
  const field = fieldOf(issue)
  return field === '' ? found : particular('issue.at', { field, issue: found })
}
