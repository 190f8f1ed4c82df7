import { z } from 'zod'
import { portfolioDefinition, tier } from './portfolio-definition.ts'

const author = z.string().max(200)
const rationale = z.string().max(2000)

/** What is kept of a draft: the definition as given, whether it can be used or not. */
export const savedDraft = z.object({
  definition: z.unknown(),
  author: author.optional(),
  rationale: rationale.optional(),
})
export type SavedDraft = z.infer<typeof savedDraft>

export const draftSummary = z.object({
  draftId: z.string(),
  /** Of its definition; null where it has none yet. */
  portfolioId: z.string().nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  savedAt: z.string(),
})
export type DraftSummary = z.infer<typeof draftSummary>

export const portfolioDraft = draftSummary.extend({ definition: z.unknown(), rationale: z.string().nullable() })
export type PortfolioDraft = z.infer<typeof portfolioDraft>

/** A definition on its way: the shape of one, without tiers, groups or names perhaps. */
export const sketch = portfolioDefinition.extend({
  portfolioId: z.string(),
  tiers: z.array(tier.extend({ labels: z.array(z.string()), missing: z.string() })).max(8),
  groups: z
    .array(
      portfolioDefinition.shape.groups.element.extend({ anyOf: z.array(z.record(z.string(), z.array(z.string()))) }),
    )
    .max(100),
})
export type Sketch = z.infer<typeof sketch>
