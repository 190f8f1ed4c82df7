import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { namedGroup } from './movement.ts'
import { portfolioDefinition } from './portfolio-definition.ts'
import { portfolioVariable } from './variables.ts'

/** A figure with its interval of 95 %. */
export const intervalEstimate = z.object({ value: z.number(), lower: z.number(), upper: z.number() })
export type IntervalEstimate = z.infer<typeof intervalEstimate>

/** What a contact changed: the mean of those contacted less that of those held out, within campaigns. Money per contact. */
export const contactEffect = z.object({
  /** Gross margin on what was bought, at the price that was paid. */
  margin: intervalEstimate,
  /** Null where no contact has a cost. */
  contactCost: z.number().nullable(),
  /** Discount that was given on orders within the window; null where no sale has one. */
  discount: z.number().nullable(),
  /** What of it the margin does not show: the goods sold at a discount cost what they always cost. */
  discountCost: z.number().nullable(),
  /** Margin less the cost of contact and of discounts, as far as they are known. */
  net: intervalEstimate,
  /** Net, times those contacted. */
  total: intervalEstimate,
  /** Shares that responded; null where responses are not recorded. */
  response: z.object({ contacted: z.number(), heldOut: z.number(), uplift: intervalEstimate }).nullable(),
})
export type ContactEffect = z.infer<typeof contactEffect>

export const groupEffect = namedGroup.extend({
  contacted: z.number(),
  heldOut: z.number(),
  /** Null with fewer than ten on a side. */
  effect: contactEffect.nullable(),
  /** The net effect drawn towards the mean of the groups, the further the less it is known; null with it. */
  shrunken: intervalEstimate.nullable(),
})
export type GroupEffect = z.infer<typeof groupEffect>

/**
 * Those that the effect is of, in campaigns with enough on each side; where none has, those there are. Contacts before the
 * first computed date, or of strangers, belong to no group and are not in it.
 */
export const effectByGroup = z.object({
  contacted: z.number(),
  heldOut: z.number(),
  effect: contactEffect.nullable(),
  groups: z.array(groupEffect),
  /**
   * How much the groups' net effects differ beyond chance: their standard deviation, money per contact; 0 where chance
   * explains all of it. Null with fewer than two groups whose effect is known.
   */
  deviation: z.number().nullable(),
})
export type EffectByGroup = z.infer<typeof effectByGroup>

/** Why a campaign cannot be measured. */
export const unmeasured = z.enum(['no-holdout', 'no-outcome', 'before-first-date', 'too-few'])
export type Unmeasured = z.infer<typeof unmeasured>

/**
 * Whether each group has those contacted and held out in the shares of its campaign. A small p-value says that sides were
 * not drawn alike everywhere, or not recorded so, and effects are not to be believed before that is explained.
 */
export const sampleRatio = z.object({
  /** The group that is furthest from the shares. */
  group: namedGroup,
  statistic: z.number(),
  degreesOfFreedom: z.number(),
  /** Times the groups that were looked at, so that the furthest of many is not alarming by itself. */
  pValue: z.number(),
  isSuspicious: z.boolean(),
})

export const measuredCampaign = effectByGroup.extend({
  campaign: z.string(),
  channels: z.array(z.string()),
  from: isoDate,
  to: isoDate,
  onRecord: z.object({ contacted: z.number(), heldOut: z.number() }),
  /** Null where it is measured. */
  reason: unmeasured.nullable(),
  /** What is to be kept in mind, by code: customers-more-than-once, window-open, sides-not-said. */
  cautions: z.array(notice),
  sampleRatio: sampleRatio.nullable(),
  /** Each alternative by itself, where there are several. */
  arms: z.array(effectByGroup.extend({ arm: z.string().nullable() })),
})
export type MeasuredCampaign = z.infer<typeof measuredCampaign>

export const windowDays = z.coerce.number().int().min(1).max(366).default(30)

export const campaignEffects = z.object({
  portfolioId: z.string(),
  version: z.number(),
  asOf: isoDate,
  /** Days from that of the contact on in which discounts count. */
  windowDays: z.number(),
  /** Fewest on each side of what is measured. */
  leastOnASide: z.number(),
  isCostKnown: z.boolean(),
  isDiscountKnown: z.boolean(),
  /** Newest first. */
  campaigns: z.array(measuredCampaign),
  /** All campaigns that are measured together, each compared within itself. */
  inAll: effectByGroup,
})
export type CampaignEffects = z.infer<typeof campaignEffects>

/** Those of a group on one side of a cut, or with some of the values. */
export const partCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('above'), cut: z.number() }),
  z.object({ kind: z.literal('up-to'), cut: z.number() }),
  z.object({ kind: z.literal('one-of'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('none-of'), values: z.array(z.string()) }),
])
export type PartCondition = z.infer<typeof partCondition>

/** Net effect of a contact, in the half of the customers that did not find the part. */
const partEffect = z.object({ contacted: z.number(), heldOut: z.number(), net: intervalEstimate })

/** A part of a group that seemed to answer better in one half of the customers, as the other half tells of it. */
export const groupPart = z.object({
  variable: z.string(),
  title: z.string(),
  unit: portfolioVariable.shape.unit,
  /** Columns of the customer file carry no date: they are known as they are now. */
  isDated: z.boolean(),
  condition: partCondition,
  part: partEffect,
  rest: partEffect,
  /** Net effect in the part less that in the rest. */
  difference: intervalEstimate,
  /** Of a difference as large as this, either way, if contacts bring as much in both. */
  pValue: z.number(),
  /** Adjusted for the groups that were tested (Benjamini and Hochberg). */
  adjusted: z.number(),
})
export type GroupPart = z.infer<typeof groupPart>

export const searchedGroup = namedGroup.extend({
  /** Looked through, with both halves together. */
  contacted: z.number(),
  heldOut: z.number(),
  /** The best that was found, whether it stands or not; null where no part has enough people on each side. */
  found: groupPart.nullable(),
  /** Whether it stands: then it is worth a group of its own. */
  stands: z.boolean(),
  /** The next version of the portfolio with the part as a group, and why; null where none stands or it leaves no room for one. */
  proposal: z
    .object({
      definition: portfolioDefinition,
      rationale: z.string(),
      /** Names of the new group and of the tier that tells it apart. */
      group: z.string(),
      tier: z.string(),
    })
    .nullable(),
})
export type SearchedGroup = z.infer<typeof searchedGroup>

/** How customers are dealt into halves. */
export const searchSeed = z.coerce.number().int().min(0).max(1_000_000).default(1)

export const partSearch = z.object({
  portfolioId: z.string(),
  version: z.number(),
  asOf: isoDate,
  windowDays: z.number(),
  seed: z.number(),
  /** One customer in so many was looked at; 1: everyone. */
  oneIn: z.number(),
  leastOnASide: z.number(),
  /** Share of proposals that may be false. */
  falseShare: z.number(),
  /** Measures that were looked through. */
  variables: z.number(),
  /** Measures that were not looked at, because treating people differently by them would be unfair or forbidden. */
  sensitive: z.array(z.object({ name: z.string(), title: z.string() })),
  groups: z.array(searchedGroup),
})
export type PartSearch = z.infer<typeof partSearch>
