import type { SatisfactionBand, SatisfactionChain } from '@sabad/contract/schemas/kpi'
import { wilsonInterval } from '@sabad/stats/kpi/interval'
import { type Moments, meanOfMoments } from '@sabad/stats/kpi/moments'
import { rankCorrelation } from '@sabad/stats/kpi/rank-correlation'
import { z } from 'zod'
import { publishedDate } from '../portfolio/published.ts'
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

/** Each customer's last rating of the year up to one date, and what came from then to the other. */
const followed = (query: ChainQuery): Sql => {
  const { ratedUntil, asOf, answer } = query
  return sql`
  SELECT a.customer_key, a.rating, coalesce(o.bought, 0) AS retention, coalesce(o.revenue, 0) * s.margin_rate AS margin,
         CAST(s.clv_12m AS DOUBLE) AS lifetime_value
  FROM (SELECT customer_key, ${identifier(answer)} AS rating
        FROM (${answerFacts({ asOf: ratedUntil, yearAgo: monthsEarlier(ratedUntil, 12) })})
        WHERE ${identifier(answer)} IS NOT NULL) AS a
  JOIN snapshot AS s ON s.customer_key = a.customer_key AND s.as_of = CAST(${asOf} AS DATE)
  LEFT JOIN (${cameOf(query)}) AS o ON o.customer_key = a.customer_key`
}

/** By rating: how many gave it, and the sums of what came. */
export const outcomesByRating = (query: ChainQuery): Sql => sql`
  SELECT rating, count(*) AS customers, sum(retention) AS retained, sum(margin) AS margin, sum(margin * margin) AS "marginSquares",
         count(lifetime_value) AS valued, coalesce(sum(lifetime_value), 0) AS value,
         coalesce(sum(lifetime_value * lifetime_value), 0) AS "valueSquares"
  FROM (${followed(query)}) GROUP BY rating ORDER BY rating`

/** Pearson's correlation of ranks, equals sharing the mean of theirs. */
export const rankCorrelations = (query: ChainQuery): Sql => sql`
  WITH followed AS (${followed(query)})
  SELECT outcome, count(*) AS customers, corr(rating_rank, outcome_rank) AS value FROM (
    SELECT outcome,
           rank() OVER (PARTITION BY outcome ORDER BY rating) + (count(*) OVER (PARTITION BY outcome, rating) - 1) / 2.0 AS rating_rank,
           rank() OVER (PARTITION BY outcome ORDER BY came) + (count(*) OVER (PARTITION BY outcome, came) - 1) / 2.0 AS outcome_rank
    FROM (SELECT 'retention' AS outcome, rating, retention AS came FROM followed
          UNION ALL SELECT 'margin', rating, margin FROM followed
          UNION ALL SELECT 'lifetime-value', rating, lifetime_value FROM followed WHERE lifetime_value IS NOT NULL)
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

async function correlationsOf(database: Database, query: ChainQuery): Promise<SatisfactionChain['correlations']> {
  const rows = await database.rows(rankCorrelations(query), correlationRow)
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

/** What more customers were asked. */
async function answerOf(database: Database, ratedUntil: string): Promise<Answer> {
  const counts = await database.row(
    sql`SELECT count(recommended) AS recommended, count(rated) AS rated
        FROM (${answerFacts({ asOf: ratedUntil, yearAgo: monthsEarlier(ratedUntil, 12) })})`,
    answersRow,
  )
  return counts.recommended > counts.rated ? 'recommended' : 'rated'
}

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
    const date = await publishedDate(database, asOf)
    const ratedUntil = monthsEarlier(date, lagMonths)
    const byMonths = [ratedUntil, date].every(isMonthEnd) && (await arePurchasesSummed(database))
    await refuseElsewhere(database, byMonths ? ['interactions'] : ['orders', 'order-lines', 'interactions'])
    const answer = await answerOf(database, ratedUntil)
    const query = { ratedUntil, asOf: date, answer, byMonths }
    const rows = await database.rows(outcomesByRating(query), ratingRow)
    const customers = sum(rows, (row) => row.customers)
    const enough = customers >= LEAST_RATED
    const { currency } = await settingsOf(database)
    return {
      ratedUntil,
      asOf: date,
      lagMonths,
      measure: answer === 'recommended' ? 'nps' : 'csat',
      currency,
      customers,
      bands: bands.map((band) => bandOf(rows, band)),
      correlations: enough ? await correlationsOf(database, query) : [],
      missing: enough ? null : { code: 'too-few-rated', params: { needed: LEAST_RATED, found: customers } },
    }
  })
