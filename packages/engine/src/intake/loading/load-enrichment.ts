import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { fieldValue } from '../reading/read-rows.ts'
import type { Asked } from '../request.ts'
import type { Load, Loaded } from './load.ts'

/** What an enrichment can be keyed by, and the column of `customers` that has it. */
const keyColumns: Readonly<Record<string, string>> = {
  customer: 'customer_id',
  postcode: 'postcode',
  city: 'city',
  region: 'region',
  country: 'country',
  industry: 'industry',
}

/** The provenance, without which borrowed data is not taken. */
export function provenance({ options, fileName }: Asked) {
  const given = options.enrichment
  const allowed = particular('allowed.enrichment', { kinds: Object.keys(keyColumns) })
  if (!given) throw new EngineError('import.option-invalid', { option: 'enrichment', value: fileName, allowed })
  const keyColumn = keyColumns[given.keyKind]
  if (!keyColumn)
    throw new EngineError('import.option-invalid', { option: 'enrichment.keyKind', value: given.keyKind, allowed })
  return { ...given, keyColumn }
}

async function removeEarlier(database: Database, name: string): Promise<number> {
  const earlier = sql`SELECT import_id FROM enrichments WHERE name = ${name}`
  const { count } = await database.row(
    sql`SELECT count(DISTINCT (import_id, key)) AS count FROM enrichment_values WHERE import_id IN (${earlier})`,
    z.object({ count: z.number() }),
  )
  await database.execute(sql`DELETE FROM enrichment_values WHERE import_id IN (${earlier})`)
  await database.execute(sql`DELETE FROM enrichments WHERE name = ${name}`)
  return count
}

function attributeValues({ plan, importId }: Load, told: Sql): Sql {
  const mapped = new Set(plan.mapping.fields.map(({ column }) => column))
  const rest = plan.source.columns.filter((_, index) => !mapped.has(index))
  const pairs = join(
    rest.map(
      ({ name, sql: column }) => sql`{'attribute': ${name}::VARCHAR, 'value': nullif(trim(${column}::VARCHAR), '')}`,
    ),
  )
  return sql`
    SELECT ${importId}::INTEGER, key, pair.attribute, pair.value
    FROM (SELECT ${fieldValue('key')} AS key, unnest([${pairs}]) AS pair FROM (${told})) WHERE pair.value IS NOT NULL`
}

const rate = z.object({ rate: z.number().nullable() })

/** Loads a table that is keyed by customer or by one of their attributes; a dataset of the same name gives way. */
export async function loadEnrichment(load: Load): Promise<Loaded> {
  const { database, asked, accepted, importId, plan, progress } = load
  const { name, keyKind, keyColumn, source = null, licence = null, validFrom } = provenance(asked)
  const key = fieldValue('key')
  const told = sql`SELECT * FROM (${accepted}) QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY row_number DESC) = 1`
  progress.report('replace', 0, plan.source.rowCount)
  const removed = await removeEarlier(database, name)
  progress.report('write', 0, plan.source.rowCount)
  const hasAttributes = plan.source.columns.length > plan.mapping.fields.length
  if (hasAttributes) await database.execute(sql`INSERT INTO enrichment_values ${attributeValues(load, told)}`)
  const { rate: matchRate } = await database.row(
    sql`SELECT avg((coalesce(${identifier(keyColumn)} IN (SELECT ${key} FROM (${accepted})), false))::INTEGER) AS rate FROM customers`,
    rate,
  )
  await database.execute(sql`
    INSERT INTO enrichments VALUES (${importId}::INTEGER, ${name}, ${keyKind}, ${source}, ${licence}, ${validFrom}::DATE, ${matchRate}::DOUBLE)`)
  const duplicates = await countRepeated(database, accepted, key)
  return { replaced: removed + duplicates, duplicates, earliestOn: validFrom, matchRate, months: [] }
}

async function countRepeated(database: Database, accepted: Sql, key: Sql): Promise<number> {
  const { count } = await database.row(
    sql`SELECT count(*) - count(DISTINCT ${key}) AS count FROM (${accepted})`,
    z.object({ count: z.number() }),
  )
  return count
}
