import type { Source, SourceKind, SourceTable } from '@sabad/contract/schemas/sources'
import type { Field, FieldType } from '../facts/field.ts'
import { kinds } from '../facts/kinds.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'

const types: Readonly<Record<FieldType, string>> = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  number: 'DOUBLE',
  money: 'DOUBLE',
  rate: 'DOUBLE',
  date: 'DATE',
  timestamp: 'DATE',
  boolean: 'BOOLEAN',
  'link-kind': 'VARCHAR',
}

/** catalog.schema.table; a table may name a schema of its own. */
export function tableName({ catalog, schema }: Pick<Source, 'catalog' | 'schema'>, table: string): Sql {
  const at = table.indexOf('.')
  const path = at < 0 ? [catalog, schema, table] : [catalog, table.slice(0, at), table.slice(at + 1)]
  return join(path.map(identifier), '.')
}

/** A table that is read as it was in one version, where it has versions. */
export interface VersionedTable extends SourceTable {
  /** The number of a snapshot. */
  readonly version?: string | null
}

const asOfVersion = ({ version }: VersionedTable): Sql =>
  version ? sql` FOR VERSION AS OF ${trusted(BigInt(version).toString())}` : sql``

/** What a source can tell of a kind: its own fields, and for order lines the category that a view may have joined. */
export const sourceFields = (kind: SourceKind): readonly Field[] =>
  kinds[kind].fields.filter(({ fills, name }) => fills === null || (kind === 'order-lines' && name === 'category'))

type ValueOf = (field: string) => Sql | null

/** Values as an import reads them: texts trimmed and never empty, moments by their day in UTC. */
function valuesOf({ kind, mapping }: SourceTable): ValueOf {
  const fields = new Map(sourceFields(kind).map((field) => [field.name, field.type]))
  return (name) => {
    const column = mapping[name]
    const type = fields.get(name)
    if (column === undefined || type === undefined) return null
    const cast = sql`CAST(${identifier(column)} AS ${trusted(types[type])})`
    return types[type] === 'VARCHAR' ? sql`nullif(trim(${cast}), '')` : cast
  }
}

function computedAmount(value: ValueOf): Sql | null {
  const [quantity, price, discount, rate] = ['quantity', 'unit_price', 'discount', 'discount_rate'].map(value)
  if (!quantity || !price) return null
  const product = sql`round(${quantity} * ${price}, 6)`
  if (discount) return sql`(${product} - coalesce(${discount}, 0) * sign(${product}))`
  return rate ? sql`(${product} * (1 - coalesce(${rate}, 0)))` : product
}

function amountOf(kind: SourceKind, value: ValueOf): Sql | null {
  const computed = kind === 'order-lines' ? computedAmount(value) : null
  const amount = value('amount')
  return amount && computed ? sql`coalesce(${amount}, ${computed})` : (amount ?? computed)
}

function discountOf(value: ValueOf, amount: Sql): Sql | null {
  const rate = value('discount_rate')
  const discount = value('discount')
  return discount ?? (rate && sql`CASE WHEN ${rate} < 1 THEN round(abs(${amount}) * ${rate} / (1 - ${rate}), 6) END`)
}

function costOf(value: ValueOf, amount: Sql): Sql | null {
  const profit = value('profit')
  return value('cost') ?? (profit && sql`round(${amount} - ${profit}, 6)`)
}

/** Lines without an order id belong to one order per customer and day, as they do in an import. */
const orderOfDay = (value: ValueOf): Sql | null => {
  const [customer, day] = [value('customer_id'), value('date')]
  return customer && day && sql`concat(${customer}, ' ', CAST(${day} AS VARCHAR))`
}

function orderIdOf(kind: SourceKind, value: ValueOf): Sql | null {
  const [id, ofDay] = [value('order_id'), orderOfDay(value)]
  if (kind !== 'order-lines') return id
  return id && ofDay ? sql`coalesce(${id}, ${ofDay})` : (id ?? ofDay)
}

/** What follows from other columns where a table of orders does not say it itself. */
function computed({ kind }: SourceTable, value: ValueOf): Readonly<Record<string, Sql | null>> {
  if (kind !== 'orders' && kind !== 'order-lines') return {}
  const amount = amountOf(kind, value)
  if (!amount) return {}
  return {
    order_id: orderIdOf(kind, value),
    amount,
    discount: discountOf(value, amount),
    cost: costOf(value, amount),
  }
}

/** Fields without which a row says nothing, as expressions over the table. */
export function neededValues(table: SourceTable): readonly Sql[] {
  const value = valuesOf(table)
  const special = computed(table, value)
  return sourceFields(table.kind)
    .filter(({ required }) => required)
    .flatMap(({ name }) => special[name] ?? value(name) ?? [])
}

/** The day of a row; null for what is not dated. */
export function dayValue(table: SourceTable): Sql | null {
  return kinds[table.kind].date === null ? null : valuesOf(table)('date')
}

/**
 * The table as the facts of its kind: the columns of the workspace's own table under their names, but with the
 * company's id as customer_key; rows that lack what a fact needs are left out.
 */
export function relationOf(source: Source, table: VersionedTable): Sql {
  const value = valuesOf(table)
  const special = computed(table, value)
  const columns = sourceFields(table.kind).flatMap(({ name, column, type, fills }) => {
    const target = fills === null ? column : name
    if (target === null) return []
    const read = special[target] ?? value(name) ?? sql`CAST(NULL AS ${trusted(types[type])})`
    return [sql`${read} AS ${identifier(target)}`]
  })
  const isComplete = join(
    neededValues(table).map((needed) => sql`${needed} IS NOT NULL`),
    ' AND ',
  )
  return sql`(SELECT ${join(columns)} FROM ${tableName(source, table.table)}${asOfVersion(table)} WHERE ${isComplete})`
}

/** A kind that the source has no table of: the same columns without a row. */
export function emptyRelation(kind: SourceKind): Sql {
  const columns = sourceFields(kind).flatMap(({ name, column, type, fills }) => {
    const target = fills === null ? column : name
    return target === null ? [] : [sql`CAST(NULL AS ${trusted(types[type])}) AS ${identifier(target)}`]
  })
  return sql`(SELECT ${join(columns)} WHERE FALSE)`
}
