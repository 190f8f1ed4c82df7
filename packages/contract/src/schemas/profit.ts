import { z } from 'zod'
import { isoDate } from './figures.ts'
import { namedGroup } from './movement.ts'

/** The measure that is taken for profit. */
export const profitMeasure = z.object({
  name: z.string(),
  title: z.string(),
  /** Nobody asked for it: it stands in because no costs are assigned to customers at this date. */
  isStandIn: z.boolean(),
})
export type ProfitMeasure = z.infer<typeof profitMeasure>

/** A customer at one end of the curve, and what it earned. */
export const extremeCustomer = z.object({ customerId: z.string(), name: z.string().nullable(), profit: z.number() })
export type ExtremeCustomer = z.infer<typeof extremeCustomer>

/**
 * How a base stands: on how few it depends, and how much of what some earn others lose again (van Raaij 2005). A side is
 * `isHigh` from the value given with it.
 */
export const profitDiagnosis = z.object({
  kind: z.enum(['even', 'dependent', 'subsidised', 'dependent-and-subsidised']),
  /** Share of the peak that the most profitable fifth of customers earn. */
  dependence: z.object({ value: z.number(), isHigh: z.boolean(), highFrom: z.number() }),
  /** Share of the peak that loss-makers lose again. */
  subsidy: z.object({ value: z.number(), isHigh: z.boolean(), highFrom: z.number() }),
})
export type ProfitDiagnosis = z.infer<typeof profitDiagnosis>

/** The curve of cumulative profit over customers, the most profitable first. */
export const whaleCurve = z.object({
  /** Customers with a figure, and what all of them earn together. */
  customers: z.number(),
  total: z.number(),
  /** The most that is reached: what would be earned without loss-makers. */
  peak: z.number(),
  /** Shares of customers: who earn something, and who lose. */
  customersToPeak: z.number(),
  lossMakers: z.number(),
  /** Peak ÷ total, and peak ÷ total − 1; null where the total is not above zero, and the curve is to be read in money. */
  peakShare: z.number().nullable(),
  erosion: z.number().nullable(),
  /** 0: all earn alike; 1: one of very many earns all. Null where nobody earns or loses anything. */
  stobachoffIndex: z.number().nullable(),
  /** How the index is normalised, since others do it differently. */
  indexFormula: z.string(),
  /** From (0, 0) to (1, total): share of customers, and what they earn together, in money. */
  points: z.array(z.object({ customers: z.number(), profit: z.number() })),
  /** Null where nobody earns anything. */
  diagnosis: profitDiagnosis.nullable(),
})

export const profitWhale = z.object({
  asOf: isoDate,
  measure: profitMeasure,
  /** Null: the whole base. */
  group: namedGroup.nullable(),
  /** Customers whose profit is not known; they have no part in the curve. */
  unknown: z.number(),
  /** Null where nobody’s profit is known. */
  curve: whaleCurve.nullable(),
  /** Those who earn most, and those who lose most, the most first. */
  earners: z.array(extremeCustomer),
  losers: z.array(extremeCustomer),
})
export type ProfitWhale = z.infer<typeof profitWhale>

/** Profit of some customers. */
export const profitTotals = z.object({
  customers: z.number(),
  /** Customers whose profit is known. */
  known: z.number(),
  /** Null where nobody’s is. */
  profit: z.number().nullable(),
  /** Customers who lose money, and how much together (below zero). */
  lossMakers: z.number(),
  losses: z.number(),
})
export type ProfitTotals = z.infer<typeof profitTotals>

const part = z.object({ customers: z.number(), amount: z.number() })

/**
 * Why the profit of a group is another than before. The parts add up to `change`: who stayed earn more or less; who came
 * brings all that it earns now; who went takes along all that it earned then.
 */
export const profitChange = z.object({
  before: z.number(),
  after: z.number(),
  change: z.number(),
  stayed: part,
  /** From another group, and to another one. */
  cameFromGroups: part,
  wentToGroups: part,
  /** Not known at the earlier date, and not any more at the later one. */
  entered: part,
  left: part,
})
export type ProfitChange = z.infer<typeof profitChange>

export const profitByGroup = z.object({
  portfolioId: z.string(),
  measure: profitMeasure,
  /** The date before `asOf` or the one asked for; null where there is none. */
  from: isoDate.nullable(),
  asOf: isoDate,
  base: profitTotals.extend({ movement: profitChange.nullable() }),
  groups: z.array(namedGroup.extend(profitTotals.shape).extend({ movement: profitChange.nullable() })),
})
export type ProfitByGroup = z.infer<typeof profitByGroup>

export const profitSeries = z.object({
  portfolioId: z.string(),
  measure: profitMeasure,
  groups: z.array(namedGroup),
  /** By published date, oldest first, and group. */
  points: z.array(profitTotals.extend({ asOf: isoDate, group: z.number() })),
})
export type ProfitSeries = z.infer<typeof profitSeries>

/** The four kinds of account of Shapiro, Rangan, Moriarty & Ross (1987). */
export const planeQuadrant = z.enum(['passive', 'carriage-trade', 'bargain-basement', 'aggressive'])
export type PlaneQuadrant = z.infer<typeof planeQuadrant>

export const planeSide = z.enum(['price', 'cost'])

/** A customer in the plane. */
export const placedCustomer = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  price: z.number(),
  cost: z.number(),
  revenue: z.number(),
  /** Distance to the equal-margin line: how much more or less is left of a unit of list price than in the base. */
  margin: z.number(),
  quadrant: planeQuadrant,
})
export type PlacedCustomer = z.infer<typeof placedCustomer>

const span = z.object({ from: z.number(), to: z.number() })

/**
 * Net price × cost to serve, both of the last 12 months. Price: what is left of the list price after discounts, rebates,
 * promotions, terms and freight allowances. Cost: cost to serve ÷ net revenue. Of each unit of list price, price ×
 * (1 − cost) is left before the cost of the goods; the equal-margin line is where that is what it is in the whole base.
 */
export const profitPlane = z.object({
  asOf: isoDate,
  /** Customers with net revenue in the 12 months, and those who bought and have none left (all went back). */
  customers: z.number(),
  unplaced: z.number(),
  /** The side on which all of them are the same, so that no quadrant can be told; null where they differ on both. */
  alike: planeSide.nullable(),
  /** Null where nobody has a place, which is so while no costs are assigned, and where all are alike on a side. */
  plane: z
    .object({
      revenue: z.number(),
      /** Where half of the revenue lies on either side (the volume-weighted median). */
      cuts: z.object({ price: z.number(), cost: z.number() }),
      /** All placed customers together: price, cost, and what is left of a unit of list price. */
      base: z.object({ price: z.number(), cost: z.number(), left: z.number() }),
      /** What the density grid spans; who lies beyond counts in the cell at the edge. */
      price: span.extend({ steps: z.number().int() }),
      cost: span.extend({ steps: z.number().int() }),
      cells: z.array(
        z.object({ priceStep: z.number(), costStep: z.number(), customers: z.number(), revenue: z.number() }),
      ),
      quadrants: z.array(
        z.object({
          quadrant: planeQuadrant,
          customers: z.number(),
          revenue: z.number(),
          /** Distance of all of them together to the equal-margin line. */
          margin: z.number().nullable(),
        }),
      ),
      largest: z.array(placedCustomer),
    })
    .nullable(),
})
export type ProfitPlane = z.infer<typeof profitPlane>

/** The largest customers in a part of the plane. */
export const planeCustomers = z.object({ asOf: isoDate, customers: z.number(), largest: z.array(placedCustomer) })
export type PlaneCustomers = z.infer<typeof planeCustomers>
