import type { CostDriver, CostModel, DriverCount, DriverFilter } from '@sabad/contract/schemas/cost-model'
import { identifier, join, list, type Sql, sql } from '../sql/sql.ts'

/** Where a driver is counted; what the summary tells needs no pass over facts. */
export type DriverSource = 'sales' | 'interactions' | 'contacts' | 'summary'

const sources: Readonly<Record<DriverCount, DriverSource>> = {
  orders: 'sales',
  lines: 'sales',
  returns: 'sales',
  revenue: 'sales',
  customers: 'sales',
  'new-customers': 'summary',
  interactions: 'interactions',
  'interaction-minutes': 'interactions',
  contacts: 'contacts',
}

export const sourceOf = ({ count }: CostDriver): DriverSource => sources[count]

type Column = DriverFilter['column']

/** By which columns the facts of a source can be told apart. */
export const filterColumns: Readonly<Record<DriverSource | 'shipping', readonly Column[]>> = {
  sales: ['channel'],
  interactions: ['kind', 'channel', 'subject'],
  contacts: ['channel', 'campaign'],
  shipping: ['channel', 'campaign'],
  summary: [],
}

/** The same driver however its filters are ordered. */
export const keyOf = ({ count, where }: CostDriver): string =>
  JSON.stringify([
    count,
    where
      .map(({ column, values, except }) => [
        column,
        except,
        [...new Set(values.map((value) => value.toLowerCase()))].sort(),
      ])
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  ])

/** Every driver that a model counts, each once. */
export function driversOf({ activities }: CostModel): readonly CostDriver[] {
  const all = activities.flatMap(({ driver, minutes }) => [
    driver,
    ...(minutes?.extra ?? []).map((extra) => extra.driver),
  ])
  return [...new Map(all.map((driver) => [keyOf(driver), driver])).values()]
}

/** Position of each driver among those of its model. */
export function positions(drivers: readonly CostDriver[]): (driver: CostDriver) => number {
  const index = new Map(drivers.map((driver, position) => [keyOf(driver), position]))
  return (driver) => index.get(keyOf(driver)) ?? -1
}

/** The column that holds a driver's quantity. */
export const quantityColumn = (position: number): Sql => identifier(`d${position}`)

/** A fact whose column is not known is none of the values, and passes where they are excepted. */
const passes = ({ column, values, except }: DriverFilter): Sql => {
  const among = sql`coalesce(lower(${identifier(column)}) IN (${list(values.map((value) => value.toLowerCase()))}), FALSE)`
  return except ? sql`NOT ${among}` : among
}

export const passesAll = (where: readonly DriverFilter[]): Sql =>
  where.length === 0 ? sql`TRUE` : join(where.map(passes), ' AND ')
