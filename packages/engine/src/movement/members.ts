import type { Publication } from '../portfolio/published.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'

/** The members of a portfolio version at one published date. */
export interface MembersAt extends Publication {
  readonly versionId: number
}

/**
 * Group and cell of every customer. The run is named, not found through the current publications: with it the engine
 * sees dense keys on both sides of a join of two dates, which it joins in a fifth of the time.
 */
export const membersAt = ({ versionId, runId, asOf }: MembersAt): Sql => sql`
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = ${versionId} AND run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`

/** A portfolio's versions, or several portfolios', at one published date. */
export interface VersionsAt {
  readonly publication: Publication
  /** At least one. */
  readonly versionIds: readonly number[]
}

/** The column that says which group of the version at this place a customer is in. */
export const groupColumn = (place: number): string => `g${place}`

/**
 * The groups of everyone in several versions side by side: customer_key and a {@link groupColumn} for each. Narrow rows
 * are brought together first, so that what is wide is joined once and not for each version.
 */
export function groupsSideBySide({ publication, versionIds }: VersionsAt): Sql {
  const groups = versionIds.map(
    (versionId, place) =>
      sql`(SELECT customer_key, group_index AS ${identifier(groupColumn(place))} FROM (${membersAt({ versionId, ...publication })}))`,
  )
  const [first = sql``, ...others] = groups
  return sql`SELECT * FROM ${join([first, ...others.map((other) => sql`JOIN ${other} USING (customer_key)`)], ' ')}`
}

const columnsOf = ({ versionIds }: VersionsAt): readonly Sql[] =>
  versionIds.map((_, place) => identifier(groupColumn(place)))

/** Columns "versionId" and "group" of rows that are grouped {@link byEachGroup}. */
export function ofEachGroup(at: VersionsAt): Sql {
  const columns = columnsOf(at)
  const versions = columns.map(
    (column, place) => sql`WHEN GROUPING(${column}) = 0 THEN ${at.versionIds[place] ?? null}`,
  )
  return sql`CAST(CASE ${join(versions, ' ')} END AS INTEGER) AS "versionId", coalesce(${join(columns)}) AS "group"`
}

/** Groups {@link groupsSideBySide} by each version's groups alone: one pass over what is wide, one row a version and group. */
export const byEachGroup = (at: VersionsAt): Sql =>
  sql`GROUP BY GROUPING SETS (${join(columnsOf(at).map((column) => sql`(${column})`))})`

/** The stored snapshot of a date, its run named. */
export const snapshotAt = ({ runId, asOf }: Publication): Sql => sql`
  SELECT * FROM snapshots WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)`

/** Members with what they are worth. */
export const valuedMembersAt = (at: MembersAt): Sql => sql`
  SELECT m.customer_key, m.group_index, s.clv_12m, s.revenue_12m
  FROM (${membersAt(at)}) AS m
  JOIN (${snapshotAt(at)}) AS s ON s.customer_key = m.customer_key`
