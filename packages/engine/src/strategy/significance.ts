import {
  type FlagState,
  type FlagWithdrawal,
  flagState,
  type NewFlag,
  type SignificanceFlag,
  significanceKind,
} from '@sabad/contract/schemas/significance'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { daysBetween } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What a flag is on a day: it counts from the day it was given until its day of review, unless withdrawn by then. */
const stateOn = (asOf: string): Sql => sql`
  CASE WHEN f.given_on > CAST(${asOf} AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST(${asOf} AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST(${asOf} AS DATE) THEN 'expired' ELSE 'in-force' END`

/** Flag and customer of every flag that counts on a day. */
export const flagsInForce = (asOf: string): Sql => sql`
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE ${stateOn(asOf)} = 'in-force'`

/** Every flag with what it is on a day, those that expire first first. */
export const flagsOn = (asOf: string): Sql => sql`
  SELECT f.flag_id AS "flagId", f.customer_key AS "customerKey", c.customer_id AS "customerId", c.name, f.kind, f.evidence,
         f.owner, f.given_on AS "givenOn", f.until, f.created_at AS "createdAt", w.withdrawn_on AS "withdrawnOn",
         w.withdrawn_by AS "withdrawnBy", w.reason, ${stateOn(asOf)} AS state
  FROM significance_flags AS f JOIN customers AS c USING (customer_key)
  LEFT JOIN significance_withdrawals AS w USING (flag_id)
  ORDER BY f.until, f.flag_id`

const flagRow = z.object({
  flagId: z.number(),
  customerId: z.string(),
  name: z.string().nullable(),
  kind: significanceKind,
  evidence: z.string(),
  owner: z.string(),
  givenOn: z.string(),
  until: z.string(),
  createdAt: z.string(),
  withdrawnOn: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  reason: z.string().nullable(),
  state: flagState,
})

function flagOf(row: z.infer<typeof flagRow>, asOf: string): SignificanceFlag {
  const { withdrawnOn, withdrawnBy, reason, ...flag } = row
  return {
    ...flag,
    withdrawal: withdrawnOn === null ? null : { on: withdrawnOn, by: withdrawnBy ?? '', reason: reason ?? '' },
    daysLeft: flag.state === 'in-force' ? daysBetween(asOf, flag.until) : null,
  }
}

export interface FlagQuery {
  readonly asOf: string
  readonly customerId?: string | undefined
  readonly state?: FlagState | undefined
  /** Only flags in force that expire within so many days. */
  readonly expiringWithinDays?: number | undefined
}

/** Flags as of a day, those that expire first first. Managers give them by hand, so all of them fit into memory. */
export async function readFlags(database: Database, query: FlagQuery): Promise<SignificanceFlag[]> {
  const { asOf, customerId, state, expiringWithinDays } = query
  const rows = await database.rows(
    sql`SELECT * FROM (${flagsOn(asOf)}) WHERE ${customerId === undefined} OR "customerId" = ${customerId ?? ''}
        ORDER BY until, "flagId"`,
    flagRow,
  )
  return rows
    .map((row) => flagOf(row, asOf))
    .filter((flag) => state === undefined || flag.state === state)
    .filter(({ daysLeft }) => expiringWithinDays === undefined || (daysLeft !== null && daysLeft <= expiringWithinDays))
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** @throws EngineError flag.not-found */
async function flagOn(database: Database, flagId: number, { customerId, asOf }: FlagQuery): Promise<SignificanceFlag> {
  const flags = await readFlags(database, { asOf, customerId })
  const flag = flags.find((one) => one.flagId === flagId)
  if (!flag) throw new EngineError('flag.not-found', { customerId: customerId ?? '', flagId })
  return flag
}

const keyRow = z.object({ key: z.number(), flagId: z.number() })

/**
 * Flags a customer whom the workspace knows. Answers the flag as it is on its first day.
 * @throws EngineError customer.not-found, or flag.never-in-force where its day of review lies before its first day
 */
export function giveFlag(
  workspace: Workspace,
  { customerId, kind, evidence, owner, until, givenOn = today() }: NewFlag & { readonly customerId: string },
): Promise<SignificanceFlag> {
  if (until < givenOn) throw new EngineError('flag.never-in-force', { givenOn, until })
  return workspace.write(async (database) => {
    const [known] = await database.rows(
      sql`SELECT customer_key AS key, nextval('significance_flag_ids') AS "flagId" FROM customers
          WHERE customer_id = ${customerId}`,
      keyRow,
    )
    if (!known) throw new EngineError('customer.not-found', { customerId, asOf: givenOn })
    await database.execute(sql`INSERT INTO significance_flags VALUES (${known.flagId}, ${known.key}, ${kind}, ${evidence},
      ${owner}, CAST(${givenOn} AS DATE), CAST(${until} AS DATE), current_timestamp)`)
    return flagOn(database, known.flagId, { customerId, asOf: givenOn })
  })
}

export interface WithdrawnFlag extends FlagWithdrawal {
  readonly customerId: string
  readonly flagId: number
}

/**
 * Takes a flag back; both stay on record. Answers the flag as it is on that day.
 * @throws EngineError flag.not-found or flag.withdrawn
 */
export const withdrawFlag = (workspace: Workspace, withdrawn: WithdrawnFlag): Promise<SignificanceFlag> =>
  workspace.write(async (database) => {
    const { customerId, flagId, by, reason, on = today() } = withdrawn
    const { withdrawal } = await flagOn(database, flagId, { customerId, asOf: on })
    if (withdrawal) {
      throw new EngineError('flag.withdrawn', { flagId, withdrawnOn: withdrawal.on, withdrawnBy: withdrawal.by })
    }
    await database.execute(sql`INSERT INTO significance_withdrawals
      VALUES (${flagId}, CAST(${on} AS DATE), ${by}, ${reason}, current_timestamp)`)
    return flagOn(database, flagId, { customerId, asOf: on })
  })
