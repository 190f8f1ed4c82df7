import type { Measure } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { outsideText, outsideTexts, readVariable } from './variables.ts'

/** A variable that the data have, before anybody has looked at its values. */
export interface NamedVariable extends Pick<Measure, 'name' | 'title' | 'family' | 'meaning' | 'source'> {
  readonly unit: Measure['unit'] | null
  /** Null: text from outside, which may hold numbers. */
  readonly isNumber: boolean | null
}

/** Files may have hundreds of columns; nobody builds tiers from more, and each costs a pass. */
const MOST = 100

const criteria = (asOf: string): Sql => sql`
  SELECT 'ratings' AS source, criterion AS name, NULL AS "table" FROM ratings
  WHERE rated_on <= CAST(${asOf} AS DATE) GROUP BY criterion ORDER BY criterion LIMIT ${MOST}`

const columns: Sql = sql`
  SELECT 'attributes' AS source, name, NULL AS "table"
  FROM (SELECT unnest(json_keys(attributes)) AS name FROM customers WHERE attributes IS NOT NULL)
  GROUP BY name ORDER BY name LIMIT ${MOST}`

/** Of a table that came several times, the newest that was valid on the day. */
const enrichments = (asOf: string): Sql => sql`
  SELECT DISTINCT 'enrichment' AS source, v.attribute AS name, e.name AS "table"
  FROM (SELECT name, arg_max(import_id, (valid_from, import_id)) AS import_id FROM enrichments
        WHERE valid_from <= CAST(${asOf} AS DATE) GROUP BY name) AS e
  JOIN enrichment_values AS v USING (import_id) ORDER BY "table", name LIMIT ${MOST}`

/** Names of what came from outside the registry: ratings, columns without a field, columns of enrichments. */
export const foundNames = (asOf: string): Sql => sql`
  FROM (${criteria(asOf)}) UNION ALL FROM (${columns}) UNION ALL FROM (${enrichments(asOf)}) ORDER BY ALL`

/** What came from outside the registry. */
export const foundVariable = z.object({
  source: z.enum(['ratings', 'attributes', 'enrichment']),
  name: z.string(),
  table: z.string().nullable(),
})
type FoundVariable = z.infer<typeof foundVariable>

const LONGEST_NAME = 200

function named({ source, name, table }: FoundVariable): NamedVariable {
  if (source === 'ratings') {
    return {
      name: `ratings.${name}`,
      title: outsideText('rating', { name }),
      family: 'needs',
      unit: 'score',
      meaning: outsideTexts['rating.meaning'],
      source,
      isNumber: true,
    }
  }
  const isOwn = source === 'attributes'
  return {
    name: isOwn ? `attributes.${name}` : `enrichment.${table}.${name}`,
    title: name,
    family: 'demographics',
    unit: null,
    meaning: outsideText(isOwn ? 'attribute.meaning' : 'enrichment.meaning', { name, table: table ?? '' }),
    source: isOwn ? 'customers' : (table ?? source),
    isNumber: null,
  }
}

/** A table whose own name has a dot cannot be told from its columns: what does not lead back to itself is left out. */
function leadsBack({ name }: NamedVariable, { table }: FoundVariable): boolean {
  const read = readVariable(name)
  return read !== null && name.length <= LONGEST_NAME && (read.kind !== 'enrichment' || read.table === table)
}

const registered = (): readonly NamedVariable[] =>
  registeredMeasures.map((measure) => {
    const { name, title, family, unit, meaning, source } = measure
    return { name, title, family, unit, meaning, source, isNumber: isNumeric(measure) }
  })

/** What the data of a date hold beside the registry. */
export const findVariables = (database: Database, asOf: string): Promise<FoundVariable[]> =>
  database.rows(foundNames(asOf), foundVariable)

/** The registry and what was found, each as it is told. */
export const withRegistered = (found: readonly FoundVariable[]): readonly NamedVariable[] => [
  ...registered(),
  ...found.map((one) => [named(one), one] as const).flatMap(kept),
]

/** Every variable that a portfolio can be built from at a date. */
export const variableNames = async (database: Database, asOf: string): Promise<readonly NamedVariable[]> =>
  withRegistered(await findVariables(database, asOf))

const kept = ([variable, found]: readonly [NamedVariable, FoundVariable]) =>
  leadsBack(variable, found) ? [variable] : []
