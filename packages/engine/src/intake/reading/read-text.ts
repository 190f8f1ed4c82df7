import { linkWords } from '../../facts/link-words.ts'
import { join, type Sql, sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'
import type { Looks } from './read-number.ts'
import type { Statistics } from './statistics.ts'
import { lookedUp, plainValue, type Value } from './value.ts'

/** Every id of the column ends in '.0': it came through a floating-point column on its way here. */
export const wentThroughFloats = ({ floats = 0, present = 0, silent = 0 }: Statistics): boolean =>
  floats > 0 && floats === present - silent

/** Reads the texts of a column as ids: `text`, `value`, `moment`, `reason`. */
export const idTexts = (texts: Sql, floats: boolean): Sql => sql`
  SELECT text, CASE WHEN NOT says_nothing(tidied) THEN ${floats ? sql`regexp_replace(digits, '\\.0$', '')` : sql`digits`} END AS value,
    NULL::TIMESTAMP AS moment, NULL::VARCHAR AS reason
  FROM (${texts})`

export function readId(bound: Bound, { looks, rows, texts }: Looks): Value {
  const { sql: c, arrives } = bound.from
  const floats = wentThroughFloats(looks)
  if (texts) return lookedUp(bound, idTexts(texts, floats))
  if (arrives === 'text') {
    const id = floats ? sql`regexp_replace(${c}, '\\.0$', '')` : c
    const silent = (looks.silent ?? 0) > 0
    const said = silent ? sql`CASE WHEN NOT says_nothing(${c}) THEN ${id} END` : id
    return plainValue(bound, said, silent || (looks.present ?? 0) < rows)
  }
  const whole = sql`CASE WHEN ${c} = floor(${c}) AND abs(${c}) < 1e18 THEN ${c}::BIGINT::VARCHAR ELSE ${c}::VARCHAR END`
  return plainValue(bound, arrives === 'number' ? whole : sql`${c}::VARCHAR`, (looks.present ?? 0) < rows)
}

export function readText(bound: Bound): Value {
  const c = bound.from.arrives === 'text' ? bound.from.sql : sql`${bound.from.sql}::VARCHAR`
  return plainValue(bound, sql`nullif(trim(${c}), '')`, true)
}

/** Reads the texts of a column as yes or no: `text`, `value`, `moment`, `reason`. */
export const booleanTexts = (texts: Sql): Sql => sql`
  SELECT text, value, NULL::TIMESTAMP AS moment, CASE WHEN value IS NULL AND NOT says_nothing(tidied) THEN 'not-a-boolean' END AS reason
  FROM (SELECT text, tidied, read_boolean(lower(digits)) AS value FROM (${texts}))`

export const readBoolean = (bound: Bound, { texts }: Looks): Value =>
  texts ? lookedUp(bound, booleanTexts(texts)) : plainValue(bound, bound.from.sql, true)

const linkKindOf = (word: Sql): Sql =>
  sql`CASE ${join(
    Object.entries(linkWords).map(
      ([kind, words]) => sql`WHEN ${word} IN (${join([kind, ...words].map((one) => sql`${one}`))}) THEN ${kind}`,
    ),
    ' ',
  )} END`

/** Reads the texts of a column as kinds of links: `text`, `value`, `moment`, `reason`. */
export const linkKindTexts = (texts: Sql): Sql => sql`
  SELECT text, value, NULL::TIMESTAMP AS moment, CASE WHEN value IS NULL AND NOT says_nothing(tidied) THEN 'not-a-link-kind' END AS reason
  FROM (SELECT text, tidied, ${linkKindOf(sql`lower(digits)`)} AS value FROM (${texts}))`

export const readLinkKind = (bound: Bound, { texts }: Looks): Value =>
  texts ? lookedUp(bound, linkKindTexts(texts)) : readText(bound)
