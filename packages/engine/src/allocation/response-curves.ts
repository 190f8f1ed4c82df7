import type {
  CurveOfGroup,
  CurvesOfPortfolio,
  GroupAnswers,
  NewAnswers,
  ResponseCurve,
  StoredAnswers,
} from '@sabad/contract/schemas/response-curves'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { publishedUntil } from '../movement/dates.ts'
import { namedGroups } from '../movement/movement.ts'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { currentPortfolio, type StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { addAnswers, checkGroupNames, readAnswers } from './answers.ts'
import { curveOf, drawnCurve, type GroupCurve } from './curve.ts'
import { evidenceOf, type GroupEvidence } from './experiments.ts'

interface GroupsAt extends Publication {
  readonly versionId: number
}

/** Customers of each group and what they are worth. */
export const worthOfGroups = ({ versionId, runId, asOf }: GroupsAt): Sql => sql`
  SELECT m.group_index AS "group", count(*) AS customers, sum(s.clv_12m) AS value, sum(s.clv_residual) AS "lifetimeValue",
         sum(s.revenue_12m) AS revenue
  FROM memberships AS m
  JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = ${versionId} AND m.run_id = ${runId} AND m.as_of = CAST(${asOf} AS DATE)
  GROUP BY ALL ORDER BY ALL`

const worthRow = z.object({
  group: z.number(),
  customers: z.number(),
  value: z.number().nullable(),
  lifetimeValue: z.number().nullable(),
  revenue: z.number(),
})
export type GroupWorth = z.infer<typeof worthRow>

export const readWorth = (database: Database, at: GroupsAt): Promise<GroupWorth[]> =>
  rowsOnce(database, at, { query: worthOfGroups(at), row: worthRow })

/** A portfolio at a date with all that its curves rest on. */
export interface CurveGround {
  readonly portfolio: StoredPortfolio
  readonly last: Publication
  readonly earlier: readonly Publication[]
  readonly worth: readonly GroupWorth[]
  readonly evidence: ReadonlyMap<number, GroupEvidence>
  readonly answers: ReadonlyMap<string, readonly StoredAnswers[]>
}

export interface CurvesAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
}

/** @throws EngineError refresh.none, movement.date-not-computed or portfolio.not-found */
export async function curveGround(database: Database, { portfolioId, asOf }: CurvesAsked): Promise<CurveGround> {
  const { last, earlier } = await publishedUntil(database, asOf)
  const portfolio = await currentPortfolio(database, portfolioId)
  const { versionId } = portfolio
  return {
    portfolio,
    last,
    earlier,
    worth: await readWorth(database, { versionId, ...last }),
    evidence: await evidenceOf(database, { versionId, dates: [...earlier, last] }),
    answers: await readAnswers(database, portfolioId),
  }
}

/** Null where the books have changed since so that what was stored gives no curve any more. */
function curveThatStands(answers: GroupAnswers, evidence: GroupEvidence | undefined): GroupCurve | null {
  try {
    return curveOf(answers, evidence?.experiment ?? null)
  } catch (error) {
    if (error instanceof EngineError && error.code === 'allocation.no-experiment') return null
    throw error
  }
}

function groupsOf({ portfolio, worth, evidence, answers }: CurveGround): CurveOfGroup[] {
  return namedGroups(portfolio.definition).map((group) => {
    const history = [...(answers.get(group.name) ?? [])]
    const current = history[0] ?? null
    const known = evidence.get(group.index)
    const curve = current && curveThatStands(current.answers, known)
    const size = worth.find((one) => one.group === group.index)
    return {
      ...group,
      customers: size?.customers ?? 0,
      value: size?.value ?? null,
      spent: known?.spent ?? null,
      experiment: known?.experiment ?? null,
      current,
      curve: curve && drawnCurve(curve),
      history,
    }
  })
}

const answerOf = (ground: CurveGround): CurvesOfPortfolio => ({
  portfolioId: ground.portfolio.definition.portfolioId,
  asOf: ground.last.asOf,
  version: ground.portfolio.number,
  groups: groupsOf(ground),
})

/** What is known of what effort brings in each group of a portfolio. */
export const responseCurves = (workspace: Workspace, asked: CurvesAsked): Promise<CurvesOfPortfolio> =>
  workspace.read(async (database) => answerOf(await curveGround(database, asked)))

/**
 * Keeps answers about groups; earlier ones stay on record.
 * @throws EngineError group.not-found, allocation.repeated-group, allocation.answers-fall or allocation.no-experiment
 */
export const keepAnswers = (
  workspace: Workspace,
  { portfolioId, ...given }: NewAnswers & { readonly portfolioId: string },
): Promise<CurvesOfPortfolio> =>
  workspace.write(async (database) => {
    const ground = await curveGround(database, { portfolioId })
    checkGroupNames(
      ground.portfolio,
      given.answers.map(({ group }) => group),
    )
    for (const one of given.answers) curveOf(one, experimentOf(ground, one.group))
    await addAnswers(database, ground.portfolio, given)
    return answerOf({ ...ground, answers: await readAnswers(database, portfolioId) })
  })

/** What contacts with holdouts tell of a group, if anything. */
export function experimentOf({ portfolio, evidence }: CurveGround, name: string) {
  const index = namedGroups(portfolio.definition).find((group) => group.name === name)?.index
  return (index === undefined ? undefined : evidence.get(index)?.experiment) ?? null
}

/** The curve through answers that are being given; writes nothing. Answers alone need no look at the facts. */
export const previewCurve = (
  workspace: Workspace,
  { answers, ...asked }: CurvesAsked & { readonly answers: GroupAnswers },
): Promise<ResponseCurve> =>
  workspace.read(async (database) => {
    if (answers.source === 'answers') return drawnCurve(curveOf(answers, null))
    const ground = await curveGround(database, asked)
    checkGroupNames(ground.portfolio, [answers.group])
    return drawnCurve(curveOf(answers, experimentOf(ground, answers.group)))
  })
