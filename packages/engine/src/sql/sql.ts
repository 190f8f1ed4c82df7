/**
 * SQL as SQL. In the template every `${value}` becomes a bound parameter, and every `${fragment}` is spliced with its
 * own parameters: there is no way to put a value into the text by accident.
 */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

export type SqlValue = string | number | bigint | boolean | null

type Part = Sql | SqlValue

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null && 'text' in part

export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[index + 1] ?? ''
  }
  return { text, values }
}

/** A quoted identifier. Names never come from a value's place, so this is the only way in for them. */
export const identifier = (name: string): Sql => ({ text: `"${name.replaceAll('"', '""')}"`, values: [] })

/** SQL that this program wrote itself (a formula of the registry, a migration file). Never for input. */
export const trusted = (text: string): Sql => ({ text, values: [] })

/** Joins fragments with a separator: lists of columns, of conditions, of values. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  return { text: parts.map((part) => part.text).join(separator), values: parts.flatMap((part) => part.values) }
}

export const list = (values: readonly SqlValue[]): Sql => join(values.map((value) => sql`${value}`))
