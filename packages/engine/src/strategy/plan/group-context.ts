import type { StrategyRecommendation } from '@sabad/contract/schemas/strategy'
import { allGroups } from '../../portfolio/cells.ts'
import { groupIndexOf } from '../../portfolio/group-page.ts'
import { publishedDate } from '../../portfolio/published.ts'
import { currentPortfolio, type StoredPortfolio } from '../../portfolio/store.ts'
import type { Database } from '../../sql/database.ts'
import { type FiguresOfGroups, groupFigures } from './figures.ts'
import { type StrategyOf, type StrategyRecord, strategyRecords, wasReEngineered } from './records.ts'
import { recommendStrategy } from './rules.ts'

export type Group = ReturnType<typeof allGroups>[number]

/** A portfolio at a date, with the figures of its groups and their strategies. */
export interface PortfolioContext {
  readonly portfolio: StoredPortfolio
  readonly asOf: string
  readonly groups: readonly Group[]
  readonly figures: FiguresOfGroups
  readonly records: ReadonlyMap<string, StrategyRecord>
}

/** @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found */
export async function portfolioContext(
  database: Database,
  { portfolioId, asOf }: { readonly portfolioId: string; readonly asOf?: string | undefined },
): Promise<PortfolioContext> {
  const date = await publishedDate(database, asOf)
  const portfolio = await currentPortfolio(database, portfolioId)
  const figures = await groupFigures(database, { versionId: portfolio.versionId, asOf: date })
  const records = await strategyRecords(database, portfolioId)
  return { portfolio, asOf: date, groups: allGroups(portfolio.definition), figures, records }
}

export interface GroupContext extends PortfolioContext {
  readonly group: Group
  readonly record: StrategyRecord | undefined
}

/** @throws EngineError group.not-found, and what {@link portfolioContext} throws */
export async function groupContext(
  database: Database,
  { group, ...at }: StrategyOf & { readonly asOf?: string | undefined },
): Promise<GroupContext> {
  const context = await portfolioContext(database, at)
  const found = context.groups[groupIndexOf(context.portfolio, group)]
  if (!found) throw new Error(`no group ${group}`)
  return { ...context, group: found, record: context.records.get(group) }
}

/** What is recommended for a group, and what its portfolio advised from the first. */
export function recommendationOf({ figures, records }: PortfolioContext, group: Group): StrategyRecommendation {
  const own = figures.of(group.index, wasReEngineered(records.get(group.name)))
  return { ...recommendStrategy(own), advised: group.strategy }
}
