import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import { andSampled } from '../measures/and-sampled.ts'
import { customersAt, membersOfUnits, numberSql } from '../portfolio/variables.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import { contactFigures, type FiguresQuery } from './contact-figures.ts'
import { LEAST_ON_A_SIDE } from './placed-contacts.ts'

export const CONTACTS = 'trial_contacts'
export const VALUES = 'trial_values'

export interface TrialQuery extends FiguresQuery {
  readonly seed: number
  readonly oneIn: number
  readonly unit: Unit
}

const keys = (unit: Unit): Sql =>
  unit === 'customer' ? sql`SELECT customer_key, customer_key AS unit_key FROM customers` : membersOfUnits(unit)

/**
 * Contacts and holdouts, dealt by customer into the half that finds parts (0) and the half that tests them (1). Within each
 * draw (group, campaign, control and half) outcomes are told from their middle, and weighted by one over the share of
 * their side: so campaigns whose outcomes lie elsewhere, or that held out more, can be added up in one part.
 * An alternative with a holdout of its own is a draw of its own.
 */
export const trialContacts = (query: TrialQuery): Sql => sql`
  WITH ${contactFigures(query)}, controlled AS (
    SELECT *, CASE WHEN bool_or(is_holdout) OVER alternative AND bool_or(NOT is_holdout) OVER alternative
                   THEN concat('of ', arm) ELSE '' END AS control
    FROM figures WINDOW alternative AS (PARTITION BY campaign, arm)
  ), dealt AS (
    SELECT c.group_index, c.campaign, c.control, c.as_of, k.unit_key, c.is_holdout, CAST(c.net AS DOUBLE) AS net,
           CAST(md5(concat(k.unit_key, ' ', CAST(${query.seed} AS INTEGER))) >= '8' AS INTEGER) AS half
    FROM controlled AS c JOIN (${keys(query.unit)}) AS k ON k.customer_key = c.customer_key
    WHERE TRUE${andSampled(sql`k.unit_key`, query)}
  ), drawn AS (
    SELECT *, count(*) FILTER (NOT is_holdout) OVER draw AS contacted, count(*) FILTER (is_holdout) OVER draw AS held_out,
           (avg(net) FILTER (NOT is_holdout) OVER draw + avg(net) FILTER (is_holdout) OVER draw) / 2 AS middle
    FROM dealt WINDOW draw AS (PARTITION BY group_index, campaign, control, half)
  )
  SELECT group_index AS "group", as_of, unit_key, half, is_holdout, net - middle AS outcome,
         (contacted + held_out) / CAST(CASE WHEN is_holdout THEN held_out ELSE contacted END AS DOUBLE) AS weight
  FROM drawn WHERE contacted >= ${LEAST_ON_A_SIDE} AND held_out >= ${LEAST_ON_A_SIDE}`

/** A measure that parts are looked for by: cut at quantiles, or told apart by its commonest texts. */
export interface Candidate {
  readonly name: string
  /** Null for numbers. */
  readonly texts: readonly string[] | null
}

const valueName = (place: number): Sql => identifier(`value${place}`)

/** Divisions leave infinities, which lie beyond every cut and have no quantile. */
function valueSql({ name, texts }: Candidate): Sql {
  if (texts) return sql`CAST(${identifier(name)} AS VARCHAR)`
  const number = sql`CAST(${numberSql(name)} AS DOUBLE)`
  return sql`CASE WHEN isfinite(${number}) THEN ${number} END`
}

interface ValuesQuery {
  readonly candidates: readonly Candidate[]
  /** Dates before which contacts were made, as of which the measures are asked. */
  readonly dates: readonly string[]
  readonly oneIn: number
  readonly unit: Unit
}

/** Each contact with some measures of its customer as they were known before it. */
export function trialValues({ candidates, dates, oneIn, unit }: ValuesQuery): Sql {
  const names = candidates.map(({ name }) => name)
  const values = join(candidates.map((one, place) => sql`${valueSql(one)} AS ${valueName(place)}`))
  const known = dates.map(
    (asOf) => sql`SELECT CAST(${asOf} AS DATE) AS as_of, customer_key AS unit_key, ${values}
    FROM (${customersAt(names, { asOf, oneIn, unit })})`,
  )
  return sql`
  SELECT t."group", t.half, t.is_holdout, t.outcome, t.weight, ${join(candidates.map((_, place) => sql`v.${valueName(place)}`))}
  FROM ${identifier(CONTACTS)} AS t
  JOIN (${join(known, ' UNION ALL ')}) AS v ON v.as_of = t.as_of AND v.unit_key = t.unit_key`
}

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

/** Three digits: a cut that can be read, and the same for whoever finds it and whoever tests it. */
const readable = (value: Sql): Sql =>
  sql`CASE WHEN ${value} = 0 THEN 0.0 ELSE round(${value}, 2 - CAST(floor(log10(abs(${value}))) AS INTEGER)) END`

/** Tenths of each group, as the finding half has them. */
const cutsOf = (place: number): Sql => sql`
  SELECT "group", list_sort(list_distinct(list(${readable(sql`cut`)}))) AS cuts
  FROM (SELECT "group", unnest(quantile_disc(${valueName(place)}, [${list(TENTHS)}]::DOUBLE[])) AS cut
        FROM ${identifier(VALUES)} WHERE half = 0 AND ${valueName(place)} IS NOT NULL GROUP BY "group")
  GROUP BY "group"`

const binned = ({ texts }: Candidate, place: number): Sql =>
  texts
    ? sql`SELECT *, NULL::DOUBLE[] AS cuts,
            coalesce(list_position([${list([...texts])}]::VARCHAR[], ${valueName(place)}), ${texts.length + 1}) - 1 AS bin
          FROM ${identifier(VALUES)} WHERE ${valueName(place)} IS NOT NULL`
    : sql`SELECT v.*, c.cuts, len(list_filter(c.cuts, lambda cut: cut < v.${valueName(place)})) AS bin
          FROM ${identifier(VALUES)} AS v JOIN (${cutsOf(place)}) AS c ON c."group" = v."group"
          WHERE v.${valueName(place)} IS NOT NULL`

/** Sums of each side in each bin of each measure: what every cut is judged by. Who has no value takes no part. */
export const binSums = (candidates: readonly Candidate[]): Sql =>
  join(
    candidates.map(
      (candidate, place) => sql`
  SELECT CAST(${place} AS INTEGER) AS place, "group", half, CAST(bin AS INTEGER) AS bin, is_holdout AS "isHoldout",
         any_value(cuts) AS cuts, count(*) AS n, sum(weight) AS weight, sum(weight * outcome) AS sum,
         sum(weight * weight) AS "weightSquares", sum(weight * weight * outcome) AS "squareWeightedSum",
         sum(weight * weight * outcome * outcome) AS squares
  FROM (${binned(candidate, place)}) GROUP BY ALL`,
    ),
    ' UNION ALL ',
  )

export const contactCounts: Sql = sql`
  SELECT "group", count(*) FILTER (NOT is_holdout) AS contacted, count(*) FILTER (is_holdout) AS "heldOut"
  FROM ${identifier(CONTACTS)} GROUP BY ALL ORDER BY ALL`

export const contactDates: Sql = sql`SELECT DISTINCT as_of AS "asOf" FROM ${identifier(CONTACTS)} ORDER BY ALL`

/** Puts a query into a table of this connection alone, for several questions. */
export async function keepTable(database: Database, name: string, query: Sql): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(name)} AS ${query}`)
}
