import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql, trusted } from '../sql/sql.ts'
import { hear } from '../sql/traced.ts'
import { type MembersAt, membersAt } from './members.ts'

/** Two published dates, the earlier first. */
export interface DatePair {
  readonly from: Publication
  readonly to: Publication
}

/** Customers who were in a group at one date and in a group at the other. */
export const movesBetween = (from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers
  FROM (${membersAt(from)}) AS b JOIN (${membersAt(to)}) AS a ON a.customer_key = b.customer_key GROUP BY ALL ORDER BY ALL`

const moveRow = z.object({ from: z.number(), to: z.number(), customers: z.number() })
export type Move = z.infer<typeof moveRow>

const storedRow = moveRow.extend({
  fromRunId: z.number(),
  fromAsOf: z.string(),
  toRunId: z.number(),
  toAsOf: z.string(),
})

/** What was counted of a version, between whatever dates. */
export const storedMoves = (versionId: number): Sql => sql`
  SELECT from_run_id AS "fromRunId", from_as_of AS "fromAsOf", to_run_id AS "toRunId", to_as_of AS "toAsOf",
         move."from" AS "from", move."to" AS "to", move.customers AS customers
  FROM (SELECT *, unnest(moves) AS move FROM group_moves WHERE version_id = ${versionId})`

const keyOf = ({ from, to }: DatePair): string => `${from.runId} ${from.asOf} ${to.runId} ${to.asOf}`

const pairOf = (row: z.infer<typeof pairRow>): DatePair => ({
  from: { runId: row.fromRunId, asOf: row.fromAsOf },
  to: { runId: row.toRunId, asOf: row.toAsOf },
})

const pairRow = storedRow.pick({ fromRunId: true, fromAsOf: true, toRunId: true, toAsOf: true })

/**
 * The moves of a version between each two dates. What was not counted is counted once, one query after the other: a join
 * of two dates takes all cores, and is quickest alone.
 */
export async function movesOfPairs(
  database: Database,
  versionId: number,
  pairs: readonly DatePair[],
): Promise<readonly (readonly Move[])[]> {
  const byPair = new Map<string, Move[]>()
  for (const row of await database.rows(storedMoves(versionId), storedRow)) {
    const key = keyOf(pairOf(row))
    byPair.set(key, [...(byPair.get(key) ?? []), row])
  }
  const moves: (readonly Move[])[] = []
  for (const pair of pairs) {
    const between = movesBetween({ versionId, ...pair.from }, { versionId, ...pair.to })
    hear(between)
    const live = () => rowsOnce(database, pair.to, { query: between, row: moveRow })
    moves.push(byPair.get(keyOf(pair)) ?? (await live()))
  }
  return moves
}

/** Sets of more customers than this are not kept: the engine has no longer strings of bits. */
export const MOST_BITS = 2 ** 29

const rangeRow = z.object({ last: z.number() })

/** Bits of a set of customers: of two sets made at different times mostly the same, so that they can be compared. */
export async function bitsOfCustomers(database: Database): Promise<number> {
  const { last } = await database.row(sql`SELECT coalesce(max(customer_key), 1) AS last FROM customers`, rangeRow)
  return Math.max(1024, 2 ** Math.ceil(Math.log2(last + 1)))
}

/** The customers of the rows as a set: a string of bits, one for each key. */
export const setOfCustomers = (key: Sql, bits: number): Sql => sql`bitstring_agg(${key}, 1, ${trusted(String(bits))})`

/** Moves between two dates as one list, with the set of who stayed in the group. One row. */
export const countedMoves = (from: MembersAt, to: MembersAt, bits: number): Sql => {
  const stayed =
    bits > MOST_BITS
      ? sql`NULL`
      : sql`${setOfCustomers(sql`a.customer_key`, bits)} FILTER (a.group_index = b.group_index)`
  return sql`
  SELECT coalesce(list({'from': "from", 'to': "to", 'customers': customers}), []) AS moves,
         bit_or(stayed) FILTER ("from" = "to") AS stayed
  FROM (
    SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
           ${stayed} AS stayed
    FROM (${membersAt(from)}) AS b JOIN (${membersAt(to)}) AS a ON a.customer_key = b.customer_key GROUP BY ALL
  )`
}

/** Counts the moves of a version between two dates and keeps them. */
export async function storeMoves(database: Database, versionId: number, { from, to }: DatePair): Promise<number> {
  const bits = await bitsOfCustomers(database)
  return database.execute(sql`INSERT INTO group_moves
    SELECT ${Math.max(from.runId, to.runId)}, ${versionId}, ${from.runId}, CAST(${from.asOf} AS DATE), ${to.runId},
           CAST(${to.asOf} AS DATE), moves, stayed
    FROM (${countedMoves({ versionId, ...from }, { versionId, ...to }, bits)})`)
}

/** Of these pairs, those that were not counted yet. */
export async function uncounted(
  database: Database,
  versionId: number,
  pairs: readonly DatePair[],
): Promise<readonly DatePair[]> {
  const rows = await database.rows(
    sql`SELECT from_run_id AS "fromRunId", from_as_of AS "fromAsOf", to_run_id AS "toRunId", to_as_of AS "toAsOf"
        FROM group_moves WHERE version_id = ${versionId}`,
    pairRow,
  )
  const counted = new Set(rows.map((row) => keyOf(pairOf(row))))
  return pairs.filter((pair) => !counted.has(keyOf(pair)))
}
