import { z } from 'zod'

/** The name of what is read of a customer (see `variable` in portfolio-definition.ts). */
const variable = z.string().max(200)

const numbers = z.array(z.number()).min(1).max(60)

/**
 * A measure made comparable with others: (f(min(max(x, lower), upper)) − centre) / scale with f(x) = ln(1 + x − logShift),
 * or f(x) = x where `logShift` is null. A missing value becomes 0, which is the median of those it was fitted to.
 */
export const feature = z.object({
  variable,
  lower: z.number(),
  upper: z.number(),
  logShift: z.number().nullable(),
  centre: z.number(),
  scale: z.number().positive(),
})
export type Feature = z.infer<typeof feature>

/** How measures become dimensions. With components, dimension c is Σ loadings[c][j] · (feature j − means[j]). */
export const preparation = z.object({
  features: z.array(feature).min(1).max(60),
  components: z.object({ means: numbers, loadings: z.array(numbers).min(1).max(60) }).nullable(),
})
export type Preparation = z.infer<typeof preparation>

/**
 * Squared distance |x − at|², with `whitening` W |W (x − at)|², and `offset` added: −2 ln share + ln |Σ| makes the nearest
 * centre the most probable component of a Gaussian mixture.
 */
export const centre = z.object({
  at: numbers,
  whitening: z.array(numbers).min(1).max(60).optional(),
  offset: z.number().optional(),
})
export type Centre = z.infer<typeof centre>

/** Level i holds whose nearest centre is the i-th, the first of equals; who has no value of any feature is at level 0. */
export const nearestCentre = z.object({
  kind: z.literal('nearest-centre'),
  preparation,
  centres: z.array(centre).min(1).max(60),
})

/** A tree of pairs of centres: from node 0 on to the node of the nearer one, the first of equals, until a level is met. */
export const bisected = z.object({
  kind: z.literal('bisected'),
  preparation,
  nodes: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('split'),
          centres: z.tuple([numbers, numbers]),
          children: z.tuple([z.number().int(), z.number().int()]),
        }),
        z.object({ kind: z.literal('level'), level: z.number().int().positive() }),
      ]),
    )
    .min(1)
    .max(119),
})

const texts = z.array(z.string().max(200)).max(2000)

/** One test of one variable. `missing`: whether who has no value of it passes, too. */
export const condition = z.discriminatedUnion('kind', [
  /** Above the one and at most the other; null: no limit. */
  z.object({
    kind: z.literal('range'),
    variable,
    above: z.number().nullable(),
    atMost: z.number().nullable(),
    missing: z.boolean(),
  }),
  z.object({ kind: z.literal('one-of'), variable, values: texts, missing: z.boolean() }),
  z.object({ kind: z.literal('none-of'), variable, values: texts, missing: z.boolean() }),
  z.object({ kind: z.literal('missing'), variable }),
])
export type Condition = z.infer<typeof condition>

/** Level i holds who passes all conditions of the i-th rule and of none before it; who passes none is at level 0. */
export const rules = z.object({
  kind: z.literal('rules'),
  rules: z
    .array(z.object({ conditions: z.array(condition).max(60) }))
    .min(1)
    .max(60),
})
