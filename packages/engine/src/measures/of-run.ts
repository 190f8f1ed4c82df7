import { snapshotAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import type { Sampled } from './and-sampled.ts'
import { joinEnds, type Whose } from './interval-ends.ts'
import { registeredMeasures } from './registry.ts'

const expressions = new Map(registeredMeasures.map(({ name, expression }) => [name, expression]))

const ofCustomer = /\bc\./

/**
 * `snapshots` is a relation over the stored rows of one date. Customers are joined only where a measure needs them, and
 * from the left: everyone in a snapshot is a customer, and so the engine never builds its hash table of the wide rows.
 */
function measuresOf(names: readonly string[], snapshots: Sql, whose: Whose): Sql {
  const wanted = [...new Set(names)].map((name) => ({ name, expression: expressions.get(name) ?? 'NULL' }))
  const customers = wanted.some(({ expression }) => ofCustomer.test(expression))
    ? sql` LEFT JOIN customers AS c ON c.customer_key = s.customer_key`
    : sql``
  const columns = wanted.map(({ name, expression }) => sql`${trusted(expression)} AS ${identifier(name)}`)
  return sql`SELECT ${join([sql`s.customer_key`, ...columns])}
    FROM (${snapshots}) AS s${customers}${joinEnds(names, whose)}`
}

/**
 * Some measures of everyone at one published date: customer_key and each measure under its own name. At a million customers
 * that takes a sixth of the time that the view of all measures takes.
 */
export const measuresOfRun = (names: readonly string[], publication: Publication): Sql =>
  measuresOf(names, snapshotAt(publication), { asOf: publication.asOf })

interface MeasuredOn extends Sampled {
  readonly asOf: string
}

/** The same where only the date is known, not the run that published it. Who is not in a sample has no ends of intervals. */
export const measuresOn = (names: readonly string[], { asOf, oneIn }: MeasuredOn): Sql =>
  measuresOf(
    names,
    sql`SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST(${asOf} AS DATE)`,
    { asOf, oneIn },
  )
