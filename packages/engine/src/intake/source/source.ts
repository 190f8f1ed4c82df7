import type { Sql } from '../../sql/sql.ts'
import type { Notice } from '../notice.ts'
import type { Format } from './detect-format.ts'

/** How a column arrives: text has to be read, the others are values already. */
export type Arrival = 'text' | 'number' | 'date' | 'moment' | 'zoned-moment' | 'boolean'

export interface SourceColumn {
  readonly name: string
  readonly arrives: Arrival
  /** The column in `Source.rows`. */
  readonly sql: Sql
}

/** A file that can be queried. */
export interface Source {
  readonly format: Format
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly columns: readonly SourceColumn[]
  /** Names that more than one column had. */
  readonly repeated: readonly string[]
  /** A subquery: `row_number` from 1, `broken` (why the row could not be split, else NULL), the columns. */
  readonly rows: Sql
  /** A subquery of the rows that are not in `rows` at all: `row_number`, `reason`, `line`. */
  readonly lost: Sql | null
  /** Rows of `rows`. */
  readonly keptRows: number
  /** All rows of data. */
  readonly rowCount: number
  readonly contentHash: string
  readonly notices: readonly Notice[]
}
