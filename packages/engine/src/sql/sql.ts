import type { Database } from './database.ts'

/** What a query reads that lies in no file: the program lays it beside the data first, once on each connection. */
export interface Need {
  /** The same for what is the same. */
  readonly key: string
  readonly lay: (database: Database) => Promise<void>
}

/**
 * SQL as SQL. In the template every `${value}` becomes a bound parameter, and every `${fragment}` is spliced with its
 * own parameters: there is no way to put a value into the text by accident.
 */
export interface Sql {
  /** What stands between the values: one string more than there are values. */
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]
  /** Left out: it reads what is there. Whatever it becomes a part of needs the same. */
  readonly needs?: readonly Need[]
}

export type SqlValue = string | number | bigint | boolean | null

type Part = Sql | SqlValue

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null && 'strings' in part

/** Lays fragments end to end. */
function concatenate(fragments: readonly Sql[]): Sql {
  const strings = ['']
  for (const fragment of fragments) {
    const [first = '', ...rest] = fragment.strings
    strings.push((strings.pop() ?? '') + first, ...rest)
  }
  const needs = fragments.flatMap((fragment) => fragment.needs ?? [])
  return { strings, values: fragments.flatMap(({ values }) => values), ...(needs.length > 0 && { needs }) }
}

const place = (value: SqlValue): Sql => ({ strings: ['', ''], values: [value] })

export function sql(template: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  const fragments = parts.flatMap((part, index) => [
    isSql(part) ? part : place(part),
    trusted(template[index + 1] ?? ''),
  ])
  return concatenate([trusted(template[0] ?? ''), ...fragments])
}

/**
 * The text with numbered places. An engine that numbers bare question marks itself may do so in the order in which it
 * builds its plan: DuckDB reads the FROM of an UPDATE before its SET.
 */
export const textOf = ({ strings }: Sql): string => strings.reduce((text, part, index) => `${text}$${index}${part}`)

/** A quoted identifier. Names never come from a value's place, so this is the only way in for them. */
export const identifier = (name: string): Sql => ({ strings: [`"${name.replaceAll('"', '""')}"`], values: [] })

/** SQL that this program wrote itself (a formula of the registry, a migration file). Never for input. */
export const trusted = (text: string): Sql => ({ strings: [text], values: [] })

/** A fragment that may be run once something has been laid. */
export const needing = (need: Need, fragment: Sql): Sql => ({ ...fragment, needs: [...(fragment.needs ?? []), need] })

/** Joins fragments with a separator: lists of columns, of conditions, of values. */
export const join = (parts: readonly Sql[], separator = ', '): Sql =>
  concatenate(parts.flatMap((part, index) => (index === 0 ? [part] : [trusted(separator), part])))

export const list = (values: readonly SqlValue[]): Sql => join(values.map(place))
