import {
  type Baseline,
  baseline,
  type ItemProgress,
  itemProgress,
  type StrategyDocument,
  strategyDocument,
  type TakenStep,
  takenStep,
} from '@sabad/contract/schemas/strategy'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import { standing } from './lifecycle.ts'

/** Which group's strategy. Groups are named, so that a strategy outlives new versions of its portfolio. */
export interface StrategyOf {
  readonly portfolioId: string
  readonly group: string
}

export interface StrategyRevision {
  readonly version: number
  readonly document: StrategyDocument
  readonly baselines: readonly Baseline[]
  readonly author: string | null
  readonly savedAt: string
}

/** All that is on record of one group's strategy. */
export interface StrategyRecord {
  /** The newest one first. */
  readonly revisions: readonly [StrategyRevision, ...StrategyRevision[]]
  /** Oldest first. */
  readonly steps: readonly TakenStep[]
  /** The last word on each action and task. */
  readonly progress: readonly ItemProgress[]
}

const inGroup = z.object({ group: z.string() })
const versionRow = inGroup.extend({
  version: z.number(),
  document: z.string(),
  baselines: z.string(),
  author: z.string().nullable(),
  savedAt: z.string(),
})
const stepRow = takenStep.extend(inGroup.shape)
const progressRow = itemProgress.extend(inGroup.shape)

const versions = (portfolioId: string) => sql`
  SELECT group_name AS "group", number AS version, document, baselines, author, saved_at AS "savedAt"
  FROM strategy_versions WHERE portfolio_id = ${portfolioId} ORDER BY group_name, number DESC`

const steps = (portfolioId: string) => sql`
  SELECT group_name AS "group", step, number AS version, taken_by AS by, reason, taken_at AS at
  FROM strategy_steps WHERE portfolio_id = ${portfolioId} ORDER BY step_id`

const lastWords = (portfolioId: string) => sql`
  SELECT group_name AS "group", item_id AS "itemId", state, note, told_by AS by, told_at AS at
  FROM strategy_progress WHERE portfolio_id = ${portfolioId}
  QUALIFY row_number() OVER (PARTITION BY group_name, item_id ORDER BY progress_id DESC) = 1 ORDER BY progress_id`

const baselines = z.array(baseline)

/** Checked when it was stored; a version never changes after that. */
function revisionOf({ document, baselines: frozen, group: _, ...row }: z.infer<typeof versionRow>): StrategyRevision {
  return {
    ...row,
    document: strategyDocument.parse(JSON.parse(document)),
    baselines: baselines.parse(JSON.parse(frozen)),
  }
}

const withoutGroup = <T extends { group: string }>(rows: readonly T[], group: string) =>
  rows.filter((row) => row.group === group).map(({ group: _, ...row }) => row)

/** The strategies of a portfolio by the names of their groups. People write them, so all of them fit into memory. */
export async function strategyRecords(
  database: Database,
  portfolioId: string,
): Promise<ReadonlyMap<string, StrategyRecord>> {
  const saved = await database.rows(versions(portfolioId), versionRow)
  const taken = await database.rows(steps(portfolioId), stepRow)
  const told = await database.rows(lastWords(portfolioId), progressRow)
  const records = new Map<string, StrategyRecord>()
  for (const group of new Set(saved.map((row) => row.group))) {
    const [newest, ...older] = saved.filter((row) => row.group === group).map(revisionOf)
    if (!newest) continue
    records.set(group, {
      revisions: [newest, ...older],
      steps: withoutGroup(taken, group),
      progress: withoutGroup(told, group),
    })
  }
  return records
}

/** @throws EngineError strategy.not-found */
export async function strategyRecord(database: Database, { portfolioId, group }: StrategyOf): Promise<StrategyRecord> {
  const found = (await strategyRecords(database, portfolioId)).get(group)
  if (!found) throw new EngineError('strategy.not-found', { portfolioId, group })
  return found
}

/** Whether working on the cost to serve was tried here and is over: a strategy of that kind was in force, and is no more. */
export function wasReEngineered(record: StrategyRecord | undefined): boolean {
  if (!record) return false
  const kinds = new Map(record.revisions.map(({ version, document }) => [version, document.kind]))
  const { versionInForce } = standing(record.steps, record.revisions[0].version)
  if (versionInForce !== null && kinds.get(versionInForce) === 're-engineer') return false
  return record.steps.some(({ step, version }) => step === 'activate' && kinds.get(version) === 're-engineer')
}
