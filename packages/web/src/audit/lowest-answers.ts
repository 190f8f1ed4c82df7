import type { AuditLog, AuditQuestionName, CapabilityAudit } from '@sabad/contract/schemas/audit'

interface LowAnswer {
  readonly name: AuditQuestionName
  readonly score: number
  readonly note: string
}

const MOST = 3
/** From the middle of the scale on, nothing calls for a start. */
const LOW = 3

/** Where to begin: the lowest answers below the middle of the scale, in the order of the questions where they are equal. */
export function lowestAnswers(
  { questions }: Pick<AuditLog, 'questions'>,
  { answers }: Pick<CapabilityAudit, 'answers'>,
) {
  return questions
    .flatMap(({ name }): LowAnswer[] => {
      const answer = answers[name]
      return answer && answer.score < LOW ? [{ name, ...answer }] : []
    })
    .sort((a, b) => a.score - b.score)
    .slice(0, MOST)
}
