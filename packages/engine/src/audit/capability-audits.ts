import { type AuditAnswers, type AuditLog, auditAnswers, type CapabilityAudit } from '@sabad/contract/schemas/audit'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { auditEvidenceOf } from './evidence.ts'
import { AUDIT_EDITION, auditQuestions } from './questions.ts'
import { auditScores } from './scores.ts'

const auditRow = z.object({
  auditId: z.number(),
  answeredOn: z.string(),
  by: z.string(),
  edition: z.number(),
  answers: z.string(),
  note: z.string().nullable(),
})

/** Newest first. People give them, a few a year, so all of them fit into memory. */
async function storedAudits(database: Database): Promise<CapabilityAudit[]> {
  const rows = await database.rows(
    sql`SELECT audit_id AS "auditId", answered_on AS "answeredOn", answered_by AS "by", edition, answers, note
        FROM capability_audits ORDER BY answered_on DESC, audit_id DESC`,
    auditRow,
  )
  return rows.map(({ answers: written, ...row }) => {
    const answers = auditAnswers.parse(JSON.parse(written))
    return { ...row, answers, ...auditScores(answers) }
  })
}

/** The self-audit: its questions, what the workspace shows beside them, and every answer so far. */
export const auditLog = (workspace: Workspace): Promise<AuditLog> =>
  workspace.read(async (database) => ({
    edition: AUDIT_EDITION,
    questions: [...auditQuestions],
    evidence: await auditEvidenceOf(database),
    audits: await storedAudits(database),
  }))

export interface Answering {
  readonly by: string
  /** Left out, this day. */
  readonly answeredOn?: string
  readonly answers: AuditAnswers
  readonly note?: string
  /** The day by which it is judged whether that day has come. */
  readonly today?: string
}

const thisDay = (): string => new Date().toISOString().slice(0, 10)

const idRow = z.object({ id: z.number() })

/**
 * Keeps the answers of one person, or of a meeting, beside all earlier ones.
 * @throws EngineError audit.in-future
 */
export function answerAudit(workspace: Workspace, answering: Answering): Promise<CapabilityAudit> {
  const { by, answers, note, today = thisDay(), answeredOn = today } = answering
  if (answeredOn > today) throw new EngineError('audit.in-future', { answeredOn, today })
  return workspace.write(async (database) => {
    const { id: auditId } = await database.row(sql`SELECT nextval('audit_ids') AS id`, idRow)
    await database.execute(sql`INSERT INTO capability_audits
      VALUES (${auditId}, CAST(${answeredOn} AS DATE), ${by}, ${AUDIT_EDITION}, ${JSON.stringify(answers)}, ${note ?? null}, current_timestamp)`)
    return { auditId, answeredOn, by, edition: AUDIT_EDITION, answers, note: note ?? null, ...auditScores(answers) }
  })
}
