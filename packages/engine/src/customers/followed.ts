import { type MembersAt, membersAt } from '../movement/members.ts'
import { groupIndexOf } from '../portfolio/group-page.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { readPath } from './path-text.ts'

/** Where customers were at earlier dates; all that is given has to be true of them. */
export interface FollowedQuery {
  /** With `movedSince`: in this group at that date. */
  readonly movedFrom?: string | undefined
  readonly movedSince?: string | undefined
  /** In another group at that date; who was not known then is left out. */
  readonly changedSince?: string | undefined
  /** Not known at that date. */
  readonly enteredSince?: string | undefined
  /** The groups that they went through, as `writePath` writes them. */
  readonly path?: string | undefined
}

export interface Following {
  readonly portfolio: StoredPortfolio
  /** The members at a published date. */
  readonly on: (asOf: string) => MembersAt
}

const knownOn = (at: MembersAt): Sql => sql`m.customer_key IN (SELECT customer_key FROM (${membersAt(at)}))`

const inGroup = (at: MembersAt, groupIndex: number): Sql =>
  sql`m.customer_key IN (SELECT customer_key FROM (${membersAt(at)}) WHERE group_index = ${groupIndex})`

/** As a join of two dates, which the engine does with dense keys; as a condition on each row it took twice as long. */
const changedBetween = (at: MembersAt, now: MembersAt): Sql =>
  sql`m.customer_key IN (SELECT n.customer_key FROM (${membersAt(now)}) AS n
    JOIN (${membersAt(at)}) AS e ON e.customer_key = n.customer_key WHERE e.group_index <> n.group_index)`

/**
 * Conditions on rows m of the members at a date.
 * @throws EngineError group.not-found or movement.date-not-computed
 */
export function followed(query: FollowedQuery, { portfolio, on }: Following, asOf: string): Sql[] {
  const { movedFrom, movedSince, changedSince, enteredSince, path } = query
  const steps = path === undefined ? [] : readPath(path)
  return [
    ...(movedFrom && movedSince ? [inGroup(on(movedSince), groupIndexOf(portfolio, movedFrom))] : []),
    ...(changedSince ? [changedBetween(on(changedSince), on(asOf))] : []),
    ...(enteredSince ? [sql`NOT (${knownOn(on(enteredSince))})`] : []),
    ...steps.map(({ asOf, group }) =>
      group === null ? sql`NOT (${knownOn(on(asOf))})` : inGroup(on(asOf), groupIndexOf(portfolio, group)),
    ),
  ]
}
