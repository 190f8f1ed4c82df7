import { join, type Sql, sql } from '../../sql/sql.ts'
import { titled } from '../clause.ts'
import { numberSql, titleOf } from '../variables.ts'
import type { Tier } from './tier-kind.ts'

type Score = NonNullable<Tier['score']>
type Criterion = Score['criteria'][number]

/** 1 at the anchor `worst`, 5 at `best`, straight between and clamped; NULL where the variable is (domain 1.4). */
export const ratingSql = ({ variable, worst, best }: Criterion): Sql => {
  const value = numberSql(variable)
  return sql`CASE WHEN ${value} IS NOT NULL THEN 1 + 4 * least(1.0, greatest(0.0, (${value} - ${worst}) / CAST(${best - worst} AS DOUBLE))) END`
}

/** Share of the weights whose criteria are known. */
export const coverageSql = ({ criteria }: Score): Sql => {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const known = criteria.map(
    ({ variable, weight }) =>
      sql`CASE WHEN ${numberSql(variable)} IS NULL THEN 0.0 ELSE CAST(${weight / total} AS DOUBLE) END`,
  )
  return sql`(${join(known, ' + ')})`
}

/** Weighted mean over the criteria that are known; NULL where too few are. Nothing missing is imputed. */
export const scoreSql = (score: Score): Sql => {
  const total = score.criteria.reduce((sum, { weight }) => sum + weight, 0)
  const rated = score.criteria.map(
    (one) => sql`coalesce(CAST(${one.weight / total} AS DOUBLE) * ${ratingSql(one)}, 0.0)`,
  )
  const coverage = coverageSql(score)
  return sql`CASE WHEN ${coverage} > 0 AND ${coverage} >= ${score.minimumCoverage - 1e-9} THEN (${join(rated, ' + ')}) / ${coverage} END`
}

/** The one number that a tier of bands cuts. */
export const valueSql = ({ measure, score }: Tier): Sql => (score ? scoreSql(score) : numberSql(measure ?? ''))

/** What the one number is read from. */
export const readBy = ({ measure, score }: Tier): readonly string[] =>
  score ? score.criteria.map(({ variable }) => variable) : measure === undefined ? [] : [measure]

/** All that has to be read: the weight too, where the cuts are weighted. */
export const variablesOf = (tier: Tier): readonly string[] =>
  tier.method.kind === 'weighted-quantile' ? [...readBy(tier), tier.method.weight] : readBy(tier)

/** How the value is called in a sentence. */
export const valueTitle = ({ measure, score, title }: Tier) =>
  titled(score || measure === undefined ? title : titleOf(measure))
