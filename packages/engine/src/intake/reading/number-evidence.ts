import { type Sql, sql } from '../../sql/sql.ts'
import type { Notice } from '../notice.ts'
import type { Statistics } from './statistics.ts'
import { times } from './texts.ts'

export type DecimalMark = '.' | ','

/** Over `digits` and `n`: texts that can be read in one way only, and texts that three digits behind one mark leave open. */
export const numberEvidence: Readonly<Record<string, Sql>> = {
  comma: times(sql`regexp_matches(digits, ',\\d{1,2}\\D*$|,\\d{4,}\\D*$|\\.\\d{3},\\d|\\.\\d{3}\\.\\d{3}')`),
  point: times(sql`regexp_matches(digits, '\\.\\d{1,2}\\D*$|\\.\\d{4,}\\D*$|,\\d{2,3}\\.\\d|,\\d{3},\\d{3}')`),
  openComma: times(sql`regexp_matches(digits, '^\\D*[1-9]\\d{0,2},\\d{3}\\D*$')`),
  openPoint: times(sql`regexp_matches(digits, '^\\D*[1-9]\\d{0,2}\\.\\d{3}\\D*$')`),
}

export interface MarkDecision {
  readonly mark: DecimalMark
  /** Nothing in the column decides. */
  readonly open: boolean
}

const leans = ({ comma = 0, point = 0 }: Statistics): DecimalMark | null =>
  comma === point ? null : comma > point ? ',' : '.'

/** Decides a column's decimal mark: as given, by its own values, else by the other columns of the file. */
export function decideMark(column: Statistics, file: Statistics, given: DecimalMark | undefined): MarkDecision {
  const decided = given ?? leans(column) ?? leans(file)
  if (decided) return { mark: decided, open: false }
  const { openComma = 0, openPoint = 0 } = column
  return { mark: '.', open: openComma + openPoint > 0 }
}

export const openMarkNotice = (column: string, mark: DecimalMark): Notice => ({
  code: 'import.ambiguous-numbers',
  params: { column, decimalMark: mark },
})

export function addStatistics(all: readonly Statistics[]): Statistics {
  const total: Record<string, number> = {}
  for (const one of all) {
    for (const [name, value] of Object.entries(one)) total[name] = (total[name] ?? 0) + value
  }
  return total
}
