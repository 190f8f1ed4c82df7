import {
  type SignificanceCandidate,
  type SignificanceEvidence,
  type SignificanceKind,
  significanceKind,
} from '@sabad/contract/schemas/significance'
import { z } from 'zod'
import { measuresOn } from '../measures/of-run.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql } from '../sql/sql.ts'
import { flagsInForce } from './significance.ts'

interface Ranking {
  readonly kind: SignificanceKind
  readonly code: SignificanceEvidence['code']
  readonly measure: string
}

/** What data can tell of Buttle's five kinds; who is a benchmark, inspires or opens doors only people know. */
const rankings: readonly Ranking[] = [
  { kind: 'high-lifetime-value', code: 'top-lifetime-value', measure: 'clv_residual' },
  { kind: 'high-volume', code: 'top-volume', measure: 'revenue_12m' },
]

/** So many of each kind are suggested: as many as a manager reads. */
const MOST = 10

const having = (measure: string, asOf: string): Sql =>
  sql`SELECT * FROM (${measuresOn([measure], asOf)}) WHERE ${identifier(measure)} > 0`

/** Who is not among the largest is only counted: nobody is sorted. */
const ranked = ({ kind, measure }: Ranking, asOf: string): Sql => sql`
  SELECT largest.customer_key, ${kind} AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank, customers,
         value / total AS share
  FROM (SELECT customer_key, ${identifier(measure)} AS value FROM (${having(measure, asOf)}) ORDER BY value DESC, customer_key LIMIT ${MOST}) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum(${identifier(measure)}) AS total FROM (${having(measure, asOf)})) AS everyone`

/** The customers of the greatest lifetime value and of the greatest volume who are not flagged so already. */
export const unflaggedCandidates = (asOf: string): Sql => sql`
  SELECT c.customer_id AS "customerId", c.name, r.kind, r.value, r.rank, r.customers, r.share
  FROM (${join(
    rankings.map((ranking) => ranked(ranking, asOf)),
    ' UNION ALL ',
  )}) AS r ANTI JOIN (${flagsInForce(asOf)}) AS f ON f.customer_key = r.customer_key AND f.kind = r.kind
  JOIN customers AS c ON c.customer_key = r.customer_key
  ORDER BY r.kind, r.rank, r.customer_key`

const candidateRow = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  kind: significanceKind,
  value: z.number(),
  rank: z.number(),
  customers: z.number(),
  share: z.number(),
})

/** Whom the data as of a published date suggest to flag. Values are in the currency of the workspace. */
export async function flagCandidates(database: Database, asOf: string): Promise<SignificanceCandidate[]> {
  const rows = await database.rows(unflaggedCandidates(asOf), candidateRow)
  return rows.map(({ customerId, name, kind, ...params }) => {
    const code = rankings.find((ranking) => ranking.kind === kind)?.code ?? 'top-volume'
    return { customerId, name, kind, evidence: { code, params } }
  })
}
