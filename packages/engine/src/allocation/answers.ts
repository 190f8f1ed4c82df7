import {
  type GroupAnswers,
  groupAnswers,
  type NewAnswers,
  type StoredAnswers,
} from '@sabad/contract/schemas/response-curves'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { allGroups } from '../portfolio/cells.ts'
import type { StoredPortfolio } from '../portfolio/store.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** Everything ever answered about groups of a portfolio, newest first. */
export const answersOf = (portfolioId: string): Sql => sql`
  SELECT a.answers_id AS "answersId", a.group_name AS "group", a.answers, a.author, a.rationale,
         a.created_at AS "answeredAt", v.number AS version
  FROM response_answers AS a JOIN portfolio_versions AS v USING (version_id)
  WHERE a.portfolio_id = ${portfolioId} ORDER BY a.answers_id DESC`

const answersRow = z.object({
  answersId: z.number(),
  group: z.string(),
  answers: z.string(),
  author: z.string(),
  rationale: z.string(),
  answeredAt: z.string(),
  version: z.number(),
})

/** Answers by group, newest first. People give them, so all of them fit into memory. */
export async function readAnswers(database: Database, portfolioId: string): Promise<Map<string, StoredAnswers[]>> {
  const byGroup = new Map<string, StoredAnswers[]>()
  for (const { group, answers, ...about } of await database.rows(answersOf(portfolioId), answersRow)) {
    const stored = { ...about, answers: groupAnswers.parse(JSON.parse(answers)) }
    byGroup.set(group, [...(byGroup.get(group) ?? []), stored])
  }
  return byGroup
}

/**
 * Refuses groups that the portfolio does not have, and one named twice.
 * @throws EngineError group.not-found or allocation.repeated-group
 */
export function checkGroupNames({ definition }: StoredPortfolio, names: readonly string[]): void {
  const known = allGroups(definition).map(({ name }) => name)
  for (const [at, group] of names.entries()) {
    if (!known.includes(group)) {
      throw new EngineError('group.not-found', { portfolioId: definition.portfolioId, group, groups: known })
    }
    if (names.indexOf(group) !== at) throw new EngineError('allocation.repeated-group', { group })
  }
}

/** Adds answers to the record; earlier ones stay. */
export async function addAnswers(
  database: Database,
  { versionId, definition }: StoredPortfolio,
  { answers, author, rationale }: NewAnswers,
): Promise<void> {
  const insert = (one: GroupAnswers) =>
    database.execute(sql`INSERT INTO response_answers VALUES (nextval('response_answer_ids'), ${definition.portfolioId},
      ${versionId}, ${one.group}, ${JSON.stringify(one)}, ${author}, ${rationale}, current_timestamp)`)
  for (const one of answers) await insert(one)
}
