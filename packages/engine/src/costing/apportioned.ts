import type { CostModel } from '@sabad/contract/schemas/cost-model'
import type { ActivityCosting } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowOnce } from '../portfolio/rows-once.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { useOf } from './base.ts'
import { driversOf, positions, quantityColumn } from './drivers.ts'
import { financed, joinOwnDays } from './profits.ts'

export interface ApportionedQuery {
  readonly model: CostModel
  /** In the model's order, with the rates of their costing. */
  readonly activities: readonly ActivityCosting[]
  /** Some rows of `customer_profits`. */
  readonly rows: Sql
  /** Their date. */
  readonly asOf: string
  /** Where they are those of a published date, which are added up once. */
  readonly at?: Publication | undefined
}

/**
 * What activities cost some customers, at the rates of their costing: use and cost of each activity, how much of each
 * driver, and the price of receivables. One row.
 */
export function apportioned({ model, activities, rows, asOf }: ApportionedQuery): Sql {
  const drivers = driversOf(model)
  const positionOf = positions(drivers)
  const costs = model.activities.map((activity, index) => {
    const use = useOf(activity, positionOf)
    return sql`, sum(${use}) AS ${identifier(`use ${index}`)}, sum(${use}) * ${activities[index]?.rate ?? 0} AS ${identifier(`cost ${index}`)}`
  })
  const quantities = drivers.map(
    (_, position) => sql`, sum(${quantityColumn(position)}) AS ${identifier(`quantity ${position}`)}`,
  )
  const unpacked = drivers.map((_, position) => sql`, drivers[${position + 1}] AS ${quantityColumn(position)}`)
  return sql`
  SELECT sum(${financed(model)}) AS financed${join(costs, '')}${join(quantities, '')}
  FROM (SELECT *${join(unpacked, '')} FROM ${rows}) AS p ${joinOwnDays(model, asOf)}`
}

const anyRow = z.record(z.string(), z.number().nullable())

export interface ApportionedCosts {
  readonly financed: number
  /** In the model's order. */
  readonly activities: readonly { readonly use: number; readonly cost: number }[]
  /** Of each driver, in the model's order. */
  readonly quantities: readonly number[]
}

export async function readApportioned(database: Database, query: ApportionedQuery): Promise<ApportionedCosts> {
  const asked = { query: apportioned(query), row: anyRow }
  const row = query.at ? await rowOnce(database, query.at, asked) : await database.row(asked.query, asked.row)
  const of = (name: string, index: number) => row[`${name} ${index}`] ?? 0
  return {
    financed: row.financed ?? 0,
    activities: query.model.activities.map((_, index) => ({ use: of('use', index), cost: of('cost', index) })),
    quantities: driversOf(query.model).map((_, position) => of('quantity', position)),
  }
}
