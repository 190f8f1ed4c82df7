import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { totalsAt } from '../portfolio/group-totals.ts'
import type { Publication } from '../portfolio/published.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'

/** What a customer of each group is worth: lifetime value or, where none was published, revenue. */
export async function worthOfGroups(
  database: Database,
  { versionId }: StoredPortfolio,
  date: Publication,
): Promise<ReadonlyMap<number, number>> {
  const [rows = []] = await totalsAt(database, versionId, [date])
  const valued = rows.some(({ value }) => value !== null)
  return new Map(
    rows.map(({ group, customers, value, revenue12m }) => [group, ((valued ? value : revenue12m) ?? 0) / customers]),
  )
}

/** A path in short: where from, since when, and how often up and down. */
export function wayOf(path: CustomerPage['path'], worth: ReadonlyMap<number, number>): CustomerPage['way'] {
  const now = path.at(-1)
  const before = path.findLast(({ group }) => group !== now?.group)
  const moves = path
    .slice(1)
    .map(({ group }, at) => Math.sign((worth.get(group) ?? 0) - (worth.get(path[at]?.group ?? -1) ?? 0)))
  return {
    previous: before ? { group: before.group, title: before.title } : null,
    datesInGroup: path.length - (before ? path.lastIndexOf(before) + 1 : 0),
    upgrades: moves.filter((move) => move > 0).length,
    downgrades: moves.filter((move) => move < 0).length,
  }
}
