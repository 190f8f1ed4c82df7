import type { StrategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'
import { EngineError } from '../../errors.ts'
import { publishedDate } from '../../portfolio/published.ts'
import type { Database } from '../../sql/database.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type Group, groupContext, type PortfolioContext } from '../plan/group-context.ts'
import { standing } from '../plan/lifecycle.ts'
import { protectedMembers } from '../plan/protected-members.ts'
import type { StrategyOf, StrategyRecord } from '../plan/records.ts'
import { isClosed, overdueActions, strategyAlerts } from './alerts.ts'
import { kpiHistory, type ReadingsOf } from './kpi-readings.ts'
import { monitoredKpi } from './monitored-kpi.ts'

const thisDay = (): string => new Date().toISOString().slice(0, 10)

/** The costs of a plan as far as they are known; null where none is. */
export function plannedCost(actions: readonly { readonly cost: number | null }[]): number | null {
  const known = actions.flatMap(({ cost }) => (cost === null ? [] : [cost]))
  return known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0)
}

export interface Watch {
  readonly context: PortfolioContext
  /** Of the KPIs that are followed. */
  readonly history: ReadingsOf
  /** The day by which dates of the plan are judged. */
  readonly today: string
}

/** What is followed: the version in force or, where none is, the newest one. */
export function followedRevision(record: StrategyRecord) {
  const now = standing(record.steps, record.revisions[0].version)
  const inForce = record.revisions.find(({ version }) => version === now.versionInForce)
  return { ...now, revision: inForce ?? record.revisions[0] }
}

/** Everything that judging the strategies of some groups needs. */
export async function watchOf(
  database: Database,
  context: PortfolioContext,
  asked: Pick<MonitoringAsked, 'asOf' | 'today'>,
): Promise<Watch> {
  const followed = [...context.records.values()].flatMap((record) => followedRevision(record).revision.document.kpis)
  const { portfolio, asOf: until } = context
  const kpis = [...new Set(followed.map(({ kpi }) => kpi))]
  const history = await kpiHistory(database, { versionId: portfolio.versionId, until, kpis })
  return { context, history, today: await judgedOn(database, asked) }
}

/** A strategy's KPIs against their targets, and what somebody should look at. */
export async function monitoringOf(
  database: Database,
  { context, history, today }: Watch,
  { group, record }: { readonly group: Group; readonly record: StrategyRecord },
): Promise<StrategyMonitoring> {
  const { portfolio, asOf } = context
  const { status, revision } = followedRevision(record)
  const { document, baselines, version } = revision
  const kpis = document.kpis.map((kpi) => {
    const unknown = { kpiId: kpi.kpiId, asOf, value: null, lower: null, upper: null }
    const baseline = baselines.find(({ kpiId }) => kpiId === kpi.kpiId) ?? unknown
    return monitoredKpi(kpi, { baseline, readings: history(group.index, kpi.kpi), asOf })
  })
  const at = { versionId: portfolio.versionId, groupIndex: group.index, asOf }
  const members = document.kind === 'end' ? await protectedMembers(database, at) : []
  const { progress } = record
  const watched = { document, progress, kpis, protectedCustomers: members.map((one) => one.customerId), today }
  const done = document.actions.filter(({ actionId }) => isClosed(progress, actionId)).length
  return {
    portfolioId: portfolio.definition.portfolioId,
    group: { index: group.index, name: group.name, title: group.title },
    asOf,
    kind: document.kind,
    status,
    version,
    owner: document.owner,
    kpis,
    alerts: status === 'active' ? strategyAlerts(watched) : [],
    actions: {
      open: document.actions.length - done,
      done,
      overdue: overdueActions(watched).length,
      plannedCost: plannedCost(document.actions),
    },
  }
}

export interface MonitoringAsked extends StrategyOf {
  readonly asOf?: string | undefined
  /** Left out: this day, or the as-of date where one before the newest was asked for. */
  readonly today?: string | undefined
}

/**
 * Dates of a plan are judged by the calendar, also while the newest facts are some weeks old, and looking back by the
 * day that is looked back to.
 */
async function judgedOn(database: Database, { asOf, today }: Pick<MonitoringAsked, 'asOf' | 'today'>): Promise<string> {
  if (today !== undefined) return today
  const isNow = asOf === undefined || asOf === (await publishedDate(database, undefined))
  return isNow ? thisDay() : asOf
}

/**
 * How a group's strategy is doing as of a published date: every KPI against its target, its trend and outlook, alerts.
 * @throws EngineError strategy.not-found, and what groupContext throws
 */
export const strategyMonitoring = (workspace: Workspace, asked: MonitoringAsked): Promise<StrategyMonitoring> =>
  workspace.read(async (database) => {
    const { portfolioId, group: name, asOf } = asked
    const { group, record, ...context } = await groupContext(database, { portfolioId, group: name, asOf })
    if (!record) throw new EngineError('strategy.not-found', { portfolioId, group: name })
    return monitoringOf(database, await watchOf(database, context, asked), { group, record })
  })
