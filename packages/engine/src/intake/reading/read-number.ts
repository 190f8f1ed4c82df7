import { type Sql, sql } from '../../sql/sql.ts'
import type { Bound } from './first-look.ts'
import type { DecimalMark } from './number-evidence.ts'
import type { Statistics } from './statistics.ts'
import { lookedUp, plainValue, type Value } from './value.ts'

export const isPlainNumber = ({ present = 0, plain = 0 }: Statistics): boolean => present === plain

/** Reads the texts of a column as numbers (rates: as shares of one): `text`, `value`, `moment`, `reason`. */
export function numberTexts(texts: Sql, mark: DecimalMark, isRate: boolean): Sql {
  const percent = isRate ? sql`number / CASE WHEN marked LIKE '%\\%%' ESCAPE '\\' THEN 100 ELSE 1 END` : sql`number`
  // A percentage is no amount of money and no number of units.
  const strange = isRate ? sql`false` : sql`contains(marked, '%')`
  return sql`
    SELECT text, sane_number(number) AS value, NULL::TIMESTAMP AS moment,
      CASE WHEN silent THEN NULL WHEN number IS NULL THEN 'not-a-number'
        WHEN sane_number(number) IS NULL THEN 'number-out-of-range' END AS reason
    FROM (
      SELECT text, silent, ${percent} AS number, marked FROM (
        SELECT text, silent, marked,
          CASE WHEN NOT silent AND looks_like_number(marked) AND NOT ${strange} THEN number_sign(marked) * number_magnitude(marked) END AS number
        FROM (SELECT text, says_nothing(tidied) AS silent, number_marks(tidied, ${mark}) AS marked FROM (${texts}))
      )
    )`
}

export interface Looks {
  readonly looks: Statistics
  readonly rows: number
  /** The distinct texts of the column; null where it is plain or no text. */
  readonly texts: Sql | null
}

function typedNumber(bound: Bound): Value {
  const number = sql`${bound.from.sql}::DOUBLE`
  const reason = sql`CASE WHEN NOT isnan(${number}) AND sane_number(${number}) IS NULL THEN 'number-out-of-range' END`
  return { ...plainValue(bound, sql`sane_number(${number})`, true), reason }
}

/** A number: cast where all of the column is plain, else looked up. */
export function readNumber(bound: Bound, { looks, rows, texts }: Looks, mark: DecimalMark): Value {
  if (texts) return lookedUp(bound, numberTexts(texts, mark, bound.field.type === 'rate'))
  if (bound.from.arrives === 'number' && !isPlainNumber(looks)) return typedNumber(bound)
  return plainValue(bound, sql`${bound.from.sql}::DOUBLE`, (looks.present ?? 0) < rows)
}
