import type { CostDriver, CostModel, CostStep, MeasuredCost } from '@sabad/contract/schemas/cost-model'
import { sales } from '../snapshot/sales.ts'
import type { Database } from '../sql/database.ts'
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

const perOrder: Readonly<Partial<Record<CostDriver['count'], (passing: Sql) => Sql>>> = {
  orders: (passing) => sql`count(*) FILTER (is_sale AND ${passing})`,
  lines: (passing) => sql`sum(lines) FILTER (${passing})`,
  returns: (passing) => sql`count(*) FILTER (takes_back AND ${passing})`,
  revenue: (passing) => sql`sum(sold - returned) FILTER (${passing})`,
  customers: (passing) => sql`count(*) FILTER (is_sale AND ${passing})`,
}

/**
 * Sales of the windows: what the waterfall starts from, and the drivers that orders are. The day of an order is part of
 * its key, as it is where purchases are counted, so that a year of months adds up to the year.
 */
export function salesOfWindows(model: CostModel): Sql {
  const drivers = ofSource(model, 'sales')
  const flag = (position: number): Sql => identifier(`f${position}`)
  const filtered = drivers.filter(([{ where }]) => where.length > 0)
  const flags = join(
    filtered.map(([{ where }, position]) => sql`, bool_or(${passesAll(where)}) AS ${flag(position)}`),
    '',
  )
  const counted = drivers.map(([{ count, where }, position]) => ({
    name: quantityColumn(position),
    aggregate: perOrder[count]?.(where.length > 0 ? flag(position) : sql`TRUE`) ?? sql`0`,
  }))
  return sql`
  WITH per_order AS (
    SELECT customer_key, bucket, day, hash(order_id) AS order_hash,
           count(*) FILTER (NOT is_return) AS lines, bool_or(NOT is_return) AS is_sale, bool_or(is_return) AS takes_back,
           coalesce(sum(amount) FILTER (NOT is_return), 0) AS sold, -coalesce(sum(amount) FILTER (is_return), 0) AS returned,
           coalesce(sum(discount) FILTER (NOT is_return), 0) AS discount,
           coalesce(sum("cost"), 0) AS cost_of_goods, coalesce(sum(amount) FILTER ("cost" IS NOT NULL), 0) AS costed${flags}
    FROM (${sales}) JOIN cost_calendar USING (day) GROUP BY ALL
  )
  SELECT customer_key, bucket, sum(sold) AS sold, sum(returned) AS returned, sum(discount) AS discount,
         sum(cost_of_goods) AS cost_of_goods, sum(costed) AS costed${columnsOf(counted)}
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
    return { name: ownColumn(step), aggregate: sql`sum(${column}) FILTER (${either})` }
  })
}

const minutesOrOne = ({ count, where }: CostDriver): Sql =>
  count === 'interaction-minutes'
    ? sql`sum(duration_minutes) FILTER (${passesAll(where)})`
    : sql`count(*) FILTER (${passesAll(where)})`

const countedIn = (model: CostModel, source: DriverSource): readonly Summed[] =>
  ofSource(model, source).map(([driver, position]) => ({
    name: quantityColumn(position),
    aggregate: minutesOrOne(driver),
  }))

interface Gathered {
  readonly table: string
  readonly from: Sql
  readonly day: Sql
  readonly summed: readonly Summed[]
}

/** Entries that name a customer, by the step of their account. */
const bookedOf = ({ direct }: CostModel): readonly Summed[] =>
  [...new Set(direct.map(({ step }) => step))].map((step) => {
    const accounts = direct.filter((entry) => entry.step === step).map(({ account }) => account)
    return { name: ownColumn(step), aggregate: sql`sum(amount) FILTER (pool IN (${list(accounts)}))` }
  })

const otherFacts = (model: CostModel): readonly Gathered[] =>
  [
    {
      table: 'cost_interactions',
      from: sql`interactions`,
      day: sql`occurred_on`,
      summed: [...countedIn(model, 'interactions'), ...measuredOf(model, 'interactions')],
    },
    {
      table: 'cost_contacts',
      from: sql`(SELECT * FROM contacts WHERE is_holdout IS NOT TRUE)`,
      day: sql`contacted_on`,
      summed: [...countedIn(model, 'contacts'), ...measuredOf(model, 'contacts')],
    },
    { table: 'cost_shipping', from: sql`orders`, day: sql`ordered_on`, summed: measuredOf(model, 'shipping') },
    {
      table: 'cost_bookings',
      from: sql`(SELECT * FROM costs WHERE customer_key IS NOT NULL)`,
      day: sql`incurred_on`,
      summed: bookedOf(model),
    },
  ].filter(({ summed }) => summed.length > 0)

const factsOfWindows = ({ from, day, summed }: Gathered): Sql => sql`
  SELECT customer_key, bucket${columnsOf(summed)}
  FROM ${from} AS f JOIN cost_calendar ON cost_calendar.day = f.${day} GROUP BY customer_key, bucket`

/** Reads the facts of all windows once, into sums per customer and bucket that live as long as the connection. */
export async function gatherDrivers(database: Database, model: CostModel): Promise<void> {
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE cost_sales AS ${salesOfWindows(model)}`)
  for (const facts of otherFacts(model)) {
    await database.execute(sql`CREATE OR REPLACE TEMP TABLE ${identifier(facts.table)} AS ${factsOfWindows(facts)}`)
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
