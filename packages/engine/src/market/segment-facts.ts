import type { Notice } from '@sabad/contract/schemas/figures'
import type { MarketProject, MarketSegment } from '@sabad/contract/schemas/market'
import type { SegmentFacts } from '@sabad/contract/schemas/market-analysis'
import { z } from 'zod'
import { isNumeric, registeredMeasures } from '../measures/registry.ts'
import { groupSummaries } from '../portfolio/overview.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { currentPortfolios, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'

const numeric = new Set(registeredMeasures.filter(isNumeric).map(({ name }) => name))

/** The numeric measures that a project speaks of: variables chosen, and criteria rated by them. */
export const measuresOfProject = ({ variables, attractiveness, fit }: MarketProject): readonly string[] => {
  const rated = [...attractiveness.criteria, ...fit.criteria].flatMap(({ source }) =>
    source.kind === 'measure' ? [source.measure] : [],
  )
  return [...new Set([...variables.chosen, ...rated])].filter((name) => numeric.has(name))
}

export interface MeansQuery {
  readonly versionId: number
  readonly asOf: string
  readonly measures: readonly string[]
}

/** Mean of each measure in each group of a portfolio and, with group_index NULL, in the base. */
export const meansOfGroups = ({ versionId, asOf, measures }: MeansQuery): Sql => sql`
  SELECT m.group_index AS "groupIndex", ${join([
    sql`count(*) AS customers`,
    ...measures.map((name) => sql`avg(s.${identifier(name)}) AS ${identifier(name)}`),
  ])}
  FROM current_memberships AS m JOIN snapshot AS s ON s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND s.as_of = CAST(${asOf} AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())`

const meansRow = z.record(z.string(), z.number().nullable())

interface Asked {
  readonly asOf: string
  readonly measures: readonly string[]
}

/** Answers the facts of any group of one portfolio. */
async function factsOfPortfolio(database: Database, portfolio: StoredPortfolio, { asOf, measures }: Asked) {
  const at = publicationOf(await currentPublications(database), asOf)
  const { groups } = await groupSummaries(database, portfolio, at)
  const means = await database.rows(meansOfGroups({ versionId: portfolio.versionId, asOf, measures }), meansRow)
  const base = means.find(({ groupIndex }) => groupIndex === null)
  return ({ segmentId, group }: MarketSegment): SegmentFacts | null => {
    const found = groups.find(({ name }) => name === group?.group)
    if (!found) return null
    const { customers, customerShare, value, valueShare } = found
    const own = means.find(({ groupIndex }) => groupIndex === found.index)
    const compared = measures.map((variable) => ({
      variable,
      mean: own?.[variable] ?? null,
      base: base?.[variable] ?? null,
    }))
    return { segmentId, customers, customerShare, value, valueShare, means: compared }
  }
}

export interface FactsOfSegments {
  readonly facts: readonly SegmentFacts[]
  readonly notices: readonly Notice[]
}

/** What the data know of the segments that were taken from groups. A group that is gone is told, and its segment stays. */
export async function factsOfSegments(
  database: Database,
  project: MarketProject,
  asOf: string,
): Promise<FactsOfSegments> {
  const asked = { asOf, measures: measuresOfProject(project) }
  const portfolios = await currentPortfolios(database)
  const facts: SegmentFacts[] = []
  const notices: Notice[] = []
  const taken = project.segments.filter(({ group }) => group !== null)
  for (const portfolioId of new Set(taken.map(({ group }) => group?.portfolioId))) {
    const portfolio = portfolios.find(({ definition }) => definition.portfolioId === portfolioId)
    const factsOf = portfolio && (await factsOfPortfolio(database, portfolio, asked))
    for (const segment of taken.filter(({ group }) => group?.portfolioId === portfolioId)) {
      const found = factsOf?.(segment) ?? null
      if (found) facts.push(found)
      else notices.push({ code: 'market.group-gone', params: { segment: segment.title, group: segment.group?.group } })
    }
  }
  return { facts, notices }
}
