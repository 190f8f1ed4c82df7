import { list, type Sql, sql } from '../sql/sql.ts'

/** The best score where a rating does not say it. */
const USUAL_BEST = 5
/** Scales of so many steps begin at 1, as people rate; longer ones, such as per cent, at 0. */
const LONGEST_FROM_ONE = 10

/**
 * The ends of the scale that each of some criteria has been rated on by a date. Files seldom say where a scale begins: at 1 up
 * to 10, unless a lower score was given on it by then; else at 0, or at the lowest score there is.
 */
const scales = (criteria: readonly string[], asOf: string): Sql => sql`
  SELECT criterion, best, CASE WHEN best > 1 AND best <= ${LONGEST_FROM_ONE} AND min(score) >= 1 THEN 1 ELSE least(0, min(score)) END AS worst
  FROM (SELECT criterion, coalesce(scale_max, ${USUAL_BEST}) AS best, score
        FROM ratings WHERE rated_on <= CAST(${asOf} AS DATE) AND criterion IN (${list(criteria)}))
  GROUP BY criterion, best`

/**
 * Ratings of some criteria by a date as numbers from 1, the worst that their scale allows, to 5, the best: customer_key,
 * criterion, rater, rated_on, score.
 */
export const ratingsOnFive = (criteria: readonly string[], asOf: string): Sql => sql`
  SELECT r.customer_key, r.criterion, r.rater, r.rated_on, 1 + 4 * (r.score - k.worst) / nullif(k.best - k.worst, 0) AS score
  FROM ratings AS r JOIN (${scales(criteria, asOf)}) AS k ON k.criterion = r.criterion AND k.best = coalesce(r.scale_max, ${USUAL_BEST})
  WHERE r.rated_on <= CAST(${asOf} AS DATE)`
