import type { Experiment } from '@sabad/contract/schemas/response-curves'
import { z } from 'zod'
import { type ContactsQuery, LEAST_ON_A_SIDE, lastOf, placedContacts } from '../campaigns/placed-contacts.ts'
import { Z } from '../portfolio/figures.ts'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { monthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** Margin that came of contacts and of those held out, by group, campaign and side. */
export const contactOutcomes = (query: ContactsQuery): Sql => sql`
  WITH ${placedContacts(query)}
  SELECT group_index AS "group", campaign, is_holdout AS "isHoldout", count(*) AS customers, avg(margin) AS mean,
         var_samp(margin) AS variance
  FROM placed_contacts GROUP BY ALL ORDER BY ALL`

/** What was spent in the last 12 months on the customers of each group as it is now. */
export const spentOnGroups = (query: ContactsQuery, { runId }: Publication): Sql => sql`
  WITH spent AS (
    SELECT customer_key, count(*) AS contacts, sum("cost") AS contact_cost, sum("cost") AS "cost" FROM contacts
    WHERE is_holdout IS NOT TRUE AND contacted_on > CAST(${monthsEarlier(lastOf(query), 12)} AS DATE)
      AND contacted_on <= CAST(${lastOf(query)} AS DATE) GROUP BY ALL
    UNION ALL
    SELECT customer_key, 0, NULL, sum("cost") FROM interactions
    WHERE occurred_on > CAST(${monthsEarlier(lastOf(query), 12)} AS DATE)
      AND occurred_on <= CAST(${lastOf(query)} AS DATE) GROUP BY ALL
  )
  SELECT m.group_index AS "group", CAST(sum(contacts) AS DOUBLE) AS contacts, sum(contact_cost) AS "contactCost",
         sum("cost") AS spent
  FROM spent JOIN memberships AS m USING (customer_key)
  WHERE m.version_id = ${query.versionId} AND m.run_id = ${runId} AND m.as_of = CAST(${lastOf(query)} AS DATE)
  GROUP BY ALL ORDER BY ALL`

/** Whether any campaign held customers out and recorded an outcome: where none did, no member is looked at. */
const anyExperiment = sql`SELECT EXISTS (
  SELECT 1 FROM contacts WHERE is_holdout IS NOT NULL AND campaign IS NOT NULL AND outcome_value IS NOT NULL) AS "any"`

const anyRow = z.object({ any: z.boolean() })

const outcomeRow = z.object({
  group: z.number(),
  campaign: z.string(),
  isHoldout: z.boolean(),
  customers: z.number(),
  mean: z.number().nullable(),
  variance: z.number().nullable(),
})
type Outcome = z.infer<typeof outcomeRow>

const spentRow = z.object({
  group: z.number(),
  contacts: z.number(),
  contactCost: z.number().nullable(),
  spent: z.number().nullable(),
})
type Spent = z.infer<typeof spentRow>

interface Measured {
  readonly contacted: Outcome
  readonly heldOut: Outcome
}

/** Campaigns in which both sides of the group have enough customers. */
function measuredCampaigns(outcomes: readonly Outcome[]): Measured[] {
  const enough = outcomes.filter(({ customers, variance }) => customers >= LEAST_ON_A_SIDE && variance !== null)
  return enough.flatMap((contacted) => {
    if (contacted.isHoldout) return []
    const heldOut = enough.find((other) => other.isHoldout && other.campaign === contacted.campaign)
    return heldOut ? [{ contacted, heldOut }] : []
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Difference of means within each campaign, weighted by those contacted: who was held out was drawn within a campaign
 * only. The variance is Neyman's, Σ share² (s₁²/n₁ + s₀²/n₀).
 */
function estimated(campaigns: readonly Measured[]): Omit<Experiment, 'contactsOfYear' | 'costOfYear'> {
  const contacted = sum(campaigns.map((one) => one.contacted.customers))
  const shareOf = ({ contacted: side }: Measured) => side.customers / contacted
  const gain = sum(campaigns.map((one) => shareOf(one) * ((one.contacted.mean ?? 0) - (one.heldOut.mean ?? 0))))
  const noise = ({ variance, customers }: Outcome) => (variance ?? 0) / customers
  const variance = sum(campaigns.map((one) => shareOf(one) ** 2 * (noise(one.contacted) + noise(one.heldOut))))
  const half = Z * Math.sqrt(variance)
  return {
    campaigns: campaigns.length,
    contacted,
    heldOut: sum(campaigns.map((one) => one.heldOut.customers)),
    gainPerContact: gain,
    lower: gain - half,
    upper: gain + half,
  }
}

/** What experiments and the books tell of a group. */
export interface GroupEvidence {
  readonly spent: number | null
  readonly experiment: Experiment | null
}

/** Evidence by group index; a group that is not in it has none. */
export async function evidenceOf(database: Database, query: ContactsQuery): Promise<Map<number, GroupEvidence>> {
  const last = query.dates.at(-1)
  if (!last) return new Map()
  const { any } = await database.row(anyExperiment, anyRow)
  const outcomes = any ? await rowsOnce(database, last, { query: contactOutcomes(query), row: outcomeRow }) : []
  const spent = await rowsOnce(database, last, { query: spentOnGroups(query, last), row: spentRow })
  const groups = [...new Set([...outcomes, ...spent].map(({ group }) => group))]
  return new Map(
    groups.map((group) => [
      group,
      evidence(
        outcomes.filter((one) => one.group === group),
        spent.find((one) => one.group === group),
      ),
    ]),
  )
}

function evidence(outcomes: readonly Outcome[], spent: Spent | undefined): GroupEvidence {
  const campaigns = measuredCampaigns(outcomes)
  const ofYear = { contactsOfYear: spent?.contacts ?? 0, costOfYear: spent?.contactCost ?? null }
  return {
    spent: spent?.spent ?? null,
    experiment: campaigns.length === 0 ? null : { ...estimated(campaigns), ...ofYear },
  }
}
