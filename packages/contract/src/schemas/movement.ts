import { z } from 'zod'
import { figure, isoDate } from './figures.ts'

export const namedGroup = z.object({ index: z.number(), name: z.string(), title: z.string() })

/** Where a customer went in the ranking of the groups; `entered` and `left` have no group at one of the dates. */
export const moveDirection = z.enum(['upgraded', 'downgraded', 'stayed', 'entered', 'left'])
export type MoveDirection = z.infer<typeof moveDirection>

export const flow = z.object({
  /** Null: entered between the dates. */
  from: z.number().nullable(),
  /** Null: left (a customer whose facts were withdrawn). */
  to: z.number().nullable(),
  customers: z.number(),
  direction: moveDirection,
  /** Sum of 12-month lifetime value at each date; null where it was not published. */
  valueBefore: z.number().nullable(),
  valueAfter: z.number().nullable(),
})

/** One group between two dates. */
export const groupMovement = z.object({
  group: z.number(),
  /** 1 is the best; null: nobody was in the group at either date. */
  rank: z.number().nullable(),
  /** What the ranking is by, per customer. */
  mean: z.number().nullable(),
  before: z.number(),
  after: z.number(),
  /** Shares of those who were in the group at the earlier date. */
  upgraded: figure,
  downgraded: figure,
  stayed: figure,
})

export const movement = z.object({
  portfolioId: z.string(),
  from: isoDate,
  to: isoDate,
  groups: z.array(namedGroup),
  flows: z.array(flow),
  moved: z.number(),
  stayed: z.number(),
  entered: z.number(),
  left: z.number(),
  /**
   * Better is the group whose customers were worth more each at the earlier date (at the later one where nobody was in it
   * before): 12-month lifetime value, or revenue of the last 12 months where no lifetime value was published.
   */
  rankedBy: z.enum(['lifetime-value', 'revenue']),
  byGroup: z.array(groupMovement),
  /** Upgrades and downgrades, as shares of all customers of the earlier date. */
  upgradeRate: figure,
  downgradeRate: figure,
  /** What each direction brought: change in 12-month lifetime value of those who took it, or all of it for who came. */
  netValue: z.array(z.object({ direction: moveDirection, customers: z.number(), change: z.number().nullable() })),
})
export type Movement = z.infer<typeof movement>

/** A tier whose level was another at the later date. */
export const moveCause = z.object({
  tier: z.string(),
  tierTitle: z.string(),
  /** Registered measure of the tier; null where it is made of several. */
  measure: z.string().nullable(),
  /** Levels, by their labels. */
  before: z.string(),
  after: z.string(),
  /** Along the measure; `changed` where levels have no order or are not cut from numbers. */
  change: z.enum(['rose-above', 'fell-to', 'became-known', 'became-unknown', 'changed']),
  /** The line that was crossed last; null where there is none. */
  line: z.number().nullable(),
  /** Customers of the flow with this change; several tiers may change for one customer. */
  customers: z.number(),
  /** Of them, those whom this change alone would have taken to the same group. */
  alone: z.number(),
})
export type MoveCause = z.infer<typeof moveCause>

export const movementReasons = z.object({
  portfolioId: z.string(),
  from: isoDate,
  to: isoDate,
  groups: z.array(namedGroup),
  /** Moves from one group to another, most customers first, each with its causes, those that alone decide for most first. */
  flows: z.array(z.object({ from: z.number(), to: z.number(), customers: z.number(), causes: z.array(moveCause) })),
})
export type MovementReasons = z.infer<typeof movementReasons>

/** Why a question about equally spaced month ends has no answer: of `needed` there are `found`. */
export const movementShortage = z.object({
  code: z.enum(['too-few-dates', 'too-few-customers']),
  params: z.object({ needed: z.number(), found: z.number(), everyMonths: z.number() }),
})
export type MovementShortage = z.infer<typeof movementShortage>

/** Pearson's chi-square test of a chain of moves. */
export const chainTest = z.object({
  statistic: z.number(),
  degreesOfFreedom: z.number(),
  pValue: z.number(),
  /** Below about 5 the p-value is not to be relied on. */
  smallestExpected: z.number(),
})

/** What the road says beyond the state: `share` is of the variance of next-period margin. */
export const roadVerdict = z.object({
  code: z.enum(['road-matters', 'road-matters-little', 'state-suffices']),
  params: z.object({ share: z.number(), pValue: z.number() }),
})

/** What the road says of where customers go next. */
export const memoryVerdict = z.object({
  code: z.enum(['road-tells', 'road-tells-little', 'state-suffices']),
  params: z.object({ strength: z.number(), pValue: z.number() }),
})

export const movementPaths = z.object({
  portfolioId: z.string(),
  everyMonths: z.number(),
  /** The dates of the paths, oldest first. */
  dates: z.array(isoDate),
  /** Margins are of the time from the last of the dates to this one. */
  marginUntil: isoDate.nullable(),
  groups: z.array(namedGroup),
  customers: z.number(),
  /** The most common paths; a place is null where the customer was not known yet. */
  paths: z.array(
    z.object({
      groups: z.array(z.number().nullable()),
      customers: z.number(),
      share: z.number(),
      /** Mean gross margin of a customer until `marginUntil`. */
      margin: figure,
      /** What to ask `/customers` for, to see exactly these; they are where they were at `marginUntil`. */
      list: z.object({ portfolioId: z.string(), asOf: isoDate, path: z.string() }),
    }),
  ),
  /**
   * Whether the group before tells about the margin that comes next what the present group does not: analysis of
   * variance of (present, previous) against present alone.
   */
  test: z
    .object({
      verdict: roadVerdict,
      /** F statistic with its degrees of freedom, and 2 ln of the likelihood ratio of normal margins. */
      statistic: z.number(),
      degreesOfFreedom: z.tuple([z.number(), z.number()]),
      pValue: z.number(),
      likelihoodRatio: z.number(),
      customers: z.number(),
      /** Shares of the variance that the present group explains, and that the previous one adds; corrected for chance. */
      shareOfState: z.number(),
      shareOfRoad: z.number(),
    })
    .nullable(),
  /**
   * Whether the group before tells where customers go next, beyond the present group. `strength` is Cohen's w, the root
   * of chi-square over customers: 0.1 is small, 0.3 medium, 0.5 large.
   */
  memory: chainTest.extend({ verdict: memoryVerdict, customers: z.number(), strength: z.number() }).nullable(),
  shortage: movementShortage.nullable(),
})
export type MovementPaths = z.infer<typeof movementPaths>

export const timeInGroup = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  /** The first of the month ends looked at, and how many there are. */
  since: isoDate,
  dates: z.number(),
  groups: z.array(namedGroup),
  byGroup: z.array(
    z.object({
      group: z.number(),
      customers: z.number(),
      /** Month ends in a row, the newest one included, at which they were in the group. */
      mean: z.number().nullable(),
      quarter: z.number().nullable(),
      median: z.number().nullable(),
      threeQuarters: z.number().nullable(),
      /** Of them, those in the group at all dates looked at: they may have come before. */
      throughout: z.number(),
      /** Customers by number of month ends, from 1 up. */
      byMonths: z.array(z.number()),
      /** Months that a customer stays who comes, at the rate at which customers left since then; null if nobody did. */
      expectedStay: z.number().nullable(),
    }),
  ),
  shortage: movementShortage.nullable(),
})
export type TimeInGroup = z.infer<typeof timeInGroup>

export const stabilityVerdict = z.enum(['stable', 'watch', 'act'])

/** How group shares and group centres at the as-of date differ from those of an earlier one. */
export const driftComparison = z.object({
  with: z.enum(['calibration', 'previous']),
  date: isoDate,
  index: z.number(),
  verdict: stabilityVerdict,
  parts: z.array(
    z.object({
      group: z.number(),
      shareBefore: z.number(),
      shareAfter: z.number(),
      /** What the group adds to the index. */
      part: z.number(),
    }),
  ),
  centroids: z.array(
    z.object({
      group: z.number(),
      customersBefore: z.number(),
      customersAfter: z.number(),
      /** Root mean square of the shifts; null when none is known. */
      overall: z.number().nullable(),
      /** Change of the group's mean in pooled standard deviations; null where it has no unit. */
      measures: z.array(z.object({ measure: z.string(), shift: z.number().nullable() })),
    }),
  ),
})
export type DriftComparison = z.infer<typeof driftComparison>

export const movementDrift = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  groups: z.array(namedGroup),
  comparisons: z.array(driftComparison),
  /** Index of every published date up to the as-of date against the calibration date. */
  history: z.array(z.object({ asOf: isoDate, index: z.number(), verdict: stabilityVerdict })),
  /** Why a comparison is not there. */
  missing: z.array(z.object({ code: z.enum(['no-earlier-date', 'calibration-not-published', 'calibrated-here']) })),
})
export type MovementDrift = z.infer<typeof movementDrift>

/** What a forecast of group sizes got wrong where it could be known. */
export const forecastErrors = z.object({
  /** Dates from which it was made, from those before alone. */
  origins: z.number(),
  /** Mean absolute error over groups, in customers, and that of expecting no change. */
  meanAbsoluteError: z.number(),
  naiveError: z.number(),
  /** Share of the group sizes that came to lie inside the intervals of 50 % and 90 %. */
  coverageHalf: z.number(),
  coverage: z.number(),
})

export const forecastCaution = z.object({
  code: z.enum(['matrix-changes', 'no-better-than-no-change', 'intervals-too-narrow', 'few-periods']),
  params: z.record(z.string(), z.number()),
})
export type ForecastCaution = z.infer<typeof forecastCaution>

export const movementForecast = z.object({
  portfolioId: z.string(),
  asOf: isoDate,
  groups: z.array(namedGroup),
  /** Months from one date to the next, and how many of them were learned from. */
  everyMonths: z.number(),
  periods: z.number(),
  /** Sizes at the dates learned from, then those forecast. */
  past: z.array(z.object({ on: isoDate, group: z.number(), customers: z.number() })),
  points: z.array(
    z.object({
      on: isoDate,
      group: z.number(),
      expected: z.number(),
      /** Ends of the interval of 90 %, and of 50 %. */
      lower: z.number(),
      upper: z.number(),
      lowerHalf: z.number(),
      upperHalf: z.number(),
    }),
  ),
  /** By periods ahead, from 1; empty where the dates do not suffice. */
  backTest: z.array(forecastErrors.extend({ ahead: z.number() })),
  /** Whether one matrix held for all periods. */
  stationarity: chainTest.nullable(),
  cautions: z.array(forecastCaution),
  shortage: movementShortage.nullable(),
})
export type MovementForecast = z.infer<typeof movementForecast>

export const movementAlert = z.object({
  portfolioId: z.string(),
  portfolioTitle: z.string(),
  kind: z.enum(['left-group', 'joined-group', 'moved', 'came-to-group']),
  /** Than usual. */
  amount: z.enum(['more', 'fewer']),
  from: namedGroup.nullable(),
  to: namedGroup.nullable(),
  customers: z.number(),
  /** Their 12-month lifetime value: what leaves is counted as it was before, what comes as it is now. */
  value: z.number().nullable(),
  /** What the earlier periods' rate would have brought, and its limits of three standard deviations. */
  usual: z.object({ expected: z.number(), lower: z.number(), upper: z.number() }),
  /** What to ask `/customers` for, to see exactly these. */
  list: z.object({
    portfolioId: z.string(),
    asOf: isoDate,
    group: z.string().optional(),
    movedFrom: z.string().optional(),
    movedSince: isoDate.optional(),
    changedSince: isoDate.optional(),
    enteredSince: isoDate.optional(),
  }),
})
export type MovementAlert = z.infer<typeof movementAlert>

export const alerts = z.object({
  /** The newest month end and the one before; null where there are no two. */
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  /** Earlier months that say what is usual. */
  periods: z.number(),
  alerts: z.array(movementAlert),
  shortage: movementShortage.nullable(),
})
export type Alerts = z.infer<typeof alerts>
