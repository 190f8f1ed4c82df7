import { type Concentration, type HeldAmount, heldAmount } from '@sabad/contract/schemas/concentration'
import type { Unit } from '@sabad/contract/schemas/portfolio-definition'
import { z } from 'zod'
import { Z } from '../portfolio/figures.ts'
import { currentPublications, publicationOf } from '../portfolio/published.ts'
import { answerOnce } from '../portfolio/rows-once.ts'
import { customersAt } from '../portfolio/variables.ts'
import type { Database } from '../sql/database.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { named } from './named.ts'

interface HeldQuery {
  readonly asOf: string
  readonly unit: Unit
  readonly amount: HeldAmount
}

/** One row per customer or whole: what it holds, none below zero, and whether it still buys. Kept for both questions: `held_amounts`. */
export const heldAmounts = ({ asOf, unit, amount }: HeldQuery): Sql => sql`
  SELECT customer_key, greatest(CAST(${identifier(amount)} AS DOUBLE), 0) AS amount, CAST(probability_alive AS DOUBLE) AS alive
  FROM (${customersAt([amount, 'probability_alive'], { asOf, unit })}) WHERE ${identifier(amount)} IS NOT NULL`

/**
 * The whole distribution in one row. Gini's coefficient is 2 Σ i·x₍ᵢ₎ ÷ (n Σ x) − (n + 1) ÷ n with i from the smallest;
 * what is lost, when customers leave independently, has variance Σ x² p (1 − p).
 */
export const heldTotals: Sql = sql`
  SELECT count(*) AS customers, count(*) FILTER (amount > 0) AS holders, coalesce(sum(amount), 0) AS total,
         sum(amount * amount) AS squares, sum(amount * rank) AS ranked,
         count(alive) AS known, sum(amount * (1 - alive)) AS loss, sum(amount * amount * alive * (1 - alive)) AS variance,
         sum(amount) FILTER (alive IS NOT NULL) AS judged
  FROM (SELECT *, row_number() OVER (ORDER BY amount) AS rank FROM held_amounts)`

/** The largest, with what they and all larger ones hold. */
export const largestHolders = (most: number): Sql => sql`
  SELECT customer_key AS "customerKey", amount, sum(amount) OVER (ORDER BY amount DESC, customer_key) AS cumulative,
         alive AS "probabilityAlive"
  FROM (SELECT * FROM held_amounts WHERE amount > 0 ORDER BY amount DESC, customer_key LIMIT ${most})
  ORDER BY amount DESC, customer_key`

const totalsRow = z.object({
  customers: z.number(),
  holders: z.number(),
  total: z.number(),
  squares: z.number().nullable(),
  ranked: z.number().nullable(),
  known: z.number(),
  loss: z.number().nullable(),
  variance: z.number().nullable(),
  judged: z.number().nullable(),
})
type Totals = z.infer<typeof totalsRow>

const holderRow = z.object({
  customerKey: z.number(),
  amount: z.number(),
  cumulative: z.number(),
  probabilityAlive: z.number().nullable(),
})

function atRisk({ loss, variance, judged }: Totals): Concentration['atRisk'] {
  if (loss === null || !judged) return null
  const half = Z * Math.sqrt(variance ?? 0)
  return { value: loss, share: loss / judged, lower: Math.max(0, loss - half), upper: Math.min(judged, loss + half) }
}

const TOP = [1, 5, 10, 20, 50] as const
const SHOWN = 20
const MOST = Math.max(...TOP)

const holding = z.object({ totals: totalsRow, largest: z.array(holderRow) })

async function hold(database: Database, query: HeldQuery): Promise<z.infer<typeof holding>> {
  await database.execute(sql`CREATE TEMP TABLE held_amounts AS ${heldAmounts(query)}`)
  return {
    totals: await database.row(heldTotals, totalsRow),
    largest: await database.rows(largestHolders(MOST), holderRow),
  }
}

export interface ConcentrationRequest {
  readonly asOf?: string | undefined
  readonly unit: Unit
  readonly amount: HeldAmount
}

/** How much of what customers bring hangs on how few of them. */
export const concentrationOf = (
  workspace: Workspace,
  { asOf, unit, amount }: ConcentrationRequest,
): Promise<Concentration> =>
  workspace.read(async (database) => {
    const publication = publicationOf(await currentPublications(database), asOf)
    const date = publication.asOf
    const query = { asOf: date, unit, amount: heldAmount.parse(amount) }
    const { totals, largest } = await answerOnce(database, publication, {
      queries: [heldAmounts(query), heldTotals, largestHolders(MOST)],
      schema: holding,
      work: () => hold(database, query),
    })
    const { total, holders, customers, squares, ranked } = totals
    const herfindahl = total > 0 && squares !== null ? squares / total ** 2 : null
    return {
      asOf: date,
      unit,
      amount: query.amount,
      holders,
      total,
      herfindahl,
      effectiveHolders: herfindahl === null ? null : 1 / herfindahl,
      gini: total > 0 && ranked !== null ? (2 * ranked) / (customers * total) - (customers + 1) / customers : null,
      top: TOP.filter((k) => k <= holders).map((k) => ({ k, share: (largest[k - 1]?.cumulative ?? total) / total })),
      atRisk: atRisk(totals),
      largest: (await named(database, largest.slice(0, SHOWN))).map(({ cumulative, ...row }) => ({
        ...row,
        share: row.amount / total,
        cumulativeShare: cumulative / total,
      })),
    }
  })
