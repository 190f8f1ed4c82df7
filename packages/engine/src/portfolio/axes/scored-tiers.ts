import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import type { Tier } from '../tiers/tier-kind.ts'
import { coverageSql, ratingSql, scoreSql } from '../tiers/value.ts'
import { type CustomersAt, customersAt } from '../variables.ts'

/** A tier whose value is a score of criteria. */
export type ScoredTier = Tier & { readonly score: NonNullable<Tier['score']> }

export const scoredTiers = ({ tiers }: PortfolioDefinition): readonly ScoredTier[] =>
  tiers.flatMap((tier) => (tier.score ? [{ ...tier, score: tier.score }] : []))

export const totalWeight = ({ score }: ScoredTier): number =>
  score.criteria.reduce((sum, { weight }) => sum + weight, 0)

/** Below this share of the weights a score rests on too little to be shown without a flag (domain 1.4). */
const ENOUGH = 0.8 - 1e-9

export const isThin = (coverage: number): boolean => coverage < ENOUGH

export const thinSql = (coverage: Sql): Sql => sql`${coverage} < ${ENOUGH}`

/** Names of the columns of {@link scoresAt}. */
export const columnsOf = (tier: ScoredTier) => ({
  score: `${tier.name} score`,
  coverage: `${tier.name} coverage`,
  ratings: tier.score.criteria.map((_, index) => `${tier.name} rating ${index + 1}`),
})

/** Score, coverage and each rating of every customer on every axis. */
export function scoresAt(tiers: readonly ScoredTier[], at: CustomersAt): Sql {
  const columns = tiers.flatMap((tier) => {
    const names = columnsOf(tier)
    return [
      sql`${scoreSql(tier.score)} AS ${identifier(names.score)}`,
      sql`${coverageSql(tier.score)} AS ${identifier(names.coverage)}`,
      ...tier.score.criteria.map((one, index) => sql`${ratingSql(one)} AS ${identifier(names.ratings[index] ?? '')}`),
    ]
  })
  const variables = tiers.flatMap(({ score }) => score.criteria.map(({ variable }) => variable))
  return sql`SELECT customer_key, clv_12m, ${join(columns)} FROM (${customersAt(variables, at)})`
}
