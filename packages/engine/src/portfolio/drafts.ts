import type { DraftSummary, PortfolioDraft, SavedDraft } from '@sabad/contract/schemas/portfolio-drafts'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Far more than the largest definition that a person could read. */
const MOST_CHARACTERS = 200_000
/** A definition is eight levels deep. */
const MOST_LEVELS = 32

/** Whether JSON goes deeper, found without recursion: what is too deep would overflow the stack that finds it. */
function isDeeper(value: unknown, levels: number): boolean {
  let inner: unknown[] = [value]
  for (let level = 0; inner.length > 0; level += 1) {
    if (level > levels) return true
    inner = inner.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** @throws EngineError draft.too-deep, draft.too-large */
function written(definition: unknown): string {
  if (isDeeper(definition, MOST_LEVELS)) throw new EngineError('draft.too-deep', { limit: MOST_LEVELS })
  const text = JSON.stringify(definition ?? null)
  if (text.length > MOST_CHARACTERS) {
    throw new EngineError('draft.too-large', { size: text.length, limit: MOST_CHARACTERS })
  }
  return text
}

const summaryRow = z.object({
  draftId: z.string(),
  portfolioId: z.string().nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  savedAt: z.string(),
})
const draftRow = summaryRow.extend({ definition: z.string(), rationale: z.string().nullable() })

const summaries: Sql = sql`
  SELECT draft_id AS "draftId", nullif(definition ->> 'portfolioId', '') AS "portfolioId",
         nullif(definition ->> 'title', '') AS title, author, saved_at AS "savedAt"
  FROM portfolio_drafts`

/** Definitions that are being worked on, the newest first. */
export const listDrafts = (workspace: Workspace): Promise<DraftSummary[]> =>
  workspace.read((database) => database.rows(sql`${summaries} ORDER BY saved_at DESC, draft_id`, summaryRow))

/** @throws EngineError draft.not-found */
export const readDraft = (workspace: Workspace, draftId: string): Promise<PortfolioDraft> =>
  workspace.read(async (database) => {
    const [draft] = await database.rows(
      sql`SELECT *, (SELECT definition FROM portfolio_drafts WHERE draft_id = ${draftId}) AS definition,
                 (SELECT rationale FROM portfolio_drafts WHERE draft_id = ${draftId}) AS rationale
          FROM (${summaries}) WHERE "draftId" = ${draftId}`,
      draftRow,
    )
    if (!draft) throw new EngineError('draft.not-found', { draftId })
    return { ...draft, definition: JSON.parse(draft.definition) }
  })

/**
 * Keeps a definition as it is given, in place of what the draft held before: nobody is assigned by it.
 * @throws EngineError draft.too-deep, draft.too-large
 */
export function saveDraft(
  workspace: Workspace,
  { draftId, definition, author, rationale }: SavedDraft & { readonly draftId: string },
): Promise<DraftSummary> {
  const text = written(definition)
  return workspace.write(async (database) => {
    await database.execute(sql`DELETE FROM portfolio_drafts WHERE draft_id = ${draftId}`)
    await database.execute(sql`INSERT INTO portfolio_drafts (draft_id, definition, author, rationale, saved_at)
      VALUES (${draftId}, ${text}, ${author ?? null}, ${rationale ?? null}, current_timestamp)`)
    return database.row(sql`FROM (${summaries}) WHERE "draftId" = ${draftId}`, summaryRow)
  })
}

/** @throws EngineError draft.not-found */
export const removeDraft = (workspace: Workspace, draftId: string): Promise<{ draftId: string }> =>
  workspace.write(async (database) => {
    const removed = await database.execute(sql`DELETE FROM portfolio_drafts WHERE draft_id = ${draftId}`)
    if (removed === 0) throw new EngineError('draft.not-found', { draftId })
    return { draftId }
  })
