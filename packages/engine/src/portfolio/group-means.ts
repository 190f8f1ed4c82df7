import { z } from 'zod'
import { expressionOf, readsCustomers } from '../measures/expression.ts'
import { formulas } from '../measures/formulas.ts'
import { type MembersAt, membersAt, snapshotAt } from '../movement/members.ts'
import { lastImport } from '../runs/staleness.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { hear } from '../sql/traced.ts'
import { profiled } from './base-figures.ts'
import { rowOnce } from './rows-once.ts'

const means = join(profiled.map((name) => sql`avg(${expressionOf(name)}) AS ${identifier(name)}`))

const valuesOfMembers = (members: Sql, at: MembersAt): Sql => sql`
  FROM (${members}) AS m
  JOIN (${snapshotAt(at)}) AS s ON s.customer_key = m.customer_key
  LEFT JOIN customers AS c ON c.customer_key = m.customer_key`

/** Mean of each profiled measure in a group, in one row. */
export const meansOfGroup = (at: MembersAt, groupIndex: number): Sql => sql`
  SELECT ${means} ${valuesOfMembers(sql`${membersAt(at)} AND group_index = ${groupIndex}`, at)}`

/** The same of every group at once: one row a group and measure. */
export const meansOfEachGroup = (at: MembersAt): Sql => sql`
  SELECT "group", unnest([${join(profiled.map((name) => trusted(`'${name}'`)))}]) AS measure,
         unnest([${join(profiled.map((name) => sql`CAST(${identifier(name)} AS DOUBLE)`))}]) AS mean
  FROM (SELECT m.group_index AS "group", ${means} ${valuesOfMembers(membersAt(at), at)} GROUP BY m.group_index)`

const meansRow = z.record(z.string(), z.number().nullable())
const storedRow = z.object({ measure: z.string(), mean: z.number().nullable(), lastImport: z.number() })

/** What was counted of a group at a date by today's formulas. */
const storedMeans = ({ versionId, runId, asOf }: MembersAt, groupIndex: number): Sql => sql`
  SELECT measure, mean, last_import AS "lastImport" FROM group_means
  WHERE run_id = ${runId} AND version_id = ${versionId} AND as_of = CAST(${asOf} AS DATE)
    AND group_index = ${groupIndex} AND formulas = ${formulas}`

/**
 * The means of a group by measure. Those that were counted are used as long as no import may have told more of the
 * customers themselves.
 */
export async function meansIn(
  database: Database,
  at: MembersAt,
  groupIndex: number,
): Promise<ReadonlyMap<string, number | null>> {
  const stored = await database.rows(storedMeans(at, groupIndex), storedRow)
  const last = await lastImport(database)
  const holds = stored.length > 0 && stored.every((row) => row.lastImport === last || !readsCustomers(row.measure))
  const query = meansOfGroup(at, groupIndex)
  hear(query)
  if (holds) return new Map(stored.map(({ measure, mean }) => [measure, mean]))
  const { versionId: _, ...publication } = at
  return new Map(Object.entries(await rowOnce(database, publication, { query, row: meansRow })))
}

/** Counts the means of a version's groups at a date and keeps them. One statement: they are there whole or not at all. */
export const storeMeans = async (database: Database, at: MembersAt): Promise<number> =>
  database.execute(sql`INSERT INTO group_means
    SELECT ${at.runId}, ${at.versionId}, CAST(${at.asOf} AS DATE), "group", measure, mean, ${await lastImport(database)},
           ${formulas}
    FROM (${meansOfEachGroup(at)})`)

const versionRow = z.object({ versionId: z.number() })

/** Of these versions, those whose means at a date were not counted yet. */
export async function versionsWithoutMeans(
  database: Database,
  versionIds: readonly number[],
  { runId, asOf }: Pick<MembersAt, 'runId' | 'asOf'>,
): Promise<readonly number[]> {
  const rows = await database.rows(
    sql`SELECT DISTINCT version_id AS "versionId" FROM group_means
        WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND formulas = ${formulas}`,
    versionRow,
  )
  const counted = new Set(rows.map(({ versionId }) => versionId))
  return versionIds.filter((versionId) => !counted.has(versionId))
}
