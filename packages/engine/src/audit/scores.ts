import {
  type AuditAnswers,
  type AuditDimension,
  type AuditScore,
  auditDimension,
  type CapabilityAudit,
} from '@sabad/contract/schemas/audit'
import { auditQuestions } from './questions.ts'

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** The mean over all of them, or null where one is not known: no dimension stands in for another. */
const meanOfAll = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value === null) ? null : meanOf(values.flatMap((value) => (value === null ? [] : [value])))

function scoreOf(dimension: AuditDimension, answers: AuditAnswers): AuditScore {
  const asked = auditQuestions.filter((question) => question.dimension === dimension)
  const scores = asked.flatMap(({ name }) => {
    const answer = answers[name]
    return answer ? [answer.score] : []
  })
  return { dimension, value: meanOf(scores), answered: scores.length, asked: asked.length }
}

/** Scores of the dimensions from the answers that were given; missing ones are not guessed but counted. */
export function auditScores(answers: AuditAnswers): Pick<CapabilityAudit, 'scores' | 'overall' | 'gap'> {
  const scores = auditDimension.options.map((dimension) => scoreOf(dimension, answers))
  const of = (start: 'analysis' | 'responsiveness') =>
    meanOfAll(scores.filter(({ dimension }) => dimension.startsWith(start)).map(({ value }) => value))
  const [analysis, responsiveness] = [of('analysis'), of('responsiveness')]
  return {
    scores,
    overall: meanOfAll([analysis, responsiveness]),
    gap: analysis === null || responsiveness === null ? null : responsiveness - analysis,
  }
}
