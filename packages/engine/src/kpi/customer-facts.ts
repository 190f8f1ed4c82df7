import { list, type Sql, sql } from '../sql/sql.ts'
import {
  BRAND_RANK,
  BRANDS_USED,
  CATEGORY_SPEND,
  type KpiSources,
  RECOMMENDATION_KINDS,
  WALLET_CRITERIA,
} from './sources.ts'

/** The window of a figure: after `yearAgo`, up to and with `asOf`. */
export interface KpiWindow {
  readonly asOf: string
  readonly yearAgo: string
}

const day = (date: string): Sql => sql`CAST(${date} AS DATE)`

/** A contract in force on a day. */
const inForce = (date: string): Sql =>
  sql`(started_on <= ${day(date)} AND (ended_on IS NULL OR ended_on > ${day(date)}))`

/** Renewals are signed before the old term ends, and late. */
const RENEWAL_DAYS = 90

/** A contract that ran on beyond its agreed end, or that another of the same customer followed. */
const renewed = (asOf: string): Sql => sql`(ended_on IS NULL OR ended_on > ends_on OR EXISTS (
      SELECT 1 FROM contracts AS n WHERE n.customer_key = c.customer_key AND n.started_on > c.started_on
        AND n.started_on <= ${day(asOf)} AND n.started_on BETWEEN c.ends_on - ${RENEWAL_DAYS} AND c.ends_on + ${RENEWAL_DAYS}))`

/** Contracts of each customer: a year ago, now, ended before, and those that came to their agreed end in between. */
export const contractFacts = ({ asOf, yearAgo }: KpiWindow): Sql => sql`
  SELECT customer_key, bool_or(before) AS under_contract_before, bool_or(now) AS under_contract,
         bool_or(started_on <= ${day(yearAgo)}) AND NOT bool_or(before) AS contract_lost_before,
         coalesce(sum(value_per_year) FILTER (before), 0) AS contract_value_before,
         coalesce(sum(value_per_year) FILTER (now), 0) AS contract_value,
         count(*) FILTER (due AND ends_on >= ${day(yearAgo)}) AS ends_due,
         count(*) FILTER (due AND renewed AND ends_on >= ${day(yearAgo)}) AS ends_renewed,
         count(*) FILTER (due AND renewed) AS ever_renewed
  FROM (SELECT customer_key, started_on, ends_on, value_per_year, ${inForce(yearAgo)} AS before, ${inForce(asOf)} AS now,
               coalesce(ends_on < ${day(asOf)}, FALSE) AS due, ${renewed(asOf)} AS renewed
        FROM contracts AS c WHERE started_on <= ${day(asOf)})
  GROUP BY customer_key`

const isRecommendation: Sql = sql`coalesce(lower(kind) IN (${list(RECOMMENDATION_KINDS)}), FALSE)`

/** Each customer's last answer within the window: to a survey of recommendation, and to any other question. */
export const answerFacts = ({ asOf, yearAgo }: KpiWindow): Sql => sql`
  SELECT customer_key,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (${isRecommendation}) AS recommended,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (NOT ${isRecommendation}) AS rated
  FROM interactions WHERE satisfaction IS NOT NULL AND occurred_on > ${day(yearAgo)} AND occurred_on <= ${day(asOf)}
  GROUP BY customer_key`

const told: Sql = sql`
  max(value) FILTER (name IN (${list(CATEGORY_SPEND)})) AS all_spend,
  max(value) FILTER (name IN (${list(BRAND_RANK)})) AS our_rank,
  max(value) FILTER (name IN (${list(BRANDS_USED)})) AS ranked_brands`

const ofAttributes: Sql = sql`
  SELECT customer_key, lower(entry.key) AS name, TRY_CAST(entry.value AS DOUBLE) AS value FROM (
    SELECT customer_key, unnest(map_entries(CAST(attributes AS MAP(VARCHAR, VARCHAR)))) AS entry
    FROM customers WHERE attributes IS NOT NULL)`

/** Of a table that came several times, the newest that was valid on the day. */
const ofEnrichments = (asOf: string): Sql => sql`
  SELECT c.customer_key, lower(v.attribute) AS name, TRY_CAST(v.value AS DOUBLE) AS value
  FROM (SELECT arg_max(import_id, (valid_from, import_id)) AS import_id FROM enrichments
        WHERE key_kind = 'customer' AND valid_from <= ${day(asOf)} GROUP BY name) AS e
  JOIN enrichment_values AS v USING (import_id) JOIN customers AS c ON c.customer_id = v.key`

const nothingTold: Sql = sql`SELECT NULL::INTEGER AS customer_key, NULL AS name, NULL::DOUBLE AS value WHERE FALSE`

/** What each customer spends on the category with everyone, and its rank of us among the brands that it uses. */
export const walletFacts = (asOf: string, { attributes, enrichments }: KpiSources): Sql => sql`
  SELECT customer_key, ${told} FROM (
    ${attributes ? ofAttributes : nothingTold} UNION ALL ${enrichments ? ofEnrichments(asOf) : nothingTold}
  ) GROUP BY customer_key`

/** Our share of the customer's spend as people estimate it: each rater's last word on or before the day, averaged. */
export const estimatedWallets = (asOf: string): Sql => sql`
  SELECT customer_key, avg(share) AS estimated_share FROM (
    SELECT customer_key, rater, arg_max(score / coalesce(scale_max, 100), rated_on) AS share FROM ratings
    WHERE lower(criterion) IN (${list(WALLET_CRITERIA)}) AND rated_on <= ${day(asOf)} GROUP BY ALL
  ) GROUP BY customer_key`
