import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { expressionOf } from '../measures/expression.ts'
import { type MembersAt, membersAt, snapshotAt } from '../movement/members.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { baseFigures, profiled } from './base-figures.ts'
import { allGroups } from './cells.ts'
import { groupSummaries, type PortfolioAt } from './overview.ts'
import { currentPublications, publicationOf } from './published.ts'
import { pointsOf } from './series.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'
import { ruleClause, ruleInWords } from './words.ts'

export interface GroupAt extends PortfolioAt {
  readonly group: string
}

/** Mean of each measure in a group, in one row. The base's are counted once for all groups. */
export const meansOfGroup = (at: MembersAt, groupIndex: number): Sql => sql`
  SELECT ${join(profiled.map((name) => sql`avg(${expressionOf(name)}) AS ${identifier(name)}`))}
  FROM (${membersAt(at)} AND group_index = ${groupIndex}) AS m
  JOIN (${snapshotAt(at)}) AS s ON s.customer_key = m.customer_key
  JOIN customers AS c ON c.customer_key = m.customer_key`

const meansRow = z.record(z.string(), z.number().nullable())

async function profile(database: Database, at: MembersAt, groupIndex: number): Promise<GroupPage['profile']> {
  const row = await database.row(meansOfGroup(at, groupIndex), meansRow)
  const base = await baseFigures(database, at)
  return profiled.map((measure) => {
    const groupMean = row[measure] ?? null
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
