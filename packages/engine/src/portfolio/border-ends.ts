import { DOUBLE, type DuckDBValue, INTEGER } from '@duckdb/node-api'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { fittedInUse } from '../models/fitted-in-use.ts'
import { historyColumns } from '../snapshot/history-columns.ts'
import { TAIL_DEVIATIONS } from '../snapshot/interval-ends.ts'
import { type MeanDeviations, meanDeviations } from '../snapshot/mean-deviations.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { settingsOf } from '../workspace/settings.ts'
import { populationOf, variablesOf } from './levels.ts'
import { type CustomersAt, customersAt, membersOfUnits } from './variables.ts'

type Expected = keyof MeanDeviations

/** Measures that are expectations under models, whose parameters are estimates. */
const expectations: readonly Expected[] = ['expected_purchases_12m', 'expected_spend', 'clv_12m', 'clv_residual']

/** The ends of its interval are measures. */
const ALIVE = 'probability_alive'

/** What a portfolio reads that the uncertainty of models leaves open. Of several customers together no P(alive) has an interval. */
export const uncertainMeasures = (definition: PortfolioDefinition): readonly string[] =>
  variablesOf(definition).filter(
    (name) => expectations.some((one) => one === name) || (name === ALIVE && isOfCustomers(definition)),
  )

const isOfCustomers = ({ unit = 'customer' }: PortfolioDefinition): boolean => unit === 'customer'

/** Tables with the rows of `customersAt`: as they are, and with what is uncertain at its low and at its high end. */
export interface Ends {
  readonly middle: string
  readonly low: string
  readonly high: string
}

const drawn: Ends = { middle: 'border_middle', low: 'border_low', high: 'border_high' }
const DEVIATIONS = 'border_deviations'

/** Who bought, as models know them: all who belong to a row of the drawn ones. */
export const knownBuyers = ({ unit = 'customer' }: PortfolioDefinition, asOf: string): Sql => {
  const members =
    unit === 'customer'
      ? sql`SELECT customer_key, customer_key AS unit_key FROM ${identifier(drawn.middle)}`
      : membersOfUnits(unit)
  return sql`
  SELECT s.customer_key AS key, ${historyColumns},
         greatest(0, coalesce((s.revenue - s.first_day_revenue) / nullif(s.purchase_days - 1, 0), 0)) AS mean
  FROM snapshots AS s JOIN current_publications USING (run_id, as_of) JOIN (${members}) AS m ON m.customer_key = s.customer_key
  WHERE s.as_of = CAST(${asOf} AS DATE) AND s.purchase_days > 0
    AND m.unit_key IN (SELECT customer_key FROM ${identifier(drawn.middle)})`
}

/** Lays the deviations of each customer's expectations beside the drawn ones. */
async function drawDeviations(database: Database, definition: PortfolioDefinition, asOf: string): Promise<void> {
  const {
    key,
    mean: meanValue,
    ...times
  } = await database.columns(knownBuyers(definition, asOf), ['key', 'frequency', 'recency', 'age', 'mean'])
  const { discountRate } = await settingsOf(database)
  const models = { ...(await fittedInUse(database, asOf)), discountRate }
  const deviations = meanDeviations(models, { ...times, meanValue })
  // Who is told this query reads its comment, too: docs/decisions/0023.
  await database.execute(sql`CREATE TEMP TABLE ${identifier(DEVIATIONS)} -- filled by the program, from the models
    (customer_key INTEGER, ${join(expectations.map((name) => sql`${identifier(name)} DOUBLE`))})`)
  const known = (column: Float64Array): DuckDBValue[] =>
    Array.from(column, (value) => (Number.isNaN(value) ? null : value))
  await database.append(
    DEVIATIONS,
    [INTEGER, ...expectations.map(() => DOUBLE)],
    [key, ...expectations.map((name) => known(deviations[name]))],
  )
}

/** The estimates err for all members alike, so that the deviations of a whole are those of its members by what each brings. */
const deviationsOfUnits = ({ unit = 'customer' }: PortfolioDefinition, asOf: string): Sql =>
  unit === 'customer'
    ? sql`SELECT * FROM ${identifier(DEVIATIONS)}`
    : sql`SELECT m.unit_key AS customer_key, ${join(
        expectations.map((name) => {
          const [own, deviation] = [sql`abs(s.${identifier(name)})`, sql`d.${identifier(name)}`]
          return sql`sum(${own} * ${deviation}) / nullif(sum(${own}) FILTER (${deviation} IS NOT NULL), 0) AS ${identifier(name)}`
        }),
      )}
    FROM ${identifier(DEVIATIONS)} AS d JOIN (${membersOfUnits(unit)}) AS m ON m.customer_key = d.customer_key
    JOIN snapshot AS s ON s.customer_key = d.customer_key WHERE s.as_of = CAST(${asOf} AS DATE) GROUP BY m.unit_key`

/** A measure at one end; where nothing is known of its uncertainty, as it is. Of a loss the low end is the greater loss. */
function atEnd(name: string, end: 'low' | 'high'): Sql {
  const value = sql`b.${identifier(name)}`
  if (name === ALIVE) return sql`coalesce(b.${identifier(`${ALIVE}_${end === 'low' ? 'lower' : 'upper'}`)}, ${value})`
  const times = (sign: 1 | -1) => sql`${value} * exp(${sign * TAIL_DEVIATIONS} * d.${identifier(name)})`
  const furthest = end === 'low' ? sql`least` : sql`greatest`
  return sql`coalesce(${furthest}(${times(-1)}, ${times(1)}), ${value})`
}

/** The drawn rows with all that is uncertain at one end of its interval of 80 %. */
export const rowsAtEnd = (definition: PortfolioDefinition, asOf: string, end: 'low' | 'high'): Sql => sql`
  SELECT b.* REPLACE (${join(uncertainMeasures(definition).map((name) => sql`${atEnd(name, end)} AS ${identifier(name)}`))})
  FROM ${identifier(drawn.middle)} AS b LEFT JOIN (${deviationsOfUnits(definition, asOf)}) AS d ON d.customer_key = b.customer_key`

/** Whom a portfolio puts into groups at a date: a sample or, with a key, one of them. */
export interface BorderRows {
  readonly at: CustomersAt
  readonly key?: number | undefined
}

/** Draws the rows that a portfolio is asked about three times: as they are, and at both ends of what is uncertain of them. */
export async function drawEnds(
  database: Database,
  definition: PortfolioDefinition,
  { at, key }: BorderRows,
): Promise<Ends> {
  const ends = uncertainMeasures(definition).includes(ALIVE) ? [`${ALIVE}_lower`, `${ALIVE}_upper`] : []
  const rows = customersAt([...variablesOf(definition), ...ends], populationOf(definition, at))
  const one = key === undefined ? sql`` : sql` WHERE customer_key = ${key}`
  await database.execute(sql`CREATE TEMP TABLE ${identifier(drawn.middle)} AS SELECT * FROM (${rows})${one}`)
  await drawDeviations(database, definition, at.asOf)
  for (const end of ['low', 'high'] as const)
    await database.execute(sql`CREATE TEMP TABLE ${identifier(drawn[end])} AS ${rowsAtEnd(definition, at.asOf, end)}`)
  return drawn
}
