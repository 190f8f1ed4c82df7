import { fillMessage } from '@sabad/contract/errors'
import {
  type AuditEvidence,
  type AuditLog,
  type AuditQuestion,
  auditDimension,
  type CapabilityAudit,
} from '@sabad/contract/schemas/audit'
import { count, decimal, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

const QUESTIONS = [{ title: 'dimension' }, { title: 'question' }, { title: 'statement' }] as const

export const questionsText = (questions: readonly AuditQuestion[]): string =>
  table(
    QUESTIONS,
    questions.map(({ name, dimension, statement }) => [words(dimension), name, statement]),
  )

const EVIDENCE: Readonly<Record<AuditEvidence['code'], string>> = {
  dates: '{dates} dates are computed, the newest {newest}',
  portfolios: '{portfolios} portfolios put every customer into one group',
  'cost-models': 'the cost model has {versions} versions',
  insights: '{insights} insights are logged, {acted} of them acted on',
  strategies: '{written} groups have a written strategy, {activated} had one put into force',
  holdouts: '{campaigns} campaigns left a part out to measure against',
}

const evidenceText = ({ dimension, code, params }: AuditEvidence): string =>
  `${words(dimension)}: ${fillMessage(EVIDENCE[code], params)}`

const AUDITS = [
  { title: 'on' },
  { title: 'by' },
  ...auditDimension.options.map((dimension) => ({ title: words(dimension), align: 'right' as const })),
  { title: 'overall', align: 'right' },
  { title: 'done - known', align: 'right' },
] as const

/** A mean of few answers says so. */
const scoreText = ({ value, answered, asked }: CapabilityAudit['scores'][number]): string =>
  value === null ? NONE : `${decimal(value)}${answered < asked ? ` (${answered} of ${asked})` : ''}`

const auditRow = ({ answeredOn, by, scores, overall, gap }: CapabilityAudit): string[] => [
  ...[answeredOn, by],
  ...scores.map(scoreText),
  ...[decimal(overall), decimal(gap)],
]

export function auditText({ audits, evidence, edition }: AuditLog): string {
  const earlier = audits.filter((one) => one.edition !== edition).length
  return [
    audits.length === 0
      ? 'Nobody has answered yet: "sabad audit questions" shows the statements, "sabad audit answer" keeps answers.'
      : table(AUDITS, audits.map(auditRow)),
    '',
    'The workspace shows:',
    ...evidence.map((one) => printable(`  ${evidenceText(one)}.`)),
    ...(earlier > 0 ? [`${count(earlier)} of the answers are to an earlier edition of the questions.`] : []),
  ].join('\n')
}

export const givenText = (audit: CapabilityAudit): string =>
  printable(
    `Answers of ${audit.by} on ${audit.answeredOn}: ${audit.scores
      .map((score) => `${words(score.dimension)} ${scoreText(score)}`)
      .join(', ')}; overall ${decimal(audit.overall)}.`,
  )
