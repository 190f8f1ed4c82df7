import { z } from 'zod'
import { isoDate } from './figures.ts'
import { textRules } from './particulars.ts'
import { progressState } from './strategy.ts'

const text = (most: number) => z.string().trim().max(most)

/** What the numbers showed, or what was heard of the market. */
export const insightKind = z.enum(['insight', 'market-note'])
export type InsightKind = z.infer<typeof insightKind>

/** Open until somebody decides; then acted on, with an outcome once it is known, or dismissed. */
export const insightState = z.enum(['open', 'decided', 'acted', 'dismissed'])
export type InsightState = z.infer<typeof insightState>

export const insightDocument = z.strictObject({
  kind: insightKind,
  insight: text(2000).min(1),
  /** Where it comes from: a screen, a report, a person. */
  source: text(500).min(1),
  /** An address in the app or outside; empty: none. */
  link: text(1000).refine((value) => value === '' || /^(\/(?!\/)|https?:\/\/)/.test(value), textRules.address),
  portfolioId: z.string().max(100).nullable(),
  group: z.string().max(100).nullable(),
  /** The one customer that it is about; left out where it is about more. */
  customerId: z.string().max(200).optional(),
  state: insightState,
  /** What was decided to be done; needed from "decided" on. */
  action: text(2000),
  /** Who answers for it; needed from "decided" on. */
  owner: text(200),
  due: isoDate.nullable(),
  /** What came of it. */
  outcome: text(2000),
})
export type InsightDocument = z.infer<typeof insightDocument>

/** An action of a group's strategy that came of an insight, and how far it is. */
export const takenInsight = z.object({
  portfolioId: z.string(),
  group: z.string(),
  actionId: z.string(),
  title: z.string(),
  state: progressState,
})
export type TakenInsight = z.infer<typeof takenInsight>

export const insight = insightDocument.extend({
  insightId: z.number(),
  /** Counts the changes from 1; every earlier text is kept. */
  version: z.number(),
  author: z.string().nullable(),
  notedAt: z.string(),
  changedAt: z.string(),
  /** Where it was taken up in the newest versions of strategies. */
  taken: z.array(takenInsight),
})
export type Insight = z.infer<typeof insight>

export const insightLog = z.object({
  /** Newest first. */
  insights: z.array(insight),
  /** Of all that are logged, whatever is filtered. */
  counts: z.object({ open: z.number(), decided: z.number(), acted: z.number(), dismissed: z.number() }),
  /** Acted on ÷ all insights; null while there are none. Notes of the market are not counted. */
  shareActedOn: z.number().nullable(),
})
export type InsightLog = z.infer<typeof insightLog>
