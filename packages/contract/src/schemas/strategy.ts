import { z } from 'zod'
import { isoDate } from './figures.ts'
import { goalFamily } from './kpi.ts'
import { textRules } from './particulars.ts'
import { valueCriterion } from './perceived-value.ts'
import { strategyKind } from './portfolio-definition.ts'

const text = (most: number) => z.string().trim().max(most)
const title = text(200).min(1)
const itemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, textRules.identifier)
/** Who answers for it. May be left open while it is typed; whoever saves is told where a name is missing. */
const owner = text(200)
const amount = z.number().min(0)

/** Cost-efficient care at arm's length, or building something together (Buttle; interaction and network approach). */
export const relationshipMode = z.enum(['efficient-care', 'co-development'])

/** The stages of the work on a strategy. The last one is where a strategy in force is. */
export const strategyStage = z.enum(['collect', 'analyse', 'strategise', 'execute-and-monitor'])
export type StrategyStage = z.infer<typeof strategyStage>

/** What a price cut would have to bring, as people expect it. Shares are 0..1. */
export const discount = z.strictObject({
  rate: z.number().gt(0).lt(1),
  /** Sales of the group in a year without the discount. */
  baselineSales: amount,
  marginRate: z.number().gt(0).max(1),
  /** How much more will be bought, as a share of what is bought today. */
  expectedUplift: z.number().min(0),
})
export type Discount = z.infer<typeof discount>

/**
 * What winning customers back costs and may bring, as people expect it. `value` is what one who came back is worth
 * (second lifetime value); `naturalProbability` is that of coming back unasked. Shares are 0..1, money per customer.
 */
export const winBack = z.strictObject({
  /** Lost customers who are approached. */
  customers: z.number().min(0),
  value: z.number(),
  naturalProbability: z.number().min(0).max(1),
  /** By how much an approach raises that probability. */
  addedProbability: z.number().min(0).max(1),
  /** For everybody who is approached, and for everybody who comes back. */
  approachCost: amount,
  incentiveCost: amount,
})
export type WinBackTerms = z.infer<typeof winBack>

export const proposition = z.strictObject({
  offer: text(2000),
  price: text(2000),
  serviceLevel: text(2000),
  channel: text(2000),
  relationship: relationshipMode,
  /** What is to be built together, and with whom: joint plans of key accounts. */
  jointPlan: text(2000),
  discount: discount.nullable(),
  /** Versions of before had none. */
  winBack: winBack.nullable().default(null),
})
export type Proposition = z.infer<typeof proposition>

/** A goal, under another one or at the top. Weights of the goals under one parent are shares of 100. */
export const strategyGoal = z.strictObject({
  goalId: itemId,
  family: goalFamily,
  title,
  parentId: itemId.nullable(),
  weight: z.number().min(0).max(100),
})
export type StrategyGoal = z.infer<typeof strategyGoal>

export const strategyAction = z.strictObject({
  actionId: itemId,
  title,
  goalId: itemId.nullable(),
  owner,
  from: isoDate,
  until: isoDate,
  /** In the currency of the workspace; null: not known. */
  cost: amount.nullable(),
  channel: text(200),
  /** The insight that it comes of. */
  insightId: z.number().int().optional(),
})
export type StrategyAction = z.infer<typeof strategyAction>

/** A KPI with the value that is wanted of it. Its baseline is measured and frozen when the KPI is first saved. */
export const strategyKpi = z.strictObject({
  kpiId: itemId,
  /** Name in the registry of KPIs. */
  kpi: z.string().max(100),
  goalId: itemId.nullable(),
  target: z.number(),
  targetOn: isoDate,
})
export type StrategyKpi = z.infer<typeof strategyKpi>

/** Work to be done on the strategy itself, by stage. */
export const strategyTask = z.strictObject({
  taskId: itemId,
  stage: strategyStage,
  title,
  owner,
  due: isoDate,
})

export const offerElement = z.enum(['offer', 'price', 'serviceLevel', 'channel'])
export type OfferElement = z.infer<typeof offerElement>
const met = z.number().int().min(0).max(3)

/** What the group needs, and how well each element of the proposition meets it: 0 not at all, 3 fully. */
export const strategyNeed = z.strictObject({
  needId: itemId,
  title,
  /** 1 to 5, as people judge it; null where `variable` tells, or nobody knows. */
  importance: z.number().min(1).max(5).nullable(),
  /** A rated criterion (`ratings.prestige`) whose mean in the group is the importance. */
  variable: z.string().max(200).nullable(),
  met: z.strictObject({ offer: met, price: met, serviceLevel: met, channel: met }),
})
export type StrategyNeed = z.infer<typeof strategyNeed>

/** What people say about what is done for a group. Saving makes a new version of it; none is ever changed. */
export const strategyDocument = z.strictObject({
  kind: strategyKind,
  /** Why this strategy, where the rules recommend another one or customers are to be given up. */
  reason: text(4000),
  owner,
  stage: strategyStage.exclude(['execute-and-monitor']),
  reviewOn: isoDate,
  proposition,
  goals: z.array(strategyGoal).max(40),
  actions: z.array(strategyAction).max(100),
  kpis: z.array(strategyKpi).max(30),
  tasks: z.array(strategyTask).max(100),
  needs: z.array(strategyNeed).max(30),
  /** By what customers judge the proposition against the next best one. Versions of before had none. */
  valueCriteria: z.array(valueCriterion).max(40).default([]),
  /** Only for "end": who decided that those without a flag of significance are given up all the same. */
  endUnflaggedOnly: z.boolean(),
  /** Customers whom a law or a licence obliges the company to serve; nobody may end them. */
  regulatedService: z.boolean(),
})
export type StrategyDocument = z.infer<typeof strategyDocument>

/** The measured value that a KPI started from. */
export const baseline = z.object({
  kpiId: z.string(),
  asOf: isoDate,
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type Baseline = z.infer<typeof baseline>

/** Draft until somebody approves; in force once activated, until paused or ended. */
export const strategyStatus = z.enum(['draft', 'approved', 'active', 'paused', 'ended'])
export type StrategyStatus = z.infer<typeof strategyStatus>

export const strategyStep = z.enum(['approve', 'activate', 'pause', 'resume', 'end', 'reopen'])
export type StrategyStep = z.infer<typeof strategyStep>

export const newStep = z.strictObject({ step: strategyStep, by: title, reason: text(2000).optional() })
export type NewStep = z.infer<typeof newStep>

/** A step that was taken, with the version it was taken on. */
export const takenStep = z.object({
  step: strategyStep,
  version: z.number(),
  by: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
})
export type TakenStep = z.infer<typeof takenStep>

export const progressState = z.enum(['open', 'in-progress', 'done', 'dropped'])
export type ProgressState = z.infer<typeof progressState>

/** How far an action or a task is: the last word on each. */
export const itemProgress = z.object({
  itemId: z.string(),
  state: progressState,
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})
export type ItemProgress = z.infer<typeof itemProgress>

export const newProgress = z.strictObject({
  itemId,
  state: progressState,
  by: title,
  note: text(2000).optional(),
})
export type NewProgress = z.infer<typeof newProgress>

export const strategyVersion = z.object({ version: z.number(), author: z.string().nullable(), savedAt: z.string() })

/** A figure of the group that the rules of recommendation read; null where it is not known. */
export const strategyFigure = z.enum([
  'customers',
  'prospects',
  'probability-alive',
  'lifetime-value',
  'value-concentration',
  'gross-margin',
  'contribution',
  'cost-to-serve',
  'growth',
  'share-of-wallet',
  'flagged',
  'lost-margin',
  're-engineered',
  'win-back-break-even',
])
export type StrategyFigure = z.infer<typeof strategyFigure>

/** One condition of a rule: the figure against its threshold. `holds` is null where the figure is not known. */
export const condition = z.object({
  figure: strategyFigure,
  comparison: z.enum(['at-least', 'below']),
  value: z.number().nullable(),
  threshold: z.number(),
  holds: z.boolean().nullable(),
})
export type Condition = z.infer<typeof condition>

/** What the default rules recommend for a group, and what every rule found. */
export const strategyRecommendation = z.object({
  kind: strategyKind,
  /** The rule that won, condition by condition. Empty where no rule fits and nothing is to be changed. */
  evidence: z.array(condition),
  /** Every rule in the order in which they are asked. */
  rules: z.array(z.object({ kind: strategyKind, fits: z.boolean(), conditions: z.array(condition) })),
  /** What the portfolio's own definition advises; null where it does not. */
  advised: z.object({ kind: strategyKind, advice: z.string() }).nullable(),
})
export type StrategyRecommendation = z.infer<typeof strategyRecommendation>

/** What has to be settled before approval. */
export const blockingGap = z.enum([
  'goals-missing',
  'plan-missing',
  'kpis-missing',
  'reason-missing',
  'end-flagged',
  'end-regulated',
  'discount-loses',
  'win-back-loses',
])

/** What has to be settled before approval (`blocks`), or should be. */
export const strategyGap = z.object({
  code: z.enum([...blockingGap.options, 'baseline-unknown', 'needs-unmet', 'plan-costs-unknown']),
  params: z.record(z.string(), z.unknown()),
  blocks: z.boolean(),
})
export type StrategyGap = z.infer<typeof strategyGap>

/** What a discount does in a year, in the currency of the workspace. */
export const discountSum = z.object({
  /** Expected uplift × (margin − discount), on baseline sales. */
  gain: z.number(),
  /** Discount on what would have been bought anyway. */
  subsidy: z.number(),
  net: z.number(),
  /** The uplift at which both are equal; null where the discount eats the margin up and no uplift can do. */
  breakEvenUplift: z.number().nullable(),
})
export type DiscountSum = z.infer<typeof discountSum>

/** What winning back brings, in the currency of the workspace. */
export const winBackSum = z.object({
  /** Added probability × second lifetime value × customers. */
  gain: z.number(),
  /** Approach for everybody, incentive for who comes back, also for who would have come unasked. */
  cost: z.number(),
  net: z.number(),
  /** The added probability at which both are equal; null where the incentive takes all and none can do. */
  breakEven: z.number().nullable(),
})
export type WinBackSum = z.infer<typeof winBackSum>

/** How well the proposition meets what the group needs. */
export const needsFit = z.object({
  needs: z.array(
    z.object({
      needId: z.string(),
      importance: z.number().nullable(),
      /** How many ratings the importance is the mean of; null where people entered it. */
      ratings: z.number().nullable(),
      /** The best that any element does for it, 0..1. */
      met: z.number(),
    }),
  ),
  /** Σ importance × met ÷ Σ importance, over needs of known importance; null where there are none. */
  score: z.number().nullable(),
})
export type NeedsFit = z.infer<typeof needsFit>

/** A member who matters beyond today's profit, and is not to be given up. */
export const protectedMember = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  kinds: z.array(z.string()),
})

export const storedStrategy = z.object({
  document: strategyDocument,
  version: z.number(),
  author: z.string().nullable(),
  savedAt: z.string(),
  status: strategyStatus,
  /** The version that was activated last and is in force or paused; null: none. */
  versionInForce: z.number().nullable(),
  /** Stage of the work: what the document says, or the last one while a version is in force. */
  stage: strategyStage,
  baselines: z.array(baseline),
  approval: z.object({ by: z.string(), at: z.string() }).nullable(),
  steps: z.array(takenStep),
  /** Steps that can be taken now. */
  possible: z.array(strategyStep),
  progress: z.array(itemProgress),
  /** Newest first. */
  versions: z.array(strategyVersion),
  gaps: z.array(strategyGap),
  discount: discountSum.nullable(),
  winBack: winBackSum.nullable(),
  fit: needsFit,
})
export type StoredStrategy = z.infer<typeof storedStrategy>

const group = z.object({ index: z.number(), name: z.string(), title: z.string(), description: z.string() })

/** One group's strategy; `strategy` is null where nobody has drawn one up yet. */
export const groupStrategy = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  group,
  customers: z.number(),
  recommendation: strategyRecommendation,
  strategy: storedStrategy.nullable(),
  protectedMembers: z.array(protectedMember),
})
export type GroupStrategy = z.infer<typeof groupStrategy>

/** A first draft from the playbook of a strategy; nothing of it is stored. */
export const strategyDraft = z.object({
  document: strategyDocument,
  /** What speaks for or against a discount in this group. */
  discount: z
    .object({ terms: discount, sum: discountSum, isLowProfit: z.boolean(), verdict: z.enum(['pays', 'loses']) })
    .nullable(),
  /** What speaks for or against winning back; null where the data do not tell what somebody who comes back is worth. */
  winBack: z
    .object({
      terms: winBack,
      sum: winBackSum,
      verdict: z.enum(['pays', 'loses']),
      /** Customers who came back in the last 12 months, whose worth it is. */
      returned: z.number(),
    })
    .nullable(),
})
export type StrategyDraft = z.infer<typeof strategyDraft>
