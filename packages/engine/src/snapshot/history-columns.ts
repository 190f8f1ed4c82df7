import { type Sql, sql } from '../sql/sql.ts'
import { DAYS_PER_WEEK } from './resolution.ts'

/** What purchase models know of a buyer, from a row of a summary or a snapshot: `frequency`, and `recency` and `age` in weeks. */
export const historyColumns: Sql = sql`purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / ${DAYS_PER_WEEK} AS recency,
           (as_of - first_purchase_on) / ${DAYS_PER_WEEK} AS age`

/** The cell of age that a buyer is in, `age_cell`, and how far in it, `inside`, from 0 to 1. */
export const cellColumns = (resolution: number): Sql => sql`(as_of - first_purchase_on) // ${resolution} AS age_cell,
           (as_of - first_purchase_on) % ${resolution} / CAST(${resolution} AS DOUBLE) AS inside`

/** A figure inside of a cell, from those at its start and its end, `name_0` and `name_1`. */
export const inCell = (start: Sql, end: Sql): Sql => sql`(${start} + (${end} - ${start}) * inside)`
