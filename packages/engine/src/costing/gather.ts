import type { CostDriver, CostModel, CostStep, MeasuredCost } from '@sabad/contract/schemas/cost-model'
import type { SourceKind } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { sales } from '../snapshot/sales.ts'
import type { Cluster } from '../sources/cluster.ts'
import type { Database } from '../sql/database.ts'
import { type Dialect, duckdb, trino } from '../sql/dialect.ts'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'
import { type DriverSource, driversOf, passesAll, quantityColumn, sourceOf } from './drivers.ts'

/** The column of costs that facts give to a customer by themselves. */
export const ownColumn = (step: CostStep): Sql => identifier(`own ${step}`)

/** Something that is summed up per customer and bucket. */
interface Summed {
  readonly name: Sql
  readonly aggregate: Sql
}

const columnsOf = (summed: readonly Summed[]): Sql =>
  join(
    summed.map(({ name, aggregate }) => sql`, CAST(coalesce(${aggregate}, 0) AS DOUBLE) AS ${name}`),
    '',
  )

/** Drivers of one source, in their places among all. */
function ofSource(model: CostModel, source: DriverSource): readonly (readonly [CostDriver, number])[] {
  const placed = driversOf(model).map((driver, position) => [driver, position] as const)
  return placed.filter(([driver]) => sourceOf(driver) === source)
}

/** Whether some line of an order passes the filters of a driver. */
const flagOf = (position: number): Sql => identifier(`f${position}`)

const perOrder: Readonly<Partial<Record<CostDriver['count'], (passing: Sql) => Sql>>> = {
  orders: (passing) => sql`count(*) FILTER (WHERE is_sale AND ${passing})`,
  lines: (passing) => sql`sum(lines) FILTER (WHERE ${passing})`,
  returns: (passing) => sql`count(*) FILTER (WHERE takes_back AND ${passing})`,
  revenue: (passing) => sql`sum(sold - returned) FILTER (WHERE ${passing})`,
  customers: (passing) => sql`count(*) FILTER (WHERE is_sale AND ${passing})`,
}

/**
 * Sales of the windows: what the waterfall starts from, and the drivers that orders are. The day of an order is part of
 * its key, as it is where purchases are counted, so that a year of months adds up to the year.
 */
/** Drivers that sales are, each with its place among all and what it adds up to. */
function countedSales(model: CostModel): readonly Summed[] {
  return ofSource(model, 'sales').map(([{ count, where }, position]) => ({
    name: quantityColumn(position),
    aggregate: perOrder[count]?.(where.length > 0 ? flagOf(position) : sql`TRUE`) ?? sql`0`,
  }))
}

export function salesOfWindows(model: CostModel, dialect: Dialect = duckdb): Sql {
  const drivers = ofSource(model, 'sales')
  const filtered = drivers.filter(([{ where }]) => where.length > 0)
  const flags = join(
    filtered.map(([{ where }, position]) => sql`, bool_or(${passesAll(where)}) AS ${flagOf(position)}`),
    '',
  )
  return sql`
  WITH per_order AS (
    SELECT customer_key, bucket, day, ${dialect.orderKey(sql`order_id`)} AS order_key,
           count(*) FILTER (WHERE NOT is_return) AS lines, bool_or(NOT is_return) AS is_sale, bool_or(is_return) AS takes_back,
           coalesce(sum(amount) FILTER (WHERE NOT is_return), 0) AS sold, -coalesce(sum(amount) FILTER (WHERE is_return), 0) AS returned,
           coalesce(sum(discount) FILTER (WHERE NOT is_return), 0) AS discount,
           coalesce(sum("cost"), 0) AS cost_of_goods, coalesce(sum(amount) FILTER (WHERE "cost" IS NOT NULL), 0) AS costed${flags}
    FROM (${sales}) AS s JOIN cost_calendar USING (day) GROUP BY 1, 2, 3, 4
  )
  SELECT customer_key, bucket, sum(sold) AS sold, sum(returned) AS returned, sum(discount) AS discount,
         sum(cost_of_goods) AS cost_of_goods, sum(costed) AS costed${columnsOf(countedSales(model))}
  FROM per_order GROUP BY customer_key, bucket`
}

/** Measured costs of a source by the step that they belong to. */
function measuredOf({ measured }: CostModel, source: MeasuredCost['source']): readonly Summed[] {
  const own = measured.filter((cost) => cost.source === source)
  return [...new Set(own.map(({ step }) => step))].map((step) => {
    const column = source === 'shipping' ? sql`shipping` : sql`"cost"`
    const either = join(
      own.filter((cost) => cost.step === step).map(({ where }) => sql`(${passesAll(where)})`),
      ' OR ',
    )
    return { name: ownColumn(step), aggregate: sql`sum(${column}) FILTER (WHERE ${either})` }
  })
}

const minutesOrOne = ({ count, where }: CostDriver): Sql =>
  count === 'interaction-minutes'
    ? sql`sum(duration_minutes) FILTER (WHERE ${passesAll(where)})`
    : sql`count(*) FILTER (WHERE ${passesAll(where)})`

const countedIn = (model: CostModel, source: DriverSource): readonly Summed[] =>
  ofSource(model, source).map(([driver, position]) => ({
    name: quantityColumn(position),
    aggregate: minutesOrOne(driver),
  }))

interface Gathered {
  readonly table: string
  /** The kind of fact. */
  readonly kind: SourceKind
  readonly from: Sql
  readonly day: Sql
  readonly summed: readonly Summed[]
}

/** Entries that name a customer, by the step of their account. */
const bookedOf = ({ direct }: CostModel): readonly Summed[] =>
  [...new Set(direct.map(({ step }) => step))].map((step) => {
    const accounts = direct.filter((entry) => entry.step === step).map(({ account }) => account)
    return { name: ownColumn(step), aggregate: sql`sum(amount) FILTER (WHERE pool IN (${list(accounts)}))` }
  })

function otherFacts(model: CostModel): readonly Gathered[] {
  const all: readonly Gathered[] = [
    {
      table: 'cost_interactions',
      kind: 'interactions',
      from: sql`interactions`,
      day: sql`occurred_on`,
      summed: [...countedIn(model, 'interactions'), ...measuredOf(model, 'interactions')],
    },
    {
      table: 'cost_contacts',
      kind: 'contacts',
      from: sql`(SELECT * FROM contacts WHERE NOT coalesce(is_holdout, FALSE))`,
      day: sql`contacted_on`,
      summed: [...countedIn(model, 'contacts'), ...measuredOf(model, 'contacts')],
    },
    {
      table: 'cost_shipping',
      kind: 'orders',
      from: sql`orders`,
      day: sql`ordered_on`,
      summed: measuredOf(model, 'shipping'),
    },
    {
      table: 'cost_bookings',
      kind: 'costs',
      from: sql`(SELECT * FROM costs WHERE customer_key IS NOT NULL)`,
      day: sql`incurred_on`,
      summed: bookedOf(model),
    },
  ]
  return all.filter(({ summed }) => summed.length > 0)
}

const factsOfWindows = ({ from, day, summed }: Gathered): Sql => sql`
  SELECT customer_key, bucket${columnsOf(summed)}
  FROM ${from} AS f JOIN cost_calendar ON cost_calendar.day = f.${day} GROUP BY customer_key, bucket`

/** What sales are summed up to beside the drivers. */
export const SALES = ['sold', 'returned', 'discount', 'cost_of_goods', 'costed'] as const

const bucketSpan = z.object({ bucket: z.number(), first: z.string(), last: z.string() })

/** The days of the windows for a cluster, which has no table of the connection. */
async function calendarThere(database: Database): Promise<Sql> {
  const spans = await database.rows(
    sql`SELECT bucket, min(day) AS first, max(day) AS last FROM cost_calendar GROUP BY bucket ORDER BY bucket`,
    bucketSpan,
  )
  const days = spans.map(
    ({ bucket, first, last }) => sql`SELECT d.day, ${bucket} AS bucket
      FROM UNNEST(sequence(CAST(${first} AS DATE), CAST(${last} AS DATE))) AS d (day)`,
  )
  return sql`cost_calendar AS (${join(days, ' UNION ALL ')})`
}

interface SumsOfWindows {
  readonly table: string
  readonly names: readonly Sql[]
  readonly query: (dialect: Dialect) => Sql
}

const plainName = (name: Sql): string => name.strings.join('').replaceAll('"', '')

async function keepSums(database: Database, { table, names, query }: SumsOfWindows, cluster: Cluster | null) {
  const columns = names.map((name) => [plainName(name), 'DOUBLE'] as const)
  const rows = cluster
    ? await cluster.ask({
        name: table,
        columns: { bucket: 'INTEGER', ...Object.fromEntries(columns) },
        query: sql`WITH ${await calendarThere(database)} SELECT * FROM (${query(trino)}) AS s`,
      })
    : query(duckdb)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(table)} AS ${rows}`)
}

/**
 * Reads the facts of all windows once, into sums per customer and bucket that live as long as the connection.
 * @param cluster where some of the facts lie
 */
export async function gatherDrivers(
  database: Database,
  model: CostModel,
  cluster: Cluster | null = null,
): Promise<void> {
  const sums: SumsOfWindows = {
    table: 'cost_sales',
    names: [...SALES.map(identifier), ...countedSales(model).map(({ name }) => name)],
    query: (dialect) => salesOfWindows(model, dialect),
  }
  await keepSums(database, sums, cluster?.has('orders', 'order-lines') ? cluster : null)
  for (const facts of otherFacts(model)) {
    const { table, kind, summed } = facts
    const others = { table, names: summed.map(({ name }) => name), query: () => factsOfWindows(facts) }
    // Costs were read into the workspace as they are booked.
    await keepSums(database, others, kind !== 'costs' && cluster?.has(kind) ? cluster : null)
  }
}

/** A gathered table: the drivers and the costs by step that it holds. */
export interface GatheredPart {
  readonly table: string
  readonly drivers: readonly number[]
  readonly steps: readonly CostStep[]
}

const partOf = (model: CostModel, table: string, source: MeasuredCost['source']): GatheredPart => ({
  table,
  drivers: source === 'shipping' ? [] : ofSource(model, source).map(([, position]) => position),
  steps: [...new Set(model.measured.filter((cost) => cost.source === source).map(({ step }) => step))],
})

/** What the gathered tables hold beside the waterfall's first figures. */
export const gatheredParts = (model: CostModel): readonly GatheredPart[] =>
  [
    { table: 'cost_sales', drivers: ofSource(model, 'sales').map(([, position]) => position), steps: [] },
    partOf(model, 'cost_interactions', 'interactions'),
    partOf(model, 'cost_contacts', 'contacts'),
    partOf(model, 'cost_shipping', 'shipping'),
    { table: 'cost_bookings', drivers: [], steps: [...new Set(model.direct.map(({ step }) => step))] },
  ].filter(({ table, drivers, steps }) => table === 'cost_sales' || drivers.length + steps.length > 0)
