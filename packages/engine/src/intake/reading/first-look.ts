import { type Sql, sql } from '../../sql/sql.ts'
import type { Mapped } from '../mapping/map-columns.ts'
import type { SourceColumn } from '../source/source.ts'

/** A mapped field with the column that holds it. */
export interface Bound extends Mapped {
  readonly from: SourceColumn
}

export const isDated = ({ field }: Pick<Mapped, 'field'>): boolean =>
  field.type === 'date' || field.type === 'timestamp'
/** One of a few words, which are looked up. */
export const isWord = ({ field }: Pick<Mapped, 'field'>): boolean =>
  field.type === 'boolean' || field.type === 'link-kind'
/** A typed column of another type than the field's is read by its text. */
export function isMistyped({ field, from }: Bound): boolean {
  if (isDated({ field })) return !['text', 'date', 'moment', 'zoned-moment'].includes(from.arrives)
  if (isNumeric({ field })) return !['text', 'number'].includes(from.arrives)
  return field.type === 'boolean' && from.arrives !== 'text' && from.arrives !== 'boolean'
}
export const isNumeric = ({ field }: Pick<Mapped, 'field'>): boolean => ['number', 'money', 'rate'].includes(field.type)

const idLook = (c: Sql) => ({
  present: sql`count(${c})`,
  // Only a short text can say nothing, as 'NULL' does; CASE spares the others the comparison.
  silent: sql`count_if(CASE WHEN strlen(${c}) <= 4 THEN says_nothing(${c}) END)`,
  // White space, or letters beyond ASCII that might be spaces or digits.
  untidy: sql`count_if(contains(${c}, ' ') OR strlen(${c}) <> length(${c}))`,
})

const numberLook = (c: Sql) => ({
  present: sql`count(${c})`,
  plain: sql`count_if(try_cast(${c} AS DOUBLE) BETWEEN -1e15 AND 1e15)`,
})

const typedNumberLook = (c: Sql) => ({
  present: sql`count(${c})`,
  plain: sql`count_if(${c} BETWEEN -1e15 AND 1e15)`,
})

const typedDateLook = (c: Sql) => ({
  present: sql`count(${c})`,
  iso: sql`count_if(${c} >= DATE '1900-01-01' AND ${c} <= current_date + INTERVAL 100 YEAR)`,
})

const dateLook = (c: Sql, type: Sql) => ({
  present: sql`count(${c})`,
  iso: sql`count_if(try_cast(${c} AS ${type}) BETWEEN DATE '1900-01-01' AND current_date + INTERVAL 100 YEAR)`,
  longest: sql`max(strlen(${c}))`,
  // A time with a zone behind it.
  zoned: sql`count_if(strlen(${c}) > 19 AND regexp_matches(${c}, '[Zz+]|-\\d\\d:?\\d\\d$'))`,
})

/** What is asked of every text column in the first pass: cheap, and enough where the values are plain. */
export function firstLook(bound: Bound): Readonly<Record<string, Sql>> {
  const { field, from } = bound
  if (from.arrives === 'number') return typedNumberLook(from.sql)
  if (from.arrives === 'date' || from.arrives === 'moment' || from.arrives === 'zoned-moment')
    return typedDateLook(from.sql)
  if (from.arrives !== 'text') return { present: sql`count(${from.sql})` }
  if (field.type === 'id') return idLook(from.sql)
  if (isNumeric(bound)) return numberLook(from.sql)
  return isDated(bound) ? dateLook(from.sql, field.type === 'date' ? sql`DATE` : sql`TIMESTAMP`) : {}
}
