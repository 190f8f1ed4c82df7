import type { NeedsFit, StrategyNeed } from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import { readVariable } from '../../portfolio/variables.ts'
import type { Database } from '../../sql/database.ts'
import { type Sql, sql } from '../../sql/sql.ts'

/** Fully met. */
const BEST = 3

export interface GroupAtDate {
  readonly versionId: number
  readonly groupIndex: number
  readonly asOf: string
}

/** Mean of each rated criterion in a group, each rater's last word on or before the day, brought to a best score of 5. */
export const ratingsOfGroup = ({ versionId, groupIndex, asOf }: GroupAtDate): Sql => sql`
  SELECT 'ratings.' || criterion AS variable, avg(score) AS mean, count(*) AS ratings
  FROM (SELECT customer_key, criterion, rater, arg_max(score * 5 / coalesce(scale_max, 5), rated_on) AS score FROM ratings
        WHERE rated_on <= CAST(${asOf} AS DATE) GROUP BY ALL) AS r
  JOIN current_memberships AS m USING (customer_key)
  WHERE m.version_id = ${versionId} AND m.as_of = CAST(${asOf} AS DATE) AND m.group_index = ${groupIndex}
  GROUP BY criterion ORDER BY criterion`

const ratingsRow = z.object({ variable: z.string(), mean: z.number(), ratings: z.number() })
export type CriterionRating = z.infer<typeof ratingsRow>

export const groupRatings = (database: Database, at: GroupAtDate): Promise<CriterionRating[]> =>
  database.rows(ratingsOfGroup(at), ratingsRow)

/** People's word on how much a need matters counts before that of the ratings. */
function importanceOf({ importance, variable }: StrategyNeed, rated: readonly CriterionRating[]) {
  if (importance !== null || variable === null || readVariable(variable)?.kind !== 'rating') {
    return { importance, ratings: null }
  }
  const found = rated.find((one) => one.variable === variable)
  return { importance: found?.mean ?? null, ratings: found?.ratings ?? 0 }
}

/** How well the proposition meets what a group needs: each need as well as the element that does most for it. */
export function needsFitOf(needs: readonly StrategyNeed[], rated: readonly CriterionRating[]): NeedsFit {
  const judged = needs.map((need) => ({
    needId: need.needId,
    ...importanceOf(need, rated),
    met: Math.max(...Object.values(need.met)) / BEST,
  }))
  const known = judged.flatMap(({ importance, met }) => (importance === null ? [] : [{ importance, met }]))
  const whole = known.reduce((sum, { importance }) => sum + importance, 0)
  const score = whole === 0 ? null : known.reduce((sum, { importance, met }) => sum + importance * met, 0) / whole
  return { needs: judged, score }
}
