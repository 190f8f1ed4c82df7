import { z } from 'zod'
import { isoDate } from './figures.ts'
import { textRules } from './particulars.ts'

/**
 * What a company has to be able to do to manage its customers as a portfolio (Terho 2009, Journal of Business-to-Business
 * Marketing 16(4), 374-411): four dimensions that make the capability up together, so that none stands in for another.
 */
export const auditDimension = z.enum([
  'analysis-efforts',
  'analysis-design',
  'responsiveness-efforts',
  'responsiveness-design',
])
export type AuditDimension = z.infer<typeof auditDimension>

export const auditQuestionName = z.enum([
  'data-joined',
  'analysed-regularly',
  'all-customers',
  'future-estimated',
  'people-and-time',
  'one-definition-of-value',
  'groups-defined',
  'cost-to-serve-known',
  'other-value-judged',
  'figures-checked',
  'groups-treated-differently',
  'resources-follow',
  'insights-acted-on',
  'losses-worked-on',
  'moves-answered',
  'strategies-written',
  'owners-named',
  'front-line-knows',
  'results-measured',
  'strategies-reviewed',
])
export type AuditQuestionName = z.infer<typeof auditQuestionName>

export const auditQuestion = z.object({
  name: auditQuestionName,
  dimension: auditDimension,
  /** In English; clients with a catalogue translate by name. */
  statement: z.string(),
})
export type AuditQuestion = z.infer<typeof auditQuestion>

/** How far a statement is true, from 1 (not at all) to 5 (fully), and why one thinks so. */
const auditAnswer = z.strictObject({
  score: z.number().int().min(1).max(5),
  note: z.string().trim().max(1000).default(''),
})

/** Answers by question. What nobody knows is left out, and not guessed. */
export const auditAnswers = z
  .partialRecord(auditQuestionName, auditAnswer)
  .refine((answers) => Object.keys(answers).length > 0, textRules['some-answer'])
export type AuditAnswers = z.infer<typeof auditAnswers>

export const auditScore = z.object({
  dimension: auditDimension,
  /** Mean of the answers, 1 to 5; null where none of its questions was answered. */
  value: z.number().nullable(),
  answered: z.number(),
  asked: z.number(),
})
export type AuditScore = z.infer<typeof auditScore>

export const capabilityAudit = z.object({
  auditId: z.number(),
  answeredOn: isoDate,
  by: z.string(),
  note: z.string().nullable(),
  /** Edition of the questions: scores of two editions do not compare. */
  edition: z.number(),
  answers: auditAnswers,
  scores: z.array(auditScore),
  /** Mean of the four dimensions; null while one of them is not known. */
  overall: z.number().nullable(),
  /** Responsiveness less analysis, each the mean of its two dimensions: below zero, more is known than done. */
  gap: z.number().nullable(),
})
export type CapabilityAudit = z.infer<typeof capabilityAudit>

/** Something that the workspace itself shows, beside what people say. */
export const auditEvidence = z.object({
  dimension: auditDimension,
  code: z.enum(['dates', 'portfolios', 'cost-models', 'insights', 'strategies', 'holdouts']),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
})
export type AuditEvidence = z.infer<typeof auditEvidence>

export const auditLog = z.object({
  edition: z.number(),
  questions: z.array(auditQuestion),
  evidence: z.array(auditEvidence),
  /** Newest first. */
  audits: z.array(capabilityAudit),
})
export type AuditLog = z.infer<typeof auditLog>
