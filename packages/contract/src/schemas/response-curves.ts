import { z } from 'zod'
import { isoDate } from './figures.ts'
import { namedGroup } from './movement.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const money = z.number().min(0)

/** Exponential: every unit of effort brings less than the one before. ADBUDG: may also be an S. */
export const curveForm = z.enum(['exponential', 'adbudg'])
export type CurveForm = z.infer<typeof curveForm>

const answered = {
  group: z.string(),
  source: z.literal('answers'),
  form: curveForm,
  /** What is spent on the group in a year now. Above zero: the other efforts are shares of it. */
  presentEffort: z.number().positive(),
  /** What the group would be worth in a year with no effort, half of today's, today's, half as much again, and without end. */
  atZero: money,
  atHalf: money,
  atPresent: money,
  atHalfMore: money,
  atUnlimited: money,
}
const measured = {
  group: z.string(),
  source: z.literal('experiment'),
  /** What contacts without end could bring in a year, which no experiment at one strength tells. */
  mostGain: z.number().positive(),
}

/** Where the response curve of a group comes from: a manager's five answers, or contacts with holdouts. Money of a year. */
export const groupAnswers = z.discriminatedUnion('source', [z.strictObject(answered), z.strictObject(measured)])
export type GroupAnswers = z.infer<typeof groupAnswers>

export const newAnswers = z.strictObject({
  answers: z.array(groupAnswers).min(1).max(200),
  /** Who judged: a person, by name. */
  author: words(200),
  rationale: words(2000),
})
export type NewAnswers = z.infer<typeof newAnswers>

/** Answers as they were given. None is ever changed; the newest of a group counts. */
export const storedAnswers = z.object({
  answersId: z.number(),
  answers: groupAnswers,
  author: z.string(),
  rationale: z.string(),
  answeredAt: z.string(),
  /** Version of the portfolio that it was given for. */
  version: z.number(),
})
export type StoredAnswers = z.infer<typeof storedAnswers>

/** A curve as it can be drawn, and how far the answers contradict its form. */
export const responseCurve = z.object({
  form: curveForm,
  presentEffort: z.number(),
  /** Of an exponential curve; null for the other form. */
  saturation: z.number().nullable(),
  rate: z.number().nullable(),
  /** Exponent of ADBUDG: above 1 the curve is an S; null for the other form. */
  shape: z.number().nullable(),
  points: z.array(z.object({ effort: z.number(), value: z.number() })),
  /** Answer less curve; empty where it was not fitted to answers. */
  residuals: z.array(z.object({ answer: z.enum(['atHalf', 'atPresent', 'atHalfMore']), residual: z.number() })),
  /** Largest residual as a share of what effort can bring at all. */
  contradiction: z.number(),
})
export type ResponseCurve = z.infer<typeof responseCurve>

/** What contacts with holdouts measured: margin per contact beyond that of those held out, stratified by campaign. */
export const experiment = z.object({
  campaigns: z.number(),
  contacted: z.number(),
  heldOut: z.number(),
  gainPerContact: z.number(),
  /** Of 95 %. */
  lower: z.number(),
  upper: z.number(),
  /** Contacts of the last 12 months and what they cost; null where no cost is known. */
  contactsOfYear: z.number(),
  costOfYear: z.number().nullable(),
})
export type Experiment = z.infer<typeof experiment>

export const curveOfGroup = namedGroup.extend({
  customers: z.number(),
  /** Sum of 12-month lifetime value; null where none is published. */
  value: z.number().nullable(),
  /** Contacts and interactions of the last 12 months with customers who are in the group now; null: no cost is known. */
  spent: z.number().nullable(),
  experiment: experiment.nullable(),
  /** The answers that count, and the curve through them; null where there are none. */
  current: storedAnswers.nullable(),
  curve: responseCurve.nullable(),
  /** All answers ever given, newest first. */
  history: z.array(storedAnswers),
})
export type CurveOfGroup = z.infer<typeof curveOfGroup>

export const curvesOfPortfolio = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  version: z.number(),
  groups: z.array(curveOfGroup),
})
export type CurvesOfPortfolio = z.infer<typeof curvesOfPortfolio>
