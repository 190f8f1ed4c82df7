import { z } from 'zod'
import { keepNameKeys } from '../../customers/name-keys.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { fieldValue } from '../reading/read-rows.ts'
import { addCustomers } from './add-customers.ts'
import type { Load, Loaded } from './load.ts'

const counts = z.object({ rows: z.number(), distinct: z.number(), known: z.number() })

interface Entity {
  readonly table: Sql
  readonly idName: string
  readonly id: Sql
  readonly value: Sql
}

function entityOf({ plan }: Load): Entity {
  const name = plan.mapping.kind.name === 'customers' ? 'customer_id' : 'product_id'
  return { table: identifier(plan.mapping.kind.table), idName: name, id: identifier(name), value: fieldValue(name) }
}

/** Columns without a field of their own, as one JSON object; NULL where every column has one. */
function attributes({ plan }: Load): Sql | null {
  const mapped = new Set(plan.mapping.fields.map(({ column }) => column))
  const rest = plan.source.columns.filter((_, index) => !mapped.has(index))
  if (rest.length === 0) return null
  return sql`json_object(${join(rest.map(({ name, sql: column }) => sql`${name}::VARCHAR, ${column}`))})`
}

const ownFields = ({ plan }: Load, idName: string) =>
  plan.mapping.fields
    .filter(({ field }) => field.name !== idName)
    .map(({ field }) => ({ column: identifier(field.column ?? field.name), value: fieldValue(field.name) }))

/** Makes sure that each entity of the file has a row. */
async function addRows(load: Load, { value, table, id }: Entity): Promise<void> {
  const { database, accepted, importId } = load
  if (load.plan.mapping.kind.name === 'customers') {
    await addCustomers(database, sql`SELECT ${value} AS customer_id FROM (${accepted})`)
    return
  }
  await database.execute(sql`
    INSERT INTO ${table} (${id}, import_id) SELECT DISTINCT ${value}, ${importId}::INTEGER FROM (${accepted}) AS told
    WHERE NOT EXISTS (SELECT 1 FROM ${table} AS known WHERE known.${id} = told.${value})`)
}

/**
 * Loads customers or products. What a file tells replaces what was known; what it does not speak of stays. Of several
 * rows with one id the last counts.
 */
export async function loadEntities(load: Load): Promise<Loaded> {
  const { database, accepted, importId, progress, plan } = load
  const entity = entityOf(load)
  const { table, id, value } = entity
  const told = sql`SELECT * FROM (${accepted}) QUALIFY row_number() OVER (PARTITION BY ${value} ORDER BY row_number DESC) = 1`
  progress.report('replace', 0, plan.source.rowCount)
  const { rows, distinct, known } = await database.row(
    sql`SELECT count(*) AS rows, count(DISTINCT ${value}) AS distinct,
      (SELECT count(*) FROM ${table} WHERE import_id IS NOT NULL AND ${id} IN (SELECT ${value} FROM (${accepted}))) AS known
      FROM (${accepted})`,
    counts,
  )
  await addRows(load, entity)
  const rest = attributes(load)
  const values = ownFields(load, entity.idName)
  const extra = rest
    ? [
        {
          column: identifier('attributes'),
          value: sql`json_merge_patch(coalesce(${table}.attributes, '{}'), told.rest)`,
        },
      ]
    : []
  const sets = [...values.map(({ column, value: from }) => ({ column, value: sql`told.${from}` })), ...extra]
  progress.report('write', 0, plan.source.rowCount)
  await database.execute(sql`
    UPDATE ${table} SET import_id = ${importId}::INTEGER${join(
      sets.map((set) => sql`, ${set.column} = ${set.value}`),
      '',
    )}
    FROM (SELECT *, ${rest ?? sql`NULL`} AS rest FROM (${told})) AS told WHERE ${table}.${id} = told.${value}`)
  if (plan.mapping.kind.name === 'customers') await keepNameKeys(database, importId)
  return {
    replaced: known + rows - distinct,
    duplicates: rows - distinct,
    earliestOn: null,
    matchRate: null,
    months: [],
  }
}
