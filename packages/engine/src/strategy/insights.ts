import {
  type Insight,
  type InsightDocument,
  type InsightLog,
  type InsightState,
  insight,
  insightDocument,
} from '@sabad/contract/schemas/insights'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { takenInsights } from './taken-insights.ts'

const insightRow = insight
  .pick({ insightId: true, version: true, author: true, notedAt: true, changedAt: true })
  .extend({ document: z.string() })

/** The last text of each insight, the newest insight first. People write them, so all of them fit into memory. */
async function storedInsights(database: Database): Promise<Insight[]> {
  const rows = await database.rows(
    sql`SELECT insight_id AS "insightId", number AS version, document, author, saved_at AS "changedAt",
               min(saved_at) OVER (PARTITION BY insight_id) AS "notedAt"
        FROM insight_versions QUALIFY row_number() OVER (PARTITION BY insight_id ORDER BY number DESC) = 1
        ORDER BY insight_id DESC`,
    insightRow,
  )
  const taken = await takenInsights(database)
  return rows.map(({ document, ...row }) => ({
    ...insightDocument.parse(JSON.parse(document)),
    ...row,
    taken: [...(taken.get(row.insightId) ?? [])],
  }))
}

const inState = (insights: readonly Insight[], state: InsightState): number =>
  insights.filter((one) => one.state === state).length

export interface InsightQuery {
  readonly state?: InsightState | undefined
  readonly group?: string | undefined
  readonly customerId?: string | undefined
}

/** From insight to action: what was noticed, what was decided and what came of it. */
export const insightLog = (workspace: Workspace, { state, group, customerId }: InsightQuery): Promise<InsightLog> =>
  workspace.read(async (database) => {
    const all = await storedInsights(database)
    const counted = all.filter(({ kind }) => kind === 'insight')
    const acted = inState(counted, 'acted')
    return {
      insights: all
        .filter((one) => state === undefined || one.state === state)
        .filter((one) => group === undefined || one.group === group)
        .filter((one) => customerId === undefined || one.customerId === customerId),
      counts: {
        open: inState(counted, 'open'),
        decided: inState(counted, 'decided'),
        acted,
        dismissed: inState(counted, 'dismissed'),
      },
      shareActedOn: counted.length === 0 ? null : acted / counted.length,
    }
  })

/** What was decided needs an action and somebody who does it. */
function checkInsight({ state, action, owner, outcome }: InsightDocument): void {
  const isDecided = state === 'decided' || state === 'acted'
  if (isDecided && action.trim() === '') throw new EngineError('insight.incomplete', { state, place: 'action' })
  if (isDecided && owner.trim() === '') throw new EngineError('insight.incomplete', { state, place: 'owner' })
  const isClosed = state === 'acted' || state === 'dismissed'
  if (isClosed && outcome.trim() === '') throw new EngineError('insight.incomplete', { state, place: 'outcome' })
}

/** @throws EngineError insight.not-found */
export async function insightOf(database: Database, insightId: number): Promise<Insight> {
  const found = (await storedInsights(database)).find((one) => one.insightId === insightId)
  if (!found) throw new EngineError('insight.not-found', { insightId })
  return found
}

const idRow = z.object({ id: z.number() })

interface Noted {
  readonly insightId: number
  readonly version: number
  readonly document: InsightDocument
  readonly author?: string | undefined
}

async function store(database: Database, { insightId, version, document, author }: Noted): Promise<Insight> {
  await database.execute(sql`INSERT INTO insight_versions
    VALUES (${insightId}, ${version}, ${JSON.stringify(document)}, ${author ?? null}, current_timestamp)`)
  return insightOf(database, insightId)
}

export interface InsightNoting {
  readonly document: InsightDocument
  readonly author?: string | undefined
}

/** @throws EngineError insight.incomplete */
export function noteInsight(workspace: Workspace, { document, author }: InsightNoting): Promise<Insight> {
  checkInsight(document)
  return workspace.write(async (database) => {
    const { id: insightId } = await database.row(sql`SELECT nextval('insight_ids') AS id`, idRow)
    return store(database, { insightId, version: 1, document, author })
  })
}

export interface InsightChange extends InsightNoting {
  readonly insightId: number
  /** The version that was changed. */
  readonly basedOn: number
}

/** @throws EngineError insight.incomplete, insight.not-found or insight.changed */
export function changeInsight(workspace: Workspace, change: InsightChange): Promise<Insight> {
  const { insightId, basedOn, document, author } = change
  checkInsight(document)
  return workspace.write(async (database) => {
    const { version } = await insightOf(database, insightId)
    if (version !== basedOn) throw new EngineError('insight.changed', { insightId, newest: version, basedOn })
    return store(database, { insightId, version: version + 1, document, author })
  })
}
