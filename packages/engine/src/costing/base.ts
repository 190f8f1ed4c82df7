import { type CostActivity, type CostModel, costStep } from '@sabad/contract/schemas/cost-model'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { driversOf, positions, quantityColumn, sourceOf } from './drivers.ts'
import { type GatheredPart, gatheredParts, ownColumn, SALES } from './gather.ts'
import type { CostWindow } from './window.ts'

function partOfWindow({ table, drivers, steps }: GatheredPart, { afterBucket, upTo }: CostWindow): Sql {
  const names = [...drivers.map(quantityColumn), ...steps.map(ownColumn)]
  const sales = table === 'cost_sales' ? SALES.map(identifier) : []
  const sums = join(
    [...sales, ...names].map((name) => sql`, sum(${name}) AS ${name}`),
    '',
  )
  return sql`(SELECT customer_key${sums} FROM ${identifier(table)}
    WHERE bucket > ${afterBucket} AND bucket <= ${upTo} GROUP BY customer_key) AS ${identifier(table)}`
}

const columnOf = (table: string, name: Sql): Sql => sql`coalesce(${identifier(table)}.${name}, 0)`

/** The quantity of a driver in the whole window: a customer either ordered or did not, and nobody uses less than nothing. */
function quantityOf(model: CostModel, parts: readonly GatheredPart[], { after }: CostWindow): readonly Sql[] {
  return driversOf(model).map((driver, position) => {
    if (sourceOf(driver) === 'summary') {
      return sql`CASE WHEN s.first_purchase_on > CAST(${after} AS DATE) THEN 1.0 ELSE 0 END`
    }
    const { table = '' } = parts.find(({ drivers }) => drivers.includes(position)) ?? {}
    const sum = columnOf(table, quantityColumn(position))
    return driver.count === 'customers' ? sql`CASE WHEN ${sum} > 0 THEN 1.0 ELSE 0 END` : sql`greatest(${sum}, 0)`
  })
}

const ownCosts = (step: z.infer<typeof costStep>, parts: readonly GatheredPart[]): Sql => {
  const columns = parts.filter(({ steps }) => steps.includes(step)).map(({ table }) => columnOf(table, ownColumn(step)))
  return columns.length === 0 ? sql`CAST(0 AS DOUBLE)` : join(columns, ' + ')
}

/** Per customer of the summary: sales, costs of its own by step, and how much of each driver. */
export function costBase(model: CostModel, window: CostWindow): Sql {
  const parts = gatheredParts(model)
  const sale = (name: (typeof SALES)[number]) => columnOf('cost_sales', identifier(name))
  const own = costStep.options.map((step) => sql`${ownCosts(step, parts)} AS ${ownColumn(step)}`)
  const quantities = quantityOf(model, parts, window).map(
    (quantity, position) => sql`, ${quantity} AS ${quantityColumn(position)}`,
  )
  return sql`
  SELECT s.customer_key, ${sale('sold')} + ${sale('discount')} AS list_revenue, ${sale('discount')} AS on_invoice_discount,
         ${sale('returned')} AS returns, ${sale('cost_of_goods')} AS cost_of_goods, ${sale('costed')} AS costed,
         ${sale('sold')} - ${sale('returned')} - ${sale('costed')} AS uncosted,
         ${join(own)}${join(quantities, '')}
  FROM summary AS s
  ${join(
    parts.map(
      (part) => sql`LEFT JOIN ${partOfWindow(part, window)} ON ${identifier(part.table)}.customer_key = s.customer_key`,
    ),
    '\n  ',
  )}`
}

/** Minutes of an activity as its equation says, which savings can bring below zero. */
export function equation({ driver, minutes }: CostActivity, positionOf: ReturnType<typeof positions>): Sql {
  const terms = [{ driver, minutes: minutes?.base ?? 0 }, ...(minutes?.extra ?? [])]
  return join(
    terms.map((term) => sql`${term.minutes} * ${quantityColumn(positionOf(term.driver))}`),
    ' + ',
  )
}

/** How much of its pool an activity uses for a customer: minutes, or units of the driver. */
export function useOf(activity: CostActivity, positionOf: ReturnType<typeof positions>): Sql {
  if (activity.minutes === null) return quantityColumn(positionOf(activity.driver))
  const time = equation(activity, positionOf)
  return activity.minutes.extra.some(({ minutes }) => minutes < 0) ? sql`greatest(${time}, 0)` : sql`(${time})`
}

const totalsRow = z.record(z.string(), z.number().nullable())
export type CostTotals = Readonly<Record<string, number>>

/** What all customers add up to; the names of the columns are those that {@link totalName} gives. */
export function costTotals(model: CostModel): Sql {
  const positionOf = positions(driversOf(model))
  const activities = model.activities.map((activity, index) => {
    const use = useOf(activity, positionOf)
    const below = activity.minutes ? sql`count(*) FILTER (${equation(activity, positionOf)} < 0)` : sql`0`
    return sql`, sum(${use}) AS ${identifier(`use ${index}`)}, sum(${quantityColumn(positionOf(activity.driver))}) AS ${identifier(`quantity ${index}`)},
         count(*) FILTER (${use} > 0) AS ${identifier(`customers ${index}`)}, ${below} AS ${identifier(`below ${index}`)}`
  })
  return sql`
  SELECT count(*) AS customers, coalesce(sum(costed), 0) AS costed, coalesce(sum(cost_of_goods), 0) AS cost_of_goods,
         coalesce(sum(uncosted), 0) AS uncosted${join(activities, '')}
  FROM cost_base`
}

export async function readTotals(database: Database, model: CostModel): Promise<CostTotals> {
  const row = await database.row(costTotals(model), totalsRow)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? 0]))
}
