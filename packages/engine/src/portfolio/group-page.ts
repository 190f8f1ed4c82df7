import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allGroups } from './cells.ts'
import { groupSummaries, type PortfolioAt } from './overview.ts'
import { publishedDate } from './published.ts'
import { pointsOf } from './series.ts'
import { currentPortfolio, type StoredPortfolio } from './store.ts'
import { ruleInWords } from './words.ts'

export interface GroupAt extends PortfolioAt {
  readonly group: string
}

interface ProfileQuery {
  readonly versionId: number
  readonly asOf: string
  readonly groupIndex: number
}

/** Ends of intervals say nothing that their middle does not. */
const isEndOfInterval = (name: string): boolean => /_(lower|upper)$/.test(name)

const profiled = registeredMeasures
  .filter(isNumeric)
  .map(({ name }) => name)
  .filter((name) => !isEndOfInterval(name))

/** Mean of each measure in the group and in the base, and the spread of the base. One row, three columns a measure. */
export const profileOfGroup = ({ versionId, asOf, groupIndex }: ProfileQuery): Sql => sql`
  SELECT ${join(
    profiled.map((name) => {
      const measure = identifier(name)
      return sql`avg(${measure}) FILTER (group_index = ${groupIndex}) AS ${identifier(`${name} group`)},
        avg(${measure}) AS ${identifier(`${name} base`)}, stddev_samp(CAST(${measure} AS DOUBLE)) AS ${identifier(`${name} spread`)}`
    }),
  )}
  FROM snapshot AS s JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)`

async function profile(database: Database, query: ProfileQuery): Promise<GroupPage['profile']> {
  const row = await database.row(profileOfGroup(query), z.record(z.string(), z.number().nullable()))
  return profiled.map((measure) => {
    const groupMean = row[`${measure} group`] ?? null
    const baseMean = row[`${measure} base`] ?? null
    const spread = row[`${measure} spread`] ?? null
    const difference = groupMean === null || baseMean === null || !spread ? null : (groupMean - baseMean) / spread
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
    const date = await publishedDate(database, asOf)
    const portfolio = await currentPortfolio(database, portfolioId)
    const { index } = groupNamed(portfolio, group)
    const { versionId } = portfolio
    const { groups } = await groupSummaries(database, portfolio, date)
    const summary = groups[index]
    if (!summary) throw new EngineError('group.not-found', { portfolioId, group })
    const points = await pointsOf(database, portfolio)
    return {
      asOf: date,
      group: summary,
      rule: ruleInWords(portfolio, index),
      profile: await profile(database, { versionId, asOf: date, groupIndex: index }),
      series: points.filter((point) => point.group === index).map(({ group: _, ...point }) => point),
    }
  })
