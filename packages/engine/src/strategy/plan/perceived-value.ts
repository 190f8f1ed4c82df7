import {
  type NewValueRating,
  newValueRating,
  type PerceivedValue,
  type ValueCriterion,
  valueRater,
} from '@sabad/contract/schemas/perceived-value'
import { meanValueRatio, perceivedValueRatio } from '@sabad/stats/kpi/perceived-value'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { publishedDate } from '../../portfolio/published.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type StrategyOf, strategyRecord } from './records.ts'

const scores = newValueRating.shape.scores
type Scores = z.infer<typeof scores>

const ratingRow = z.object({ rater: z.string(), raterKind: valueRater, scores: z.string() })

interface Rating {
  readonly raterKind: z.infer<typeof valueRater>
  readonly scores: Scores
}

/** Each rater's last word on or before a day. */
export const lastRatings = ({ portfolioId, group }: StrategyOf, asOf: string): Sql => sql`
  SELECT rater, rater_kind AS "raterKind", scores FROM value_ratings
  WHERE portfolio_id = ${portfolioId} AND group_name = ${group} AND rated_on <= CAST(${asOf} AS DATE)
  QUALIFY row_number() OVER (PARTITION BY rater, rater_kind ORDER BY rated_on DESC, rating_id DESC) = 1
  ORDER BY rater, rater_kind`

async function ratingsOn(database: Database, of: StrategyOf, asOf: string): Promise<Rating[]> {
  const rows = await database.rows(lastRatings(of, asOf), ratingRow)
  return rows.map(({ raterKind, scores: told }) => ({ raterKind, scores: scores.parse(JSON.parse(told)) }))
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function criterionOf(criterion: ValueCriterion, ratings: readonly Rating[]): PerceivedValue['criteria'][number] {
  const told = ratings.flatMap((rating) => rating.scores.filter((one) => one.criterionId === criterion.criterionId))
  return {
    ...criterion,
    raters: told.length,
    ours: mean(told.map(({ ours }) => ours)),
    alternative: mean(told.map(({ alternative }) => alternative)),
  }
}

/** The ratio of a rater who judged every criterion: of another one it would be that of other criteria. */
function ratioOf(criteria: readonly ValueCriterion[], rating: Rating): number[] {
  const judged = criteria.flatMap((criterion) => {
    const told = rating.scores.find(({ criterionId }) => criterionId === criterion.criterionId)
    return told ? [{ ...criterion, ...told }] : []
  })
  return judged.length === criteria.length && judged.length > 0 ? [perceivedValueRatio(judged)] : []
}

function estimateOf(criteria: readonly ValueCriterion[], ratings: readonly Rating[]): PerceivedValue['all'] {
  const ratios = ratings.flatMap((rating) => ratioOf(criteria, rating))
  if (ratios.length === 0) return { raters: 0, ratio: null, lower: null, upper: null }
  return { raters: ratios.length, ...meanValueRatio(ratios) }
}

async function valueOn(database: Database, of: StrategyOf, asOf: string): Promise<PerceivedValue> {
  const { revisions } = await strategyRecord(database, of)
  const criteria = revisions[0].document.valueCriteria
  const ratings = await ratingsOn(database, of, asOf)
  const by = (kind: Rating['raterKind']) => ratings.filter(({ raterKind }) => raterKind === kind)
  return {
    asOf,
    criteria: criteria.map((criterion) => criterionOf(criterion, ratings)),
    all: estimateOf(criteria, ratings),
    customers: estimateOf(criteria, by('customer')),
    managers: estimateOf(criteria, by('manager')),
  }
}

const thisDay = (): string => new Date().toISOString().slice(0, 10)

/**
 * What the proposition for a group is worth to customers beside the next best one, by the criteria of its newest version.
 * Ratings are of the calendar, as plans are: without a date, those until this day.
 * @throws EngineError strategy.not-found, refresh.none or movement.date-not-computed
 */
export const perceivedValue = (
  workspace: Workspace,
  { asOf, ...of }: StrategyOf & { readonly asOf?: string | undefined },
): Promise<PerceivedValue> =>
  workspace.read(async (database) =>
    valueOn(database, of, asOf === undefined ? thisDay() : await publishedDate(database, asOf)),
  )

/**
 * Keeps what somebody thinks of the proposition and of the next best one.
 * @throws EngineError strategy.not-found or strategy.unknown-criterion
 */
export const rateValue = (workspace: Workspace, rating: StrategyOf & NewValueRating): Promise<PerceivedValue> =>
  workspace.write(async (database) => {
    const { portfolioId, group, rater, raterKind, ratedOn = thisDay(), note, scores: told } = rating
    const { revisions } = await strategyRecord(database, { portfolioId, group })
    const criteria = revisions[0].document.valueCriteria.map(({ criterionId }) => criterionId)
    const unknown = told.find(({ criterionId }) => !criteria.includes(criterionId))
    if (unknown) throw new EngineError('strategy.unknown-criterion', { criterion: unknown.criterionId, criteria })
    await database.execute(sql`INSERT INTO value_ratings SELECT nextval('value_rating_ids'), ${portfolioId}, ${group},
      ${rater}, ${raterKind}, CAST(${ratedOn} AS DATE), ${JSON.stringify(told)}, ${note ?? null}, current_timestamp`)
    return valueOn(database, { portfolioId, group }, thisDay())
  })
