import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { list, type Sql, sql } from '../sql/sql.ts'

/** Names under which files tell what a customer spends on the category with all suppliers together, in a year. */
export const CATEGORY_SPEND = ['category_spend', 'category spend', 'wallet', 'wallet_size'] as const

/** The customer's rank of us among the brands it uses (1: the best), and how many it uses. */
export const BRAND_RANK = ['brand_rank', 'brand rank'] as const
export const BRANDS_USED = ['brands_used', 'brands used'] as const

/** Criterion of ratings in which customers, or those who know them, estimate our share of their spend. */
export const WALLET_CRITERIA = ['share of wallet', 'share_of_wallet', 'wallet share'] as const

/** Kinds of interactions that ask whether one would recommend us, 0 to 10. */
export const RECOMMENDATION_KINDS = ['survey', 'nps', 'nps survey', 'recommendation'] as const

/** What of the optional facts is there at all: a join with nothing costs as much as one with something. */
export interface KpiSources {
  readonly contracts: boolean
  readonly answers: boolean
  readonly attributes: boolean
  readonly enrichments: boolean
  readonly shareRatings: boolean
  readonly costs: boolean
  /** Whether any date was costed. */
  readonly costings: boolean
}

const told = [...CATEGORY_SPEND, ...BRAND_RANK, ...BRANDS_USED]

/** A search for text, not a look into each document, which would take seconds at a million customers. */
const mentions: Sql = sql`regexp_matches(CAST(attributes AS VARCHAR), ${`"(${told.join('|')})"`}, 'i')`

export const optionalFacts = (): Sql => sql`
  SELECT EXISTS (SELECT 1 FROM contracts) AS contracts,
         EXISTS (SELECT 1 FROM interactions WHERE satisfaction IS NOT NULL) AS answers,
         EXISTS (SELECT 1 FROM customers WHERE attributes IS NOT NULL AND ${mentions}) AS attributes,
         EXISTS (SELECT 1 FROM enrichment_values WHERE lower(attribute) IN (${list(told)})) AS enrichments,
         EXISTS (SELECT 1 FROM ratings WHERE lower(criterion) IN (${list(WALLET_CRITERIA)})) AS "shareRatings",
         EXISTS (SELECT 1 FROM costs) AS costs, EXISTS (SELECT 1 FROM costings) AS costings`

const sourcesRow = z.object({
  contracts: z.boolean(),
  answers: z.boolean(),
  attributes: z.boolean(),
  enrichments: z.boolean(),
  shareRatings: z.boolean(),
  costs: z.boolean(),
  costings: z.boolean(),
})

export const kpiSources = (database: Database): Promise<KpiSources> => database.row(optionalFacts(), sourcesRow)
