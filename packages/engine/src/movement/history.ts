import type { ObservedPeriod } from '@sabad/stats/states/group-size-forecast'
import { allGroups } from '../portfolio/cells.ts'
import { totalsAt } from '../portfolio/group-totals.ts'
import type { Publication } from '../portfolio/published.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { movesOfPairs } from './moves.ts'

/** How a portfolio's groups grew and what flowed between them, over dates. */
export interface GroupHistory {
  readonly dates: readonly Publication[]
  /** Number of groups. */
  readonly groups: number
  /** Customers by date and group. */
  readonly sizes: readonly (readonly number[])[]
  /** One fewer than dates; the state after the last group holds those whose facts were withdrawn. */
  readonly periods: readonly ObservedPeriod[]
}

const zeros = (size: number): number[] => new Array<number>(size).fill(0)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Who is missing at the later date has left, who is new there has arrived. */
function observed(moves: readonly number[][], before: readonly number[], after: readonly number[]): ObservedPeriod {
  const rows = moves.map((row, from) => [...row, (before[from] ?? 0) - sum(row)])
  const arrivals = after.map((size, to) => size - sum(moves.map((row) => row[to] ?? 0)))
  return { moves: [...rows, zeros(before.length + 1)], arrivals: [...arrivals, 0] }
}

/** Customers by date and group. */
export async function sizesOf(
  database: Database,
  { versionId, definition }: StoredPortfolio,
  dates: readonly Publication[],
): Promise<number[][]> {
  const groups = allGroups(definition).length
  const totals = await totalsAt(database, versionId, dates)
  return totals.map((rows) => {
    const sizes = zeros(groups)
    for (const { group, customers } of rows) sizes[group] = customers
    return sizes
  })
}

/** Customers by group before and group after, for each two dates that follow each other. */
async function movesOf(database: Database, { versionId, definition }: StoredPortfolio, dates: readonly Publication[]) {
  const groups = allGroups(definition).length
  const pairs = dates.slice(1).map((to, period) => ({ from: dates[period] ?? to, to }))
  const moves = await movesOfPairs(database, versionId, pairs)
  return moves.map((rows) => {
    const counts = Array.from({ length: groups }, () => zeros(groups))
    for (const row of rows) counts[row.from]?.splice(row.to, 1, row.customers)
    return counts
  })
}

/** Sizes and flows of a portfolio over dates, oldest first. */
export async function historyOf(
  database: Database,
  portfolio: StoredPortfolio,
  dates: readonly Publication[],
): Promise<GroupHistory> {
  const sizes = await sizesOf(database, portfolio, dates)
  const moves = await movesOf(database, portfolio, dates)
  const periods = moves.map((counts, at) => observed(counts, sizes[at] ?? [], sizes[at + 1] ?? []))
  return { dates, groups: allGroups(portfolio.definition).length, sizes, periods }
}
