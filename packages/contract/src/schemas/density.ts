import { z } from 'zod'
import { measure } from './customers.ts'
import { isoDate } from './figures.ts'

/** Up to so many customers are drawn each by itself; of more only how many lie where is told. */
export const MOST_POINTS = 500

const side = z.object({
  measure: measure.pick({ name: true, title: true, unit: true }),
  /** What the grid spans, in equal steps; who lies beyond counts at the edge. Null where nobody has both measures. */
  span: z.object({ from: z.number(), to: z.number(), steps: z.number().int() }).nullable(),
})
export type DensitySide = z.infer<typeof side>

/** How customers lie by two measures. */
export const customerDensity = z.object({
  asOf: isoDate,
  /** Customers with both measures, and those who lack one. */
  customers: z.number(),
  unknown: z.number(),
  x: side,
  y: side,
  /** Fields of the grid in which customers lie, by their steps from the origin. */
  cells: z.array(z.object({ x: z.number().int(), y: z.number().int(), customers: z.number() })),
  groups: z.array(z.object({ index: z.number(), name: z.string(), title: z.string() })),
  /** Each customer, where they are few; null where they are not. */
  points: z
    .array(
      z.object({
        customerId: z.string(),
        name: z.string().nullable(),
        group: z.number(),
        x: z.number(),
        y: z.number(),
      }),
    )
    .nullable(),
})
export type CustomerDensity = z.infer<typeof customerDensity>
