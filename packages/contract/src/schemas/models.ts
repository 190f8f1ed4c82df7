import { z } from 'zod'
import { isoDate, notice } from './figures.ts'
import { MOST_COVARIATES, particular, textRules } from './particulars.ts'

export const parameterEstimate = z.object({
  name: z.string(),
  estimate: z.number(),
  se: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})

export const fitReport = z.object({
  n: z.number(),
  logLikelihood: z.number(),
  converged: z.boolean(),
  iterations: z.number(),
  warnings: z.array(notice),
})

/** Models that a refresh fits. */
export const workspaceModelName = z.enum(['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd', 'gamma-gamma'])

/** Models that can be fitted to columns. */
export const modelName = z.enum([
  ...workspaceModelName.options,
  'bg-cnbd-k',
  'mbg-cnbd-k',
  'sbg',
  'bdw',
  'beta-bernoulli',
  'bg-bb',
])
export type ModelName = z.infer<typeof modelName>

export const fittedModel = z.object({
  model: modelName,
  parameters: z.array(parameterEstimate),
  fit: fitReport,
})
export type FittedModel = z.infer<typeof fittedModel>

const level = z.number()

/**
 * How the intervals of parameters were made: `hessian`, from standard errors on the log scale; `profile`, what a
 * likelihood-ratio test would not refuse, open where it refuses nothing; `bootstrap`, percentiles over `replicates` refits to
 * reweighted customers, less the `failed` ones that did not converge.
 */
export const fitIntervals = z.discriminatedUnion('method', [
  z.object({ method: z.literal('hessian'), level }),
  z.object({ method: z.literal('profile'), level }),
  z.object({ method: z.literal('bootstrap'), level, replicates: z.number(), failed: z.number(), seed: z.number() }),
])
export type FitIntervals = z.infer<typeof fitIntervals>

/** A column of predictions; null where a row has none. */
export const predictionColumn = z.object({ name: z.string(), values: z.array(z.number().nullable()) })
export const fitAnswer = fittedModel.extend({
  /** Null where the fit did not converge: then there are none. */
  intervals: fitIntervals.nullable(),
  predictions: z.array(predictionColumn).nullable(),
})
export type FitAnswer = z.infer<typeof fitAnswer>

/** What a model foretold from an earlier day beside what came until the last month end by the as-of date. */
export const holdout = z.object({
  calibratedOn: isoDate,
  horizonDays: z.number(),
  /** One in so many customers took part. */
  every: z.number(),
  customers: z.number(),
  /** Purchases that came, and that were expected. */
  actual: z.number(),
  expected: z.number(),
  meanAbsoluteError: z.number(),
  rootMeanSquaredError: z.number(),
  correlation: z.number().nullable(),
  /** Mean natural logarithm of the probability given to what came; higher is better. */
  logScore: z.number(),
  /** How far its log score is behind the best one's, with the standard error of that difference. */
  behind: z.number(),
  standardError: z.number(),
  /** Whether it can be told apart from the best by how it foretold single customers. */
  contends: z.boolean(),
  chosen: z.boolean(),
  /** Mean purchases by calibration frequency; the last class holds all above, too. */
  byFrequency: z.array(
    z.object({ frequency: z.number(), customers: z.number(), actual: z.number(), expected: z.number() }),
  ),
  /** Repeat purchases so far of the customers judged, by weeks since the first came; of the run's newest date only. */
  tracking: z
    .object({
      weeks: z.array(z.number()),
      calibratedWeeks: z.number(),
      actual: z.array(z.number()),
      expected: z.array(z.number()),
    })
    .nullable(),
})
export type Holdout = z.infer<typeof holdout>

/** Why a model was chosen, or why not. A code with its numbers, so that it can be said in any language. */
export const modelReason = z.object({
  code: z.enum([
    // It foretold `expected` of the `actual` purchases of the `days` days up to the last month end, and of these models:
    'chosen-by-holdout',
    'alone-in-holdout',
    'not-preferred',
    'customers-less-well',
    // It tells who is alive: BG/NBD and NBD cannot, and of the others it foretold single customers best.
    'best-of-leaving',
    'lets-buyers-leave',
    // There is too little history to compare; or, fitted to what was known `days` days before that, it is not sound.
    'not-compared',
    'not-sound-before',
    // BG/NBD runs away to NBD, its limit, which is used in its place; or runs away elsewhere.
    'no-dropout-seen',
    'not-the-limit',
    'only-model-of-spend',
    // Of `needed` repeat buyers there are `found`.
    'few-repeat-buyers',
    // The warnings of the fit say why.
    'not-converged',
    'constant-spend',
    // `detail` is in English.
    'not-fitted',
  ]),
  params: z.record(z.string(), z.union([z.number(), z.string(), particular])),
})
export type ModelReason = z.infer<typeof modelReason>

/** What to keep in mind where a model's numbers are read; `model` in the params names another one. */
export const modelCaution = z.object({
  code: z.enum([
    'one-time-buyers-alive',
    'nobody-leaves',
    'value-is-of-the-future',
    'alive-is-of-another',
    'fit-and-holdout-disagree',
    // One in `every` customers took part in the holdout.
    'sampled',
    // The models of the date were estimated from `customers` of `of`.
    'fitted-to-sample',
    'likelihoods-of-same-customers',
  ]),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
})
export type ModelCaution = z.infer<typeof modelCaution>

export const modelUse = z.enum(['alive', 'purchases', 'spend'])
export type ModelUse = z.infer<typeof modelUse>

/** Customers by how often they bought again; the last class holds all above, too. */
export const repeatPurchases = z.array(
  z.object({
    repeats: z.number(),
    customers: z.number(),
    /** How many customers of these ages the model expects there. */
    expected: z.number(),
  }),
)
export type RepeatPurchases = z.infer<typeof repeatPurchases>

export const publishedModel = fittedModel.extend({
  model: workspaceModelName,
  asOf: isoDate,
  /** What its numbers are used for; nothing where another model is used or it is not sound. */
  uses: z.array(modelUse),
  /** Whether the fit is sound: one that is not is never used. */
  published: z.boolean(),
  reason: modelReason,
  cautions: z.array(modelCaution),
  /** Null where the model is not sound, or not one of purchases. */
  repeatPurchases: repeatPurchases.nullable(),
  holdout: holdout.nullable(),
})
export type PublishedModel = z.infer<typeof publishedModel>

const column = z.array(z.number()).max(2_000_000)

/**
 * frequency, recency, age: a purchase history (age is T, or the number of opportunities of the discrete models);
 * logGaps: sum of the logarithms of the times between purchases; monetaryValue: mean value of repeat purchases; cohort, period, active: a retention table;
 * entry, exit, lost: how long a customer under contract was seen, and whether it was lost then; weight: customers a row.
 */
export const fitColumn = z.enum([
  'frequency',
  'recency',
  'age',
  'logGaps',
  'monetaryValue',
  'cohort',
  'period',
  'active',
  'entry',
  'exit',
  'lost',
  'weight',
])
export type FitColumn = z.infer<typeof fitColumn>

/** Models that take covariates. */
export const covariateModelName = z.enum(['bg-nbd', 'pareto-nbd'])

export const intervalMethod = z.enum(['hessian', 'profile', 'bootstrap'])

export const intervalRequest = z.discriminatedUnion('method', [
  z.object({ method: z.literal('hessian') }),
  z.object({ method: z.literal('profile') }),
  z.object({
    method: z.literal('bootstrap'),
    /** 1,000 unless told. */
    replicates: z.int().min(2).max(10_000).optional(),
    /** 1 unless told. The same seed draws the same customers. */
    seed: z.int().min(0).max(4_294_967_295).optional(),
  }),
])
export type IntervalRequest = z.infer<typeof intervalRequest>

/** Columns of equal length. Times in any one unit; `weight` counts customers. */
export const fitRequest = z.object({
  model: modelName,
  columns: z.partialRecord(fitColumn, column),
  /** What else is known of the customers of each row, by name: each acts on buying and on leaving. */
  covariates: z
    .record(z.string().min(1).max(200), column)
    .refine((all) => Object.keys(all).length <= MOST_COVARIATES, textRules.covariates)
    .optional(),
  /** Strength of L2 regularisation of their coefficients, each per standard deviation of its covariate; 0 unless told. */
  regularisation: z.number().min(0).max(1e12).optional(),
  /** How the intervals of parameters are made; from standard errors unless told. */
  intervals: intervalRequest.optional(),
  /** Also foretell so far ahead, in the unit of the data: periods of contracts, opportunities of discrete models. */
  horizon: z.number().positive().max(1e6).optional(),
})
export type FitRequest = z.infer<typeof fitRequest>
