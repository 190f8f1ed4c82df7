import { answerAudit, auditLog } from '@sabad/engine/audit/capability-audits'
import { given } from '../given.ts'
import { api } from '../services.ts'

const { list, answer } = api.audits

export const audits = api.audits.router({
  list: list.handler(({ context }) => auditLog(context.workspace)),
  answer: answer.handler(({ context, input }) => answerAudit(context.workspace, given(input))),
})
