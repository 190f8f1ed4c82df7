import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { PortfolioVersion } from './assign.ts'
import { allGroups } from './cells.ts'
import { totalsAt } from './group-totals.ts'
import { currentPublications } from './published.ts'
import { currentPortfolio } from './store.ts'

/**
 * Size and value of each group at every published date; a group may be empty at some, and is then told as such. Values
 * are null at dates without any.
 */
export async function pointsOf(database: Database, { versionId, definition }: PortfolioVersion) {
  const dates = await currentPublications(database)
  const totals = await totalsAt(database, versionId, dates)
  return dates.flatMap(({ asOf }, place) => {
    const rows = totals[place] ?? []
    const worthless = rows.some(({ value }) => value !== null) ? 0 : null
    if (rows.length === 0) return []
    return allGroups(definition).map(({ index }) => {
      const row = rows.find(({ group }) => group === index)
      return { asOf, group: index, customers: row?.customers ?? 0, value: row ? row.value : worthless }
    })
  })
}

export const portfolioSeries = (workspace: Workspace, portfolioId: string) =>
  workspace.read(async (database) => {
    const portfolio = await currentPortfolio(database, portfolioId)
    const groups = allGroups(portfolio.definition).map(({ index, name, title }) => ({ index, name, title }))
    return { groups, points: await pointsOf(database, portfolio) }
  })
