import { join, type Sql, sql, trusted } from '../sql/sql.ts'

/**
 * So many probabilities of counts, P(Y ≤ 0), P(Y ≤ 1), ..., lie side by side in columns of a cell. A list would be copied to
 * every customer and walked through; of columns a search looks at six.
 */
export const COUNT_COLUMNS = 33

const column = (name: string, index: number): Sql => trusted(`${name}_${index}`)

/** `name_0`, `name_1`, ... as a table declares or names them. */
export const countColumns = (name: string, type = ''): Sql =>
  join(
    Array.from({ length: COUNT_COLUMNS }, (_, index) => trusted(`${name}_${index} ${type}`)),
    ', ',
  )

interface Search {
  readonly name: string
  readonly level: Sql
  /** What to answer where all of the columns are below the level. */
  readonly beyond: Sql
}

/** How many of the columns from `first` on, which rise, are below the level. */
function below({ name, level, beyond }: Search, first = 0, end = COUNT_COLUMNS): Sql {
  if (first === end) return first === COUNT_COLUMNS ? beyond : trusted(String(first))
  const middle = Math.floor((first + end) / 2)
  const [more, fewer] = [below({ name, level, beyond }, middle + 1, end), below({ name, level, beyond }, first, middle)]
  return sql`CASE WHEN ${column(name, middle)} < ${level} THEN ${more} ELSE ${fewer} END`
}

/** The level of a living customer's counts that is the level `u` of all: who is gone, with probability 1 − P, buys nothing. */
export const livingLevel = (u: number): Sql => sql`(${u} - (1 - alive_of_purchases)) / alive_of_purchases`

/**
 * The quantile at level `u` of the number of purchases: that of a living customer at {@link livingLevel}, which is as many
 * counts as have a probability below it.
 * @param search columns of counts and the name of the living level
 */
export function countQuantile(u: number, search: Search): Sql {
  const least = column(search.name, 0)
  return sql`CASE
    WHEN ${least} IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - ${u} THEN 0.0
    ELSE CAST(${below(search)} AS DOUBLE) END`
}
