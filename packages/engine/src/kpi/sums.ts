import type { Moments, RatioSums } from '@sabad/stats/kpi/moments'
import { z } from 'zod'
import { groupColumn } from '../movement/members.ts'
import type { Database } from '../sql/database.ts'
import type { MomentName, RatioName, SumName } from './addends.ts'
import { LARGEST, type SumsQuery, sumsOfCells } from './customer-sums.ts'

/** What was added up over some customers. */
export interface Sums {
  readonly of: (name: SumName) => number
  /** Revenues of the last 12 months, the largest first. */
  readonly largest: readonly number[]
}

const cellRow = z.record(z.string(), z.union([z.number(), z.array(z.number())]).nullable())
type CellRow = z.infer<typeof cellRow>

/** Adds up cells. None at all: nobody. */
function together(cells: readonly CellRow[]): Sums {
  const totals = new Map<string, number>()
  for (const cell of cells) {
    for (const [name, value] of Object.entries(cell)) {
      if (typeof value === 'number') totals.set(name, (totals.get(name) ?? 0) + value)
    }
  }
  const largest = cells.flatMap(({ largest }) => (Array.isArray(largest) ? largest : []))
  return { of: (name) => totals.get(name) ?? 0, largest: largest.sort((a, b) => b - a).slice(0, LARGEST) }
}

export interface DateSums {
  readonly base: Sums
  /** Of a group of the version at this place of the query. */
  readonly group: (place: number, group: number) => Sums
}

export async function sumsOfDate(database: Database, query: SumsQuery): Promise<DateSums> {
  const cells = await database.rows(sumsOfCells(query), cellRow)
  return {
    base: together(cells),
    group: (place, group) => together(cells.filter((cell) => cell[groupColumn(place)] === group)),
  }
}

export const momentsOf = ({ of }: Sums, name: MomentName): Moments => ({
  n: of(`${name}_n`),
  sum: of(`${name}_sum`),
  squares: of(`${name}_squares`),
})

export const ratioSumsOf = ({ of }: Sums, name: RatioName): RatioSums => ({
  n: of(`${name}_n`),
  above: of(`${name}_above`),
  below: of(`${name}_below`),
  aboveSquares: of(`${name}_above_squares`),
  belowSquares: of(`${name}_below_squares`),
  products: of(`${name}_products`),
})
