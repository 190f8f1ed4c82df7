import { z } from 'zod'
import { fittedInUse } from '../models/fitted-in-use.ts'
import { layIntervalEnds } from '../snapshot/interval-ends.ts'
import { resolutionDays } from '../snapshot/resolution.ts'
import type { Database } from '../sql/database.ts'
import { identifier, needing, type Sql, sql } from '../sql/sql.ts'
import { andSampled, type Sampled } from './and-sampled.ts'
import { registeredMeasures } from './registry.ts'

/** Of whom, at a published date, ends are asked for: of everyone, of a sample, or of one customer. */
export interface Whose extends Sampled {
  readonly asOf: string
  readonly key?: number | undefined
}

const ends = new Set(registeredMeasures.filter(({ expression }) => /\be\./.test(expression)).map(({ name }) => name))

/** Whether a measure is the end of an interval, which no snapshot holds. */
export const isEnd = (measure: string): boolean => ends.has(measure)

const tableOf = ({ asOf, oneIn = 1, key }: Whose): string =>
  `ends_${asOf.replaceAll('-', '_')}${key === undefined ? '' : `_of_${key}`}${oneIn > 1 ? `_one_in_${oneIn}` : ''}`

const publishedRow = z.object({ runId: z.number(), customers: z.number() })

/** Works the ends out from the stored snapshot and the models that were in use at the date. */
async function layEnds(database: Database, { asOf, oneIn, key }: Whose): Promise<void> {
  const [published = { runId: 0, customers: 0 }] = await database.rows(
    sql`SELECT run_id AS "runId", customers FROM current_publications WHERE as_of = CAST(${asOf} AS DATE)`,
    publishedRow,
  )
  const one = key === undefined ? sql`` : sql` AND customer_key = ${key}`
  await layIntervalEnds(database, tableOf({ asOf, oneIn, key }), {
    models: await fittedInUse(database, asOf),
    resolution: resolutionDays(published.customers),
    snapshots: sql`SELECT * FROM snapshots WHERE run_id = ${published.runId} AND as_of = CAST(${asOf} AS DATE)${one}${andSampled(sql`customer_key`, { oneIn })}`,
  })
}

/** The table of ends as a query reads it: laid on its connection when it is asked for. */
const intervalEnds = (whose: Whose): Sql =>
  needing({ key: tableOf(whose), lay: (database) => layEnds(database, whose) }, identifier(tableOf(whose)))

/** Joins ends `e` to snapshots `s`, where one of the measures is one. */
export const joinEnds = (measures: readonly string[], whose: Whose): Sql =>
  measures.some(isEnd) ? sql` LEFT JOIN ${intervalEnds(whose)} AS e ON e.customer_key = s.customer_key` : sql``
