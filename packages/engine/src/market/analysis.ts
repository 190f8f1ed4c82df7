import type { Notice } from '@sabad/contract/schemas/figures'
import type { MarketProject } from '@sabad/contract/schemas/market'
import type { AssessedSegment, MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { registeredMeasures } from '../measures/registry.ts'
import { publishedDate, publishedDates } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assess, weightsOf } from './assessment.ts'
import { geographicCompetitors } from './geographic-competitors.ts'
import { factsOfSegments } from './segment-facts.ts'
import { storedProject } from './store.ts'
import { chooseMarketTargets } from './targets.ts'

export interface AnalysisQuery {
  readonly projectId: string
  readonly version?: number | undefined
  readonly asOf?: string | undefined
}

const registered = new Set(registeredMeasures.map(({ name }) => name))

/** Criteria that name a measure which this program does not have. */
const unknownMeasures = ({ attractiveness, fit }: MarketProject): Notice[] =>
  [...attractiveness.criteria, ...fit.criteria].flatMap(({ title, source }) =>
    source.kind === 'measure' && !registered.has(source.measure)
      ? [{ code: 'market.unknown-measure', params: { criterion: title, measure: source.measure } }]
      : [],
  )

/** Scores that rest on too little, and weights or ratings that contradict themselves. */
function cautions(analysis: Pick<MarketAnalysis, 'matrix' | 'attractiveness' | 'fit'>): Notice[] {
  const thin = (axis: 'attractiveness' | 'fit') =>
    analysis.matrix
      .filter((segment) => segment[axis].score !== null && segment[axis].isThin)
      .map((segment: AssessedSegment) => ({
        code: `market.thin-${axis}`,
        params: { segment: segment.title, coverage: segment[axis].coverage },
      }))
  const inconsistent = (axis: 'attractiveness' | 'fit') => {
    const { consistency } = analysis[axis]
    return consistency && !consistency.acceptable
      ? [{ code: `market.inconsistent-${axis}`, params: { ratio: consistency.ratio } }]
      : []
  }
  return [...thin('attractiveness'), ...thin('fit'), ...inconsistent('attractiveness'), ...inconsistent('fit')]
}

/** Null where nothing has been computed yet: a market can be thought about before there are data. */
async function dateOf(database: Database, asked: string | undefined): Promise<string | null> {
  if (asked === undefined && (await publishedDates(database)).length === 0) return null
  return publishedDate(database, asked)
}

/** Everything that follows from what a project says and what the data hold: nothing of it is stored. */
export const marketAnalysis = (workspace: Workspace, query: AnalysisQuery): Promise<MarketAnalysis> =>
  workspace.read(async (database) => {
    const { projectId } = query
    const { project, version } = await storedProject(database, projectId, query.version)
    const asOf = await dateOf(database, query.asOf)
    const { facts, notices } =
      asOf === null ? { facts: [], notices: [] } : await factsOfSegments(database, project, asOf)
    const scored = {
      attractiveness: weightsOf(project.attractiveness),
      fit: weightsOf(project.fit),
      matrix: assess(project, facts),
    }
    return {
      projectId,
      version,
      asOf,
      geographic: geographicCompetitors(project.business),
      segments: [...facts],
      ...scored,
      targets: await chooseMarketTargets(project),
      notices: [...notices, ...unknownMeasures(project), ...cautions(scored)],
    }
  })
