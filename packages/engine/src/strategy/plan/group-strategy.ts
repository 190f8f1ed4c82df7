import {
  blockingGap,
  type GroupStrategy,
  type NewProgress,
  type NewStep,
  type StrategyDocument,
} from '@sabad/contract/schemas/strategy'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { insightOf } from '../insights.ts'
import { knownKpis } from '../monitoring/kpi-readings.ts'
import { frozenBaselines } from './baselines.ts'
import { checkDocument } from './check-document.ts'
import { type GroupContext, groupContext, recommendationOf } from './group-context.ts'
import { groupFacts, judgedStrategy } from './judged-strategy.ts'
import { type StrategyOf, type StrategyRevision, strategyRecord } from './records.ts'

export interface StrategyAsked extends StrategyOf {
  readonly asOf?: string | undefined
  /** Left out, the newest one. */
  readonly version?: number | undefined
}

/** @throws EngineError strategy.version-not-found */
function revisionAsked({ record, group }: GroupContext, version: number | undefined): StrategyRevision | null {
  if (!record) return null
  const found = version === undefined ? record.revisions[0] : record.revisions.find((one) => one.version === version)
  if (found) return found
  const versions = record.revisions.map((one) => String(one.version))
  throw new EngineError('strategy.version-not-found', { group: group.name, version: version ?? 0, versions })
}

async function answer(database: Database, { version, ...at }: StrategyAsked): Promise<GroupStrategy> {
  const context = await groupContext(database, at)
  const { portfolio, asOf, group, record, figures } = context
  const facts = await groupFacts(database, context, recommendationOf(context, group))
  const revision = revisionAsked(context, version)
  const { index, name, title, description } = group
  return {
    portfolioId: portfolio.definition.portfolioId,
    asOf,
    group: { index, name, title, description },
    customers: figures.of(index, false).customers ?? 0,
    recommendation: facts.recommendation,
    strategy: record && revision ? judgedStrategy(record, revision, facts) : null,
    protectedMembers: facts.protectedMembers,
  }
}

/** What is done for a group, what the figures recommend, and who must not be given up. */
export const groupStrategy = (workspace: Workspace, asked: StrategyAsked): Promise<GroupStrategy> =>
  workspace.read((database) => answer(database, asked))

const thisDay = (): string => new Date().toISOString().slice(0, 10)

export interface StrategySaving extends StrategyOf {
  readonly document: StrategyDocument
  readonly author?: string | undefined
  /** The version that the changes were made to; 0: there was none. */
  readonly basedOn: number
  /** Left out, this day. */
  readonly today?: string
}

/**
 * Saves a new version of a group's strategy, unless somebody else has saved one since, and measures what its KPIs start
 * from.
 * @throws EngineError strategy.changed, insight.not-found, what checkDocument finds, and what groupContext throws
 */
export const saveStrategy = (workspace: Workspace, saving: StrategySaving): Promise<GroupStrategy> =>
  workspace.write(async (database) => {
    const { document, basedOn, author, today = thisDay(), ...of } = saving
    const { asOf, group, record, figures } = await groupContext(database, of)
    const before = record?.revisions[0] ?? null
    const newest = before?.version ?? 0
    if (newest !== basedOn) throw new EngineError('strategy.changed', { group: group.title, newest, basedOn })
    checkDocument(document, { kpis: knownKpis, today, before: before?.document ?? null })
    for (const { insightId } of document.actions) if (insightId !== undefined) await insightOf(database, insightId)
    const unknown = { asOf, value: null, lower: null, upper: null }
    const baselines = frozenBaselines(document, before, (kpi) => figures.reading(group.index, kpi) ?? unknown)
    await database.execute(sql`INSERT INTO strategy_versions VALUES (${of.portfolioId}, ${group.name}, ${newest + 1},
      ${JSON.stringify(document)}, ${JSON.stringify(baselines)}, ${author ?? null}, current_timestamp)`)
    return answer(database, of)
  })

const sameName = (one: string, other: string | null): boolean =>
  other !== null && one.trim().toLowerCase() === other.trim().toLowerCase()

export type StepTaking = StrategyOf & NewStep & { readonly version: number }

/** @throws EngineError strategy.changed, strategy.step-impossible, strategy.incomplete or strategy.own-approval */
function checkStep(strategy: NonNullable<GroupStrategy['strategy']>, { step, by, version, group }: StepTaking): void {
  const { status, possible, gaps, author } = strategy
  if (strategy.version !== version) {
    throw new EngineError('strategy.changed', { group, newest: strategy.version, basedOn: version })
  }
  if (!possible.includes(step)) throw new EngineError('strategy.step-impossible', { step, status, possible })
  if (step !== 'approve' && step !== 'activate' && step !== 'resume') return
  const blocking = blockingGap.options.filter((code) => gaps.some((gap) => gap.code === code))
  if (blocking.length > 0) {
    throw new EngineError('strategy.incomplete', {
      group,
      step,
      gaps: blocking.map((code) => particular(`gap.${code}`)),
    })
  }
  if (step === 'approve' && sameName(by, author)) throw new EngineError('strategy.own-approval', { by })
}

/** Ending, pausing and reopening say why, so that whoever comes later can judge it. */
function checkReason({ step, reason = '' }: StepTaking): void {
  const needsReason = step === 'pause' || step === 'end' || step === 'reopen'
  if (needsReason && reason.trim() === '') throw new EngineError('strategy.reason-missing', { step })
}

/**
 * Approves, activates, pauses, resumes, ends or reopens a strategy. What is approved is the newest version as the caller
 * saw it. Steps stay on record and none is taken back: an end is reversed by reopening.
 * @throws EngineError strategy.not-found, strategy.reason-missing, and what checkStep finds
 */
export const takeStep = (workspace: Workspace, taking: StepTaking): Promise<GroupStrategy> =>
  workspace.write(async (database) => {
    const { portfolioId, group, step, by, reason, version } = taking
    const { strategy } = await answer(database, { portfolioId, group })
    if (!strategy) throw new EngineError('strategy.not-found', { portfolioId, group })
    checkStep(strategy, taking)
    checkReason(taking)
    const on = step === 'approve' || step === 'activate' ? version : (strategy.versionInForce ?? version)
    await database.execute(sql`INSERT INTO strategy_steps SELECT nextval('strategy_step_ids'), ${portfolioId}, ${group}, ${on},
      ${step}, ${by}, ${reason ?? null}, current_timestamp`)
    return answer(database, { portfolioId, group })
  })

/**
 * Tells how far an action or a task is. It is no change of the strategy, and needs no approval.
 * @throws EngineError strategy.not-found or strategy.unknown-item
 */
export const tellProgress = (workspace: Workspace, told: StrategyOf & NewProgress): Promise<GroupStrategy> =>
  workspace.write(async (database) => {
    const { portfolioId, group, itemId, state, by, note } = told
    const { revisions } = await strategyRecord(database, { portfolioId, group })
    const { actions, tasks } = revisions[0].document
    const items = [...actions.map(({ actionId }) => actionId), ...tasks.map(({ taskId }) => taskId)]
    if (!items.includes(itemId)) throw new EngineError('strategy.unknown-item', { item: itemId, items })
    await database.execute(sql`INSERT INTO strategy_progress SELECT nextval('strategy_progress_ids'), ${portfolioId}, ${group},
      ${itemId}, ${state}, ${by}, ${note ?? null}, current_timestamp`)
    return answer(database, { portfolioId, group })
  })
