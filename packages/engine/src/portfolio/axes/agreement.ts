import type { Agreement } from '@sabad/contract/schemas/portfolio-axes'
import { kendallsW } from '@sabad/stats/evaluation/kendalls-w'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import { ratingsOnFive } from '../rating-scale.ts'

/** Ranking compares every customer with every other, so no more than so many take part, always the same ones. */
const MOST_CUSTOMERS = 500

/** Each rater's last word on a criterion, of customers whom at least two have rated. */
export const sharedRatings = (criterion: string, asOf: string): Sql => sql`
  WITH said AS (
    SELECT customer_key, rater, arg_max(score, rated_on) AS score
    FROM (${ratingsOnFive([criterion], asOf)}) GROUP BY ALL
  ), shared AS (
    SELECT customer_key FROM said GROUP BY customer_key HAVING count(*) > 1
    ORDER BY hash(customer_key), customer_key LIMIT ${MOST_CUSTOMERS}
  )
  SELECT customer_key AS customer, rater, score FROM said JOIN shared USING (customer_key) ORDER BY ALL`

const ratingRow = z.object({ customer: z.number(), rater: z.string(), score: z.number() })
type Rating = z.infer<typeof ratingRow>

/** One column per rater, the busiest first; NaN where a customer was not rated. */
function byRater(rows: readonly Rating[]): Float64Array[] {
  const customers = new Map([...new Set(rows.map(({ customer }) => customer))].map((key, index) => [key, index]))
  const columns = new Map<string, Float64Array>()
  for (const { customer, rater, score } of rows) {
    const column = columns.get(rater) ?? new Float64Array(customers.size).fill(Number.NaN)
    column[customers.get(customer) ?? 0] = score
    columns.set(rater, column)
  }
  const given = (column: Float64Array) => column.filter(Number.isFinite).length
  return [...columns.values()].sort((one, other) => given(other) - given(one))
}

const ratedByAll = (columns: readonly Float64Array[]): number =>
  columns[0]?.filter((_, row) => columns.every((column) => Number.isFinite(column[row]))).length ?? 0

/** The χ² of agreement is good from so many objects on. */
const ENOUGH_OBJECTS = 8

/** Raters who share too few customers with the others stand aside, the least busy first, until enough are shared. */
function comparable(columns: readonly Float64Array[]): readonly Float64Array[] {
  let left = columns
  while (left.length > 2 && ratedByAll(left) < ENOUGH_OBJECTS) left = left.slice(0, -1)
  return left
}

/** Null where no two raters have rated the same two customers. */
export async function agreementOn(database: Database, criterion: string, asOf: string): Promise<Agreement | null> {
  const columns = comparable(byRater(await database.rows(sharedRatings(criterion, asOf), ratingRow)))
  if (columns.length < 2 || ratedByAll(columns) < 2) return null
  const { w, pValue, raters, objects } = kendallsW(columns)
  return { w, pValue, raters, customers: objects }
}
