import { z } from 'zod'
import { get, post } from '../route.ts'
import { auditAnswers, auditLog, capabilityAudit } from '../schemas/audit.ts'
import { isoDate } from '../schemas/figures.ts'

/** The self-audit: how well customers are managed as a portfolio, as those who do it see it. */
export const audits = {
  list: get(
    '/audits',
    'The questions of the self-audit, what the workspace shows, and all answers, newest first',
  ).output(auditLog),
  answer: post('/audits', 'Answer the self-audit')
    .input(
      z.object({
        by: z.string().trim().min(1).max(200),
        /** Left out, this day. */
        answeredOn: isoDate.optional(),
        answers: auditAnswers,
        note: z.string().trim().max(2000).optional(),
      }),
    )
    .output(capabilityAudit),
}
