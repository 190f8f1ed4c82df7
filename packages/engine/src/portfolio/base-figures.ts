import { z } from 'zod'
import { expressionOf, readsCustomers } from '../measures/expression.ts'
import { formulas } from '../measures/formulas.ts'
import { isEnd } from '../measures/interval-ends.ts'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import { snapshotAt } from '../movement/members.ts'
import { lastImport } from '../runs/staleness.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { hear } from '../sql/traced.ts'
import type { Publication } from './published.ts'

/** Measures that the profile of a group shows: ends of intervals say nothing that their middle does not. */
export const profiled: readonly string[] = registeredMeasures
  .filter(isNumeric)
  .map(({ name }) => name)
  .filter((name) => !isEnd(name))

const each = (figure: (value: Sql) => Sql): Sql => join(profiled.map((name) => figure(identifier(name))))

/**
 * Mean and spread of each profiled measure in the whole base, one row a measure. Infinite values are left out, and those of
 * which a square is more than a double holds: once, as a condition on each aggregate takes three times as long.
 */
export const figuresOfBase = (at: Publication): Sql => sql`
  SELECT unnest([${join(profiled.map((name) => trusted(`'${name}'`)))}]) AS measure,
         unnest(means) AS mean, unnest(deviations) AS deviation
  FROM (
    SELECT [${each((value) => sql`avg(${value})`)}] AS means,
           [${each((value) => sql`stddev_samp(${value})`)}] AS deviations
    FROM (
      SELECT ${each((value) => sql`CASE WHEN abs(${value}) < 1e150 THEN ${value} END AS ${value}`)}
      FROM (
        SELECT ${join(profiled.map((name) => sql`CAST(${expressionOf(name)} AS DOUBLE) AS ${identifier(name)}`))}
        FROM (${snapshotAt(at)}) AS s LEFT JOIN customers AS c ON c.customer_key = s.customer_key
      )
    )
  )`

const figureRow = z.object({ measure: z.string(), mean: z.number().nullable(), deviation: z.number().nullable() })
export type BaseFigure = z.infer<typeof figureRow>

const storedRow = figureRow.extend({ lastImport: z.number() })

/** What was counted at a date by today's formulas. */
export const storedBase = ({ runId, asOf }: Publication): Sql => sql`
  SELECT measure, mean, deviation, last_import AS "lastImport" FROM base_figures
  WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE) AND formulas = ${formulas}`

/**
 * The base's figures by measure. Those that were counted are used as long as no import may have told more of the
 * customers themselves.
 */
export async function baseFigures(database: Database, at: Publication): Promise<ReadonlyMap<string, BaseFigure>> {
  const stored = await database.rows(storedBase(at), storedRow)
  const last = await lastImport(database)
  const holds = stored.length > 0 && stored.every((row) => row.lastImport === last || !readsCustomers(row.measure))
  const query = figuresOfBase(at)
  hear(query)
  const figures = holds ? stored : await database.rows(query, figureRow)
  return new Map(figures.map((row) => [row.measure, row]))
}

/** Counts the base's figures at a date and keeps them. */
export async function storeBase(database: Database, at: Publication): Promise<number> {
  return database.execute(sql`INSERT INTO base_figures
    SELECT ${at.runId}, CAST(${at.asOf} AS DATE), measure, mean, deviation, ${await lastImport(database)}, ${formulas}
    FROM (${figuresOfBase(at)})`)
}
