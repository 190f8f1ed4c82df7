import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import { andSampled } from '../measures/and-sampled.ts'
import { combined, weightsOf } from '../measures/combine.ts'
import { measuresOn } from '../measures/of-run.ts'
import { isNumeric, type RegisteredMeasure, registeredMeasures } from '../measures/registry.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { ratingsOnFive } from './rating-scale.ts'

/** What a variable of a portfolio stands for (contract: `variable`). */
export type Variable =
  | { readonly kind: 'measure'; readonly measure: RegisteredMeasure }
  | { readonly kind: 'rating'; readonly criterion: string }
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'enrichment'; readonly table: string; readonly attribute: string }

const byName = new Map(registeredMeasures.map((measure) => [measure.name, measure]))

/** Null where nothing has that name. Whether ratings and columns of that name exist is for the data to say. */
export function readVariable(name: string): Variable | null {
  const measure = byName.get(name)
  if (measure) return { kind: 'measure', measure }
  const [source, first, ...rest] = name.split('.')
  if (!first) return null
  const whole = [first, ...rest].join('.')
  if (source === 'ratings') return { kind: 'rating', criterion: whole }
  if (source === 'attributes') return { kind: 'attribute', attribute: whole }
  if (source !== 'enrichment' || rest.length === 0) return null
  return { kind: 'enrichment', table: first, attribute: rest.join('.') }
}

/** Whether it can be cut into bands. Columns from outside are text, and may hold numbers. */
export const canBeNumber = (variable: Variable): boolean => variable.kind !== 'measure' || isNumeric(variable.measure)

/** What variables from outside are called, and what they mean; names stand in places. */
export const outsideTexts = {
  rating: 'Rating of {name}',
  'rating.meaning':
    'What managers gave, from 1 at the worst that their scale allows to 5 at the best, averaged over raters',
  'attribute.meaning': 'Column {name} of the customer file',
  'enrichment.meaning': 'Column {name} of the table {table}',
} as const

/** An outside text with its names. */
export const outsideText = (key: keyof typeof outsideTexts, names: Readonly<Record<string, string>>): string =>
  outsideTexts[key].replace(/\{(\w+)\}/g, (_, place: string) => names[place] ?? '')

/** How people call it. */
export function titleOf(name: string): string {
  const variable = readVariable(name)
  switch (variable?.kind) {
    case 'measure':
      return variable.measure.title
    case 'rating':
      return outsideText('rating', { name: variable.criterion })
    case 'attribute':
    case 'enrichment':
      return variable.attribute
  }
  return name
}

/** A variable of {@link customersAt} as a number: NULL where it is none. */
export function numberSql(name: string): Sql {
  const kind = readVariable(name)?.kind
  return kind === 'attribute' || kind === 'enrichment' ? sql`TRY_CAST(${identifier(name)} AS DOUBLE)` : identifier(name)
}

export interface CustomersAt {
  readonly asOf: string
  /** Left out: everyone. Else one in so many, always the same ones, with all who belong together. */
  readonly oneIn?: number | undefined
  /** Left out: each customer. Else one row for all who belong together, under the key of their head. */
  readonly unit?: Unit | undefined
  /** A table that holds these rows already (`drawCustomers`): nothing is read and joined again. */
  readonly drawn?: string | undefined
}

const criterionOf = (name: string): string => name.slice('ratings.'.length)

/** Each rater's last word on or before the day, from 1 to 5, averaged over raters. */
const ratings = (names: readonly string[], at: CustomersAt): Sql => sql`LEFT JOIN (
    SELECT customer_key, ${join(names.map((name) => sql`avg(score) FILTER (criterion = ${criterionOf(name)}) AS ${identifier(name)}`))}
    FROM (SELECT customer_key, criterion, rater, arg_max(score, rated_on) AS score
          FROM (${ratingsOnFive(names.map(criterionOf), at.asOf)}) WHERE TRUE${andSampled(sql`customer_key`, at)} GROUP BY ALL)
    GROUP BY customer_key) AS rated ON rated.customer_key = s.customer_key`

/** A JSON pointer (RFC 6901): DuckDB would read a bare name that begins with $ or / as a path. */
const pointerTo = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A column of the customer file; an empty field is no value. */
const attributeSql = (name: string): Sql =>
  sql`nullif(attributes ->> ${pointerTo(name.slice('attributes.'.length))}, '') AS ${identifier(name)}`

const attributes = (names: readonly string[], at: CustomersAt): Sql => sql`LEFT JOIN (
    SELECT customer_key, ${join(names.map(attributeSql))}
    FROM customers WHERE attributes IS NOT NULL${andSampled(sql`customer_key`, at)}) AS own ON own.customer_key = s.customer_key`

/** Of a table that came several times, the newest that was valid on the day. */
const enrichment = (
  name: string,
  table: string,
  { attribute, at }: { attribute: string; at: CustomersAt },
): Sql => sql`LEFT JOIN (
    SELECT c.customer_key, any_value(v.value) AS ${identifier(name)}
    FROM (SELECT import_id, key_kind FROM enrichments WHERE name = ${table} AND valid_from <= CAST(${at.asOf} AS DATE)
          ORDER BY valid_from DESC, import_id DESC LIMIT 1) AS e
    JOIN enrichment_values AS v ON v.import_id = e.import_id AND v.attribute = ${attribute}
    JOIN customers AS c ON v.key = CASE e.key_kind WHEN 'customer' THEN c.customer_id WHEN 'postcode' THEN c.postcode
      WHEN 'city' THEN c.city WHEN 'region' THEN c.region WHEN 'country' THEN c.country WHEN 'industry' THEN c.industry END${andSampled(sql`c.customer_key`, at)}
    GROUP BY c.customer_key) AS ${identifier(`of ${name}`)} ON ${identifier(`of ${name}`)}.customer_key = s.customer_key`

/** What the rest of the house reads of everyone. */
const always = ['purchase_days', 'clv_12m'] as const

function ownValues(names: readonly string[], at: CustomersAt): Sql {
  const known = names.map((name) => ({ name, variable: readVariable(name) }))
  const ofKind = (kind: Variable['kind']) =>
    known.filter(({ variable }) => variable?.kind === kind).map(({ name }) => name)
  const registered = [...new Set([...always, ...ofKind('measure')])]
  const [rated, own] = [ofKind('rating'), ofKind('attribute')]
  const joined = [
    ...(rated.length > 0 ? [ratings(rated, at)] : []),
    ...(own.length > 0 ? [attributes(own, at)] : []),
    ...known.flatMap(({ name, variable }) =>
      variable?.kind === 'enrichment' ? [enrichment(name, variable.table, { attribute: variable.attribute, at })] : [],
    ),
  ]
  const outside = names.filter((name) => !byName.has(name))
  return sql`SELECT ${join([sql`s.customer_key`, ...registered.map((name) => sql`s.${identifier(name)}`), ...outside.map(identifier)])}
    FROM (${measuresOn(registered, at)}) AS s ${join(joined, '\n')} WHERE TRUE${andSampled(sql`s.customer_key`, at)}`
}

const unitKeys = { parent: sql`u.parent_key`, topmost: sql`u.topmost_key` }

/** Each customer with the head of those it belongs to. */
export function membersOfUnits(unit: Exclude<Unit, 'customer'>): Sql {
  return sql`SELECT u.customer_key, ${unitKeys[unit]} AS unit_key FROM units AS u`
}

/**
 * One row per customer of a snapshot, or per whole of them: customer_key, purchase_days, clv_12m and each variable under
 * its own name. Nothing dated after the as-of date takes part.
 */
export function customersAt(variables: readonly string[], at: CustomersAt): Sql {
  if (at.drawn !== undefined) return sql`SELECT * FROM ${identifier(at.drawn)}`
  const { unit = 'customer' } = at
  const names = [...new Set([...always, ...variables])]
  if (unit === 'customer') return ownValues(names, at)
  const own = ownValues([...new Set([...names, ...weightsOf(names)])], { asOf: at.asOf })
  return sql`SELECT unit_key AS customer_key, ${join(names.map((name) => sql`${combined(name)} AS ${identifier(name)}`))}
    FROM (SELECT m.unit_key, o.* FROM (${own}) AS o JOIN (${membersOfUnits(unit)}) AS m ON m.customer_key = o.customer_key)
    WHERE TRUE${andSampled(sql`unit_key`, at)} GROUP BY unit_key`
}

/** Keeps the rows of {@link customersAt} in a temporary table of the connection, for several questions about them. */
export async function drawCustomers(
  database: Database,
  variables: readonly string[],
  { drawn, ...at }: CustomersAt & { readonly drawn: string },
): Promise<void> {
  await database.execute(sql`CREATE TEMP TABLE ${identifier(drawn)} AS ${customersAt(variables, at)}`)
}
