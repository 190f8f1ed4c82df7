import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { EngineError } from '../errors.ts'
import type { MembersAt } from '../movement/members.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { baseFigures, profiled } from './base-figures.ts'
import { allGroups } from './cells.ts'
import { meansIn } from './group-means.ts'
import { groupSummaries, type PortfolioAt } from './overview.ts'
import { currentPublications, publicationOf } from './published.ts'
import { pointsOf } from './series.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'
import { ruleClause, ruleInWords } from './words.ts'

export interface GroupAt extends PortfolioAt {
  readonly group: string
}

async function profile(database: Database, at: MembersAt, groupIndex: number): Promise<GroupPage['profile']> {
  const means = await meansIn(database, at, groupIndex)
  const base = await baseFigures(database, at)
  return profiled.map((measure) => {
    const groupMean = means.get(measure) ?? null
    const { mean: baseMean = null, deviation = null } = base.get(measure) ?? {}
    const difference = groupMean === null || baseMean === null || !deviation ? null : (groupMean - baseMean) / deviation
    return { measure, groupMean, baseMean, difference }
  })
}

export function groupNamed({ definition }: StoredPortfolio, name: string) {
  const groups = allGroups(definition)
  const found = groups.find((group) => group.name === name)
  if (found) return found
  const { portfolioId } = definition
  throw new EngineError('group.not-found', { portfolioId, group: name, groups: groups.map((group) => group.name) })
}

/** @throws EngineError group.not-found */
export const groupIndexOf = (portfolio: StoredPortfolio, name: string): number => groupNamed(portfolio, name).index

export const groupPage = (workspace: Workspace, { portfolioId, group, asOf }: GroupAt): Promise<GroupPage> =>
  workspace.read(async (database) => {
    const at = publicationOf(await currentPublications(database), asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const { index } = groupNamed(portfolio, group)
    const { versionId } = portfolio
    const { groups } = await groupSummaries(database, portfolio, at)
    const summary = groups[index]
    if (!summary) throw new EngineError('group.not-found', { portfolioId, group })
    const points = await pointsOf(database, portfolio)
    return {
      asOf: at.asOf,
      group: summary,
      rule: ruleInWords(portfolio, index),
      ruleClause: ruleClause(portfolio, index),
      profile: await profile(database, { versionId, ...at }, index),
      series: points.filter((point) => point.group === index).map(({ group: _, ...point }) => point),
    }
  })
