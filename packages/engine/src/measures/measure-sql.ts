import type { StatementsOfNumber } from '@sabad/contract/schemas/statements'
import { EngineError } from '../errors.ts'
import { currentPublications, type Publication, publicationOf } from '../portfolio/published.ts'
import { computedBy } from '../sql/computed-by.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import { writtenOut } from '../sql/written-out.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { isEnd } from './interval-ends.ts'
import { measuresOfRun } from './of-run.ts'
import { registeredMeasures } from './registry.ts'

const published = (measure: string, asOf: string): Sql => sql`
  SELECT customer_id, ${identifier(measure)} FROM snapshot
  WHERE as_of = CAST(${asOf} AS DATE) ORDER BY customer_id`

const computed = (measure: string, publication: Publication): Sql => sql`
  SELECT c.customer_id, m.${identifier(measure)} FROM (${measuresOfRun([measure], publication)}) AS m
  JOIN customers AS c ON c.customer_key = m.customer_key ORDER BY c.customer_id`

interface MeasureAt {
  readonly measure: string
  readonly asOf?: string | undefined
}

/**
 * The queries behind a measure of everyone: the published column, and its formula over what a run stores. An end of an
 * interval is in no published column.
 * @throws EngineError measure.not-found, refresh.none or movement.date-not-computed
 */
export const measureSql = (workspace: Workspace, { measure, asOf }: MeasureAt): Promise<StatementsOfNumber> =>
  workspace.read(async (database) => {
    const measures = registeredMeasures.map(({ name }) => name)
    if (!measures.includes(measure)) throw new EngineError('measure.not-found', { measure, measures })
    const publication = publicationOf(await currentPublications(database), asOf)
    const { asOf: date } = publication
    const read = isEnd(measure) ? [] : [{ role: 'read' as const, sql: writtenOut(published(measure, date)) }]
    return { asOf: date, statements: [...read, ...(await computedBy(database, computed(measure, publication)))] }
  })
