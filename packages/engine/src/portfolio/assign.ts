import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { bitsOfCustomers, MOST_BITS, setOfCustomers } from '../movement/moves.ts'
import { particular } from '../particular.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { leadOver } from './lead.ts'
import { type Compiled, placesAt } from './places.ts'
import type { Publication } from './published.ts'

/** A portfolio version with everything that assigning needs. */
export interface PortfolioVersion extends Compiled {
  readonly versionId: number
}

const before = (versionId: number, asOf: string): Sql => sql`
  SELECT customer_key, group_index, raw_group_index FROM current_memberships
  WHERE version_id = ${versionId}
    AND as_of = (SELECT max(as_of) FROM current_publications WHERE as_of < CAST(${asOf} AS DATE))`

/**
 * Group and cell of every customer of a snapshot. With hysteresis a customer stays in the group of the published date
 * before, unless the definition has said the same of the customer twice in a row or, between groups of one tier of
 * centres, the new centre wins by the margin.
 */
export function assignment(version: PortfolioVersion, asOf: string): Sql {
  const placed = placesAt(version, { asOf })
  const { hysteresis } = version.definition
  if (!hysteresis)
    return sql`SELECT *, group_index AS raw_group_index FROM (SELECT customer_key, group_index, cell FROM (${placed}))`
  const lead = leadOver(version, sql`b.group_index`)
  const wins = lead ? sql` OR (${lead}) >= ${hysteresis.margin}` : sql``
  return sql`
    SELECT a.customer_key,
           CASE WHEN b.customer_key IS NULL OR a.group_index IN (b.group_index, b.raw_group_index)${wins} THEN a.group_index
             ELSE b.group_index END AS group_index,
           a.cell, a.group_index AS raw_group_index
    FROM (${placed}) AS a LEFT JOIN (${before(version.versionId, asOf)}) AS b ON b.customer_key = a.customer_key`
}

const counts = z.object({ customers: z.number(), assigned: z.number(), distinct: z.number(), without: z.number() })

/**
 * What a database constraint would do, without an index over every row ever written (docs/decisions/0003). Different
 * customers are counted as the bits of their set, which takes a fifth of the time of `count(DISTINCT)`.
 */
async function assertPartition(database: Database, version: PortfolioVersion, publication: Publication): Promise<void> {
  const { runId, asOf } = publication
  const bits = await bitsOfCustomers(database)
  const keys = sql`customer_key`
  const different =
    bits > MOST_BITS ? sql`count(DISTINCT ${keys})` : sql`coalesce(bit_count(${setOfCustomers(keys, bits)}), 0)`
  const { customers, assigned, distinct, without } = await database.row(
    sql`SELECT (SELECT count(*) FROM snapshots WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)) AS customers,
               count(*) AS assigned, ${different} AS distinct, count(*) FILTER (group_index IS NULL) AS without
        FROM memberships
        WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND version_id = ${version.versionId}`,
    counts,
  )
  if (customers === assigned && assigned === distinct && without === 0) return
  const detail = particular('partition', { customers, assigned, distinct, without })
  throw new EngineError('refresh.partition-broken', { portfolio: version.definition.portfolioId, asOf, detail })
}

/**
 * Appends the membership of every customer of a publication, proves that it is a partition, and notes that it is there: to
 * be called inside of a transaction.
 */
export async function assign(database: Database, version: PortfolioVersion, publication: Publication): Promise<number> {
  const { runId, asOf } = publication
  const rows = await database.execute(sql`INSERT INTO memberships
    SELECT ${runId}, ${version.versionId}, CAST(${asOf} AS DATE), customer_key, group_index, cell, raw_group_index
    FROM (${assignment(version, asOf)})`)
  await assertPartition(database, version, publication)
  await database.execute(
    sql`INSERT INTO assignments VALUES (${runId}, ${version.versionId}, CAST(${asOf} AS DATE), ${rows})`,
  )
  return rows
}
