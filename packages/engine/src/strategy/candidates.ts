import {
  type SignificanceCandidate,
  type SignificanceEvidence,
  type SignificanceKind,
  significanceKind,
} from '@sabad/contract/schemas/significance'
import { z } from 'zod'
import { named } from '../customers/named.ts'
import { measuresOn } from '../measures/of-run.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
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
  sql`SELECT * FROM (${measuresOn([measure], { asOf })}) WHERE ${identifier(measure)} > 0`

/** Who is not among the largest is only counted: nobody is sorted. */
const ranked = ({ kind, measure }: Ranking, asOf: string): Sql => sql`
  SELECT largest.customer_key AS "customerKey", ${kind} AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank,
         customers, value / total AS share
  FROM (SELECT customer_key, ${identifier(measure)} AS value FROM (${having(measure, asOf)}) ORDER BY value DESC, customer_key LIMIT ${MOST}) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum(${identifier(measure)}) AS total FROM (${having(measure, asOf)})) AS everyone`

/** The customers of the greatest lifetime value and of the greatest volume. */
export const largestCustomers = (asOf: string): Sql => sql`
  SELECT * FROM (${join(
    rankings.map((ranking) => ranked(ranking, asOf)),
    ' UNION ALL ',
  )}) ORDER BY kind, rank, "customerKey"`

const largestRow = z.object({
  customerKey: z.number(),
  kind: significanceKind,
  value: z.number(),
  rank: z.number(),
  customers: z.number(),
  share: z.number(),
})

const flaggedRow = z.object({ customerKey: z.number(), kind: z.string() })

/** Whom the data as of a published date suggest to flag, and who is not yet. Values are in the currency of the workspace. */
export async function flagCandidates(database: Database, asOf: string): Promise<SignificanceCandidate[]> {
  const publication = publicationOf(await currentPublications(database), asOf)
  const largest = await rowsOnce(database, publication, { query: largestCustomers(asOf), row: largestRow })
  // People give flags in between, so who has one is no part of what is kept.
  const flags = await database.rows(
    sql`SELECT customer_key AS "customerKey", kind FROM (${flagsInForce(asOf)})`,
    flaggedRow,
  )
  const flagged = new Set(flags.map(({ customerKey, kind }) => `${customerKey} ${kind}`))
  const unflagged = largest.filter(({ customerKey, kind }) => !flagged.has(`${customerKey} ${kind}`))
  return (await named(database, unflagged)).map(({ customerId, name, kind, ...params }) => {
    const code = rankings.find((ranking) => ranking.kind === kind)?.code ?? 'top-volume'
    return { customerId, name, kind, evidence: { code, params } }
  })
}
