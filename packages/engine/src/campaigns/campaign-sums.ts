import { type SideSums, unweighted } from '@sabad/stats/uplift/side-sums'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { contactFigures, type FiguresQuery } from './contact-figures.ts'

export const figureNames = ['margin', 'contact_cost', 'discount', 'discount_cost', 'net', 'response'] as const
export type FigureName = (typeof figureNames)[number]

const figureSql = (name: FigureName): Sql =>
  name === 'response' ? sql`CAST(coalesce(responded, FALSE) AS INTEGER)` : sql`CAST(${identifier(name)} AS DOUBLE)`

const sumsOf = (name: FigureName): Sql => {
  const value = figureSql(name)
  return sql`CAST(sum(${value}) AS DOUBLE) AS ${identifier(name)}, CAST(sum(${value} * ${value}) AS DOUBLE) AS ${identifier(`${name}_squares`)}`
}

/** Sums of each figure and of its square: one row for each campaign, alternative, group and side. */
export const campaignSums = (query: FiguresQuery): Sql => sql`
  WITH ${contactFigures(query)}
  SELECT campaign, arm, group_index AS "group", is_holdout AS "isHoldout", count(*) AS n, ${join(figureNames.map(sumsOf))}
  FROM figures GROUP BY ALL ORDER BY ALL`

const sumsRow = z
  .object({
    campaign: z.string(),
    arm: z.string().nullable(),
    group: z.number(),
    isHoldout: z.boolean(),
    n: z.number(),
  })
  .catchall(z.union([z.number(), z.string(), z.boolean()]).nullable())

/** Those of one side of a campaign's alternative in one group. */
export interface Side {
  readonly campaign: string
  readonly arm: string | null
  readonly group: number
  readonly isHoldout: boolean
  readonly n: number
  readonly sums: Readonly<Record<FigureName, SideSums>>
}

function sideOf({ campaign, arm, group, isHoldout, n, ...sums }: z.infer<typeof sumsRow>): Side {
  const number = (name: string) => Number(sums[name] ?? 0)
  const of = (name: FigureName): SideSums => unweighted(n, number(name), number(`${name}_squares`))
  const all = Object.fromEntries(figureNames.map((name) => [name, of(name)])) as Record<FigureName, SideSums>
  return { campaign, arm, group, isHoldout, n, sums: all }
}

export async function readSides(database: Database, last: Publication, query: FiguresQuery): Promise<Side[]> {
  return (await rowsOnce(database, last, { query: campaignSums(query), row: sumsRow })).map(sideOf)
}

/** What is on record of each campaign, measured or not. Contacts of whom nobody says are counted as contacted. */
export const campaignRecords = (asOf: string): Sql => sql`
  SELECT campaign, min(contacted_on) AS "from", max(contacted_on) AS "to",
         list_sort(list(DISTINCT channel) FILTER (channel IS NOT NULL)) AS channels,
         count(*) FILTER (is_holdout IS NOT TRUE) AS contacted, count(*) FILTER (is_holdout) AS "heldOut",
         count(*) FILTER (is_holdout IS NULL) AS "notSaid", count(DISTINCT customer_key) AS customers,
         count(outcome_value) AS outcomes, count(responded) AS responses, count("cost") FILTER (is_holdout IS NOT TRUE) AS "costs"
  FROM contacts WHERE campaign IS NOT NULL AND contacted_on <= CAST(${asOf} AS DATE)
  GROUP BY campaign ORDER BY "to" DESC, "from" DESC, campaign`

const recordRow = z.object({
  campaign: z.string(),
  from: z.string(),
  to: z.string(),
  channels: z.array(z.string()).nullable(),
  contacted: z.number(),
  heldOut: z.number(),
  notSaid: z.number(),
  customers: z.number(),
  outcomes: z.number(),
  responses: z.number(),
  costs: z.number(),
})
export type CampaignRecord = z.infer<typeof recordRow>

export const readRecords = (database: Database, last: Publication): Promise<CampaignRecord[]> =>
  rowsOnce(database, last, { query: campaignRecords(last.asOf), row: recordRow })

export const anyDiscount = (asOf: string): Sql => sql`
  SELECT EXISTS (SELECT 1 FROM order_lines WHERE discount IS NOT NULL AND ordered_on <= CAST(${asOf} AS DATE))
      OR EXISTS (SELECT 1 FROM orders WHERE discount IS NOT NULL AND ordered_on <= CAST(${asOf} AS DATE)) AS "any"`

const anyRow = z.object({ any: z.boolean() })

export const isDiscountKnown = async (database: Database, { asOf }: Publication): Promise<boolean> =>
  (await database.row(anyDiscount(asOf), anyRow)).any
