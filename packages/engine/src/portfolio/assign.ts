import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import type { Cuts } from './calibrate.ts'
import { groupOfEachCell, levelsOf } from './cells.ts'
import type { Publication } from './published.ts'

/** A portfolio version with everything that assigning needs. */
export interface PortfolioVersion {
  readonly versionId: number
  readonly definition: PortfolioDefinition
  readonly cuts: Cuts
}

type Tier = PortfolioDefinition['tiers'][number]

/** 0 without a value, else 1 + the number of cuts strictly below it: equal values always share a level (domain 3.1). */
function levelSql(tier: Tier, cuts: readonly number[]): Sql {
  const measure = identifier(tier.measure)
  const above = join(
    cuts.map((cut) => sql`CAST(${measure} > ${cut} AS INTEGER)`),
    ' + ',
  )
  return sql`CASE WHEN ${measure} IS NULL THEN 0 ELSE 1 + ${above} END`
}

/** The cell of a customer as SQL over the snapshot. */
function cellSql({ definition, cuts }: PortfolioVersion): Sql {
  return definition.tiers.reduce(
    (cell, tier) => sql`((${cell}) * ${levelsOf(tier).length} + ${levelSql(tier, cuts[tier.name] ?? [])})`,
    sql`0`,
  )
}

/** Group and cell of every customer of a snapshot. */
export function assignment(version: PortfolioVersion, asOf: string): Sql {
  return sql`
    SELECT customer_key, CAST(([${trusted(groupOfEachCell(version.definition).join(', '))}])[cell + 1] AS SMALLINT) AS group_index, cell
    FROM (SELECT customer_key, CAST(${cellSql(version)} AS INTEGER) AS cell FROM snapshot WHERE as_of = CAST(${asOf} AS DATE))`
}

const counts = z.object({ customers: z.number(), assigned: z.number(), distinct: z.number(), without: z.number() })

/** What a database constraint would do, without an index over every row ever written (docs/decisions/0003). */
async function assertPartition(database: Database, version: PortfolioVersion, publication: Publication): Promise<void> {
  const { runId, asOf } = publication
  const { customers, assigned, distinct, without } = await database.row(
    sql`SELECT (SELECT count(*) FROM snapshots WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)) AS customers,
               count(*) AS assigned, count(DISTINCT customer_key) AS distinct, count(*) FILTER (group_index IS NULL) AS without
        FROM memberships
        WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND version_id = ${version.versionId}`,
    counts,
  )
  if (customers === assigned && assigned === distinct && without === 0) return
  const detail = `${customers} customers, ${assigned} memberships of ${distinct} customers, ${without} without a group`
  throw new EngineError('refresh.partition-broken', { portfolio: version.definition.portfolioId, asOf, detail })
}

/** Appends the membership of every customer of a publication, and proves that it is a partition. */
export async function assign(database: Database, version: PortfolioVersion, publication: Publication): Promise<number> {
  const { runId, asOf } = publication
  const rows = await database.execute(sql`INSERT INTO memberships
    SELECT ${runId}, ${version.versionId}, CAST(${asOf} AS DATE), customer_key, group_index, cell
    FROM (${assignment(version, asOf)})`)
  await assertPartition(database, version, publication)
  return rows
}
