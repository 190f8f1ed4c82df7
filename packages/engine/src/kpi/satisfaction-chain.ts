import type { SatisfactionBand, SatisfactionChain } from '@sabad/contract/schemas/kpi'
import { wilsonInterval } from '@sabad/stats/kpi/interval'
import { type Moments, meanOfMoments } from '@sabad/stats/kpi/moments'
import { rankCorrelation } from '@sabad/stats/kpi/rank-correlation'
import { z } from 'zod'
import { measuresOn } from '../measures/of-run.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { answerOnce } from '../portfolio/rows-once.ts'
import { isMonthEnd, monthsEarlier } from '../snapshot/as-of-dates.ts'
import { salesByDay } from '../snapshot/sales-by-day.ts'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import { arePurchasesSummed } from '../sums/purchases-summed.ts'
import { settingsOf } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { answerFacts } from './customer-facts.ts'

type Answer = 'recommended' | 'rated'
type Outcome = SatisfactionChain['correlations'][number]['outcome']

interface ChainQuery {
  readonly ratedUntil: string
  readonly asOf: string
  readonly answer: Answer
  /** Whether what came is that of months as the refresh has summed them (docs/decisions/0020), which must be whole. */
  readonly byMonths: boolean
}

/** Only who was rated at all is read, and only what came after. */
const ratedSince = (ratedUntil: string): Sql => sql`day > CAST(${ratedUntil} AS DATE)
  AND customer_key IN (SELECT customer_key FROM interactions WHERE satisfaction IS NOT NULL)`

const cameOf = ({ ratedUntil, asOf, byMonths }: ChainQuery): Sql =>
  byMonths
    ? sql`SELECT customer_key, sum(revenue) AS revenue, CAST(bool_or(purchase_days > 0) AS INTEGER) AS bought
          FROM purchase_months WHERE month > CAST(${ratedUntil} AS DATE) AND month <= CAST(${asOf} AS DATE)
          GROUP BY customer_key`
    : sql`SELECT customer_key, sum(revenue) AS revenue, CAST(bool_or(is_purchase) AS INTEGER) AS bought
          FROM (${salesByDay(ratedSince(ratedUntil), asOf)}) GROUP BY customer_key`

/** Each customer's last answers of the year up to a date. Kept for the questions that follow, which would find them anew. */
export const answersOfYear = (ratedUntil: string): Sql =>
  answerFacts({ asOf: ratedUntil, yearAgo: monthsEarlier(ratedUntil, 12) })

/** What more customers were asked. */
const countsOfAnswers = sql`SELECT count(recommended) AS recommended, count(rated) AS rated FROM answers_of_year`

/** Each customer's rating beside what came from then to the other date. Kept as well: `followed_ratings`. */
export const followedRatings = (query: ChainQuery): Sql => {
  const { asOf, answer } = query
  return sql`
  SELECT a.${identifier(answer)} AS rating, coalesce(o.bought, 0) AS retention, coalesce(o.revenue, 0) * s.margin_rate AS margin,
         CAST(s.clv_12m AS DOUBLE) AS lifetime_value
  FROM answers_of_year AS a
  JOIN (${measuresOn(['margin_rate', 'clv_12m'], { asOf })}) AS s ON s.customer_key = a.customer_key
  LEFT JOIN (${cameOf(query)}) AS o ON o.customer_key = a.customer_key
  WHERE a.${identifier(answer)} IS NOT NULL`
}

/** By rating: how many gave it, and the sums of what came. */
export const outcomesByRating: Sql = sql`
  SELECT rating, count(*) AS customers, sum(retention) AS retained, sum(margin) AS margin, sum(margin * margin) AS "marginSquares",
         count(lifetime_value) AS valued, coalesce(sum(lifetime_value), 0) AS value,
         coalesce(sum(lifetime_value * lifetime_value), 0) AS "valueSquares"
  FROM followed_ratings GROUP BY rating ORDER BY rating`

/** The mean of the first and the last rank of equals, both of which are known when they have been sorted once. */
const meanRank = (value: Sql): Sql =>
  sql`(rank() OVER (PARTITION BY outcome ORDER BY ${value}) + count(*) OVER (PARTITION BY outcome ORDER BY ${value})) / 2.0`

/** Pearson's correlation of ranks, equals sharing the mean of theirs. */
export const rankCorrelations: Sql = sql`
  SELECT outcome, count(*) AS customers, corr(rating_rank, outcome_rank) AS value FROM (
    SELECT outcome, ${meanRank(sql`rating`)} AS rating_rank, ${meanRank(sql`came`)} AS outcome_rank
    FROM (SELECT 'retention' AS outcome, rating, retention AS came FROM followed_ratings
          UNION ALL SELECT 'margin', rating, margin FROM followed_ratings
          UNION ALL SELECT 'lifetime-value', rating, lifetime_value FROM followed_ratings WHERE lifetime_value IS NOT NULL)
  ) GROUP BY outcome ORDER BY outcome`

const ratingRow = z.object({
  rating: z.number(),
  customers: z.number(),
  retained: z.number(),
  margin: z.number(),
  marginSquares: z.number(),
  valued: z.number(),
  value: z.number(),
  valueSquares: z.number(),
})
type RatingRow = z.infer<typeof ratingRow>

/** Those of the net promoter score: what lies between two ratings belongs to the band below. */
const bands = [
  { band: 'dissatisfied', from: 0, to: 6 },
  { band: 'neutral', from: 7, to: 8 },
  { band: 'satisfied', from: 9, to: 10 },
] as const

const isOf = (rating: number, from: number): boolean => {
  const start = bands.findLast((band) => rating >= band.from)?.from ?? 0
  return start === from
}

const sum = (rows: readonly RatingRow[], of: (row: RatingRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

/** Of a single customer there is no mean to speak of. */
function mean(moments: Moments): SatisfactionBand['margin'] {
  if (moments.n < 2) return null
  const { value, lower, upper } = meanOfMoments(moments)
  return lower === null || upper === null ? null : { value, lower, upper }
}

function bandOf(rows: readonly RatingRow[], { band, from, to }: (typeof bands)[number]): SatisfactionBand {
  const own = rows.filter(({ rating }) => isOf(rating, from))
  const customers = sum(own, (row) => row.customers)
  const valued = sum(own, (row) => row.valued)
  return {
    band,
    from,
    to,
    customers,
    retention:
      customers === 0
        ? null
        : wilsonInterval(
            sum(own, (row) => row.retained),
            customers,
          ),
    margin: mean({ n: customers, sum: sum(own, (row) => row.margin), squares: sum(own, (row) => row.marginSquares) }),
    lifetimeValue: mean({ n: valued, sum: sum(own, (row) => row.value), squares: sum(own, (row) => row.valueSquares) }),
  }
}

const correlationRow = z.object({
  outcome: z.enum(['retention', 'margin', 'lifetime-value']),
  customers: z.number(),
  value: z.number().nullable(),
})

/** Fewer say nothing: the interval would span nearly everything. */
const LEAST_RATED = 30

function correlationsOf(rows: readonly z.infer<typeof correlationRow>[]): SatisfactionChain['correlations'] {
  const order: readonly Outcome[] = ['retention', 'margin', 'lifetime-value']
  return order.flatMap((outcome) => {
    const row = rows.find((one) => one.outcome === outcome)
    if (!row || row.value === null || row.customers < LEAST_RATED) return []
    // Rounding may leave a correlation a trace beyond 1.
    const value = Math.max(-1, Math.min(1, row.value))
    return [{ outcome, customers: row.customers, ...rankCorrelation(value, row.customers) }]
  })
}

const answersRow = z.object({ recommended: z.number(), rated: z.number() })

const figures = z.object({
  answer: z.enum(['recommended', 'rated']),
  ratings: z.array(ratingRow),
  correlations: z.array(correlationRow),
})
type Figures = z.infer<typeof figures>

/** What came of the ratings of a year, worked out now. */
export async function followRatings(database: Database, query: Omit<ChainQuery, 'answer'>): Promise<Figures> {
  await database.execute(sql`CREATE TEMP TABLE answers_of_year AS ${answersOfYear(query.ratedUntil)}`)
  const counts = await database.row(countsOfAnswers, answersRow)
  const answer = counts.recommended > counts.rated ? 'recommended' : 'rated'
  await database.execute(sql`CREATE TEMP TABLE followed_ratings AS ${followedRatings({ ...query, answer })}`)
  return {
    answer,
    ratings: await database.rows(outcomesByRating, ratingRow),
    correlations: await database.rows(rankCorrelations, correlationRow),
  }
}

/** All that is asked to follow ratings. */
const questionsOf = (query: Omit<ChainQuery, 'answer'>): readonly Sql[] => [
  answersOfYear(query.ratedUntil),
  countsOfAnswers,
  ...(['recommended', 'rated'] as const).map((answer) => followedRatings({ ...query, answer })),
  outcomesByRating,
  rankCorrelations,
]

interface ChainAsked {
  readonly asOf?: string | undefined
  readonly lagMonths: number
}

/** The satisfaction-profit chain: ratings of a year beside what came in the months after, as an association. */
export const satisfactionChainOf = (
  workspace: Workspace,
  { asOf, lagMonths }: ChainAsked,
): Promise<SatisfactionChain> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), asOf)
    const date = publication.asOf
    const ratedUntil = monthsEarlier(date, lagMonths)
    const byMonths = [ratedUntil, date].every(isMonthEnd) && (await arePurchasesSummed(database))
    await refuseElsewhere(database, byMonths ? ['interactions'] : ['orders', 'order-lines', 'interactions'])
    const query = { ratedUntil, asOf: date, byMonths }
    const { answer, ratings, correlations } = await answerOnce(database, publication, {
      queries: questionsOf(query),
      schema: figures,
      work: () => followRatings(database, query),
    })
    const customers = sum(ratings, (row) => row.customers)
    const enough = customers >= LEAST_RATED
    const { currency } = await settingsOf(database)
    return {
      ratedUntil,
      asOf: date,
      lagMonths,
      measure: answer === 'recommended' ? 'nps' : 'csat',
      currency,
      customers,
      bands: bands.map((band) => bandOf(ratings, band)),
      correlations: enough ? correlationsOf(correlations) : [],
      missing: enough ? null : { code: 'too-few-rated', params: { needed: LEAST_RATED, found: customers } },
    }
  })
