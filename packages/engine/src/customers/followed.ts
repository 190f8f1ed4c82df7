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

/**
 * Who is in another group at the second date than at the first. As a difference, not a comparison: that becomes part of the
 * join, which then does without dense keys and takes three times as long.
 */
const changedBetween = (at: MembersAt, now: MembersAt): Sql => sql`
  SELECT n.customer_key, n.group_index FROM (${membersAt(now)}) AS n
  JOIN (${membersAt(at)}) AS e ON e.customer_key = n.customer_key WHERE e.group_index - n.group_index <> 0`

/** Members at a date, of whom {@link followed} says more: all of them or, where that is asked, those who changed. */
export const membersFollowed = ({ changedSince }: FollowedQuery, { on }: Following, asOf: string): Sql =>
  changedSince ? changedBetween(on(changedSince), on(asOf)) : membersAt(on(asOf))

/**
 * Conditions on rows m of {@link membersFollowed}.
 * @throws EngineError group.not-found or movement.date-not-computed
 */
export function followed(query: FollowedQuery, { portfolio, on }: Following): Sql[] {
  const { movedFrom, movedSince, enteredSince, path } = query
  const steps = path === undefined ? [] : readPath(path)
  return [
    ...(movedFrom && movedSince ? [inGroup(on(movedSince), groupIndexOf(portfolio, movedFrom))] : []),
    ...(enteredSince ? [sql`NOT (${knownOn(on(enteredSince))})`] : []),
    ...steps.map(({ asOf, group }) =>
      group === null ? sql`NOT (${knownOn(on(asOf))})` : inGroup(on(asOf), groupIndexOf(portfolio, group)),
    ),
  ]
}
