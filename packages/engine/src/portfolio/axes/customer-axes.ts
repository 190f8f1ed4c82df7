import type { CustomerAxis } from '@sabad/contract/schemas/portfolio-axes'
import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import { columnsOf, isThin, scoredTiers, scoresAt, totalWeight } from './scored-tiers.ts'

const row = z.record(z.string(), z.number().nullable())

export interface CustomerOn {
  readonly definition: PortfolioDefinition
  readonly customerKey: number
  readonly asOf: string
}

/** A customer's score on each axis with the rating of each criterion; those that nobody rated are there too, without one. */
export async function customerAxes(
  database: Database,
  { definition, customerKey, asOf }: CustomerOn,
): Promise<CustomerAxis[]> {
  const tiers = scoredTiers(definition)
  if (tiers.length === 0) return []
  const query = sql`SELECT * FROM (${scoresAt(tiers, { asOf })}) WHERE customer_key = ${customerKey}`
  const [found = {}] = await database.rows(query, row)
  return tiers.map((tier) => {
    const { score, coverage, ratings } = columnsOf(tier)
    return {
      tier: tier.name,
      title: tier.title,
      score: found[score] ?? null,
      coverage: found[coverage] ?? 0,
      isThin: isThin(found[coverage] ?? 0),
      criteria: tier.score.criteria.map(({ title, weight }, index) => ({
        title,
        weight: weight / totalWeight(tier),
        rating: found[ratings[index] ?? ''] ?? null,
      })),
    }
  })
}
