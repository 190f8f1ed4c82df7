import type { BoardGroup, StrategyBoard, StrategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'
import type { Database } from '../../sql/database.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { type PortfolioContext, portfolioContext, recommendationOf } from '../plan/group-context.ts'
import type { StrategyRecord } from '../plan/records.ts'
import { followedRevision, monitoringOf, type Watch, watchOf } from './monitor.ts'

export interface BoardAsked {
  readonly portfolioId: string
  readonly asOf?: string | undefined
  readonly today?: string | undefined
}

function lightsOf({ kpis }: StrategyMonitoring) {
  const counted = { green: 0, amber: 0, red: 0, grey: 0 }
  for (const { light } of kpis) counted[light]++
  return counted
}

function strategyOnBoard(record: StrategyRecord, monitoring: StrategyMonitoring): BoardGroup['strategy'] {
  const { status, versionInForce, revision } = followedRevision(record)
  const { kind, owner, reviewOn } = revision.document
  return {
    kind,
    status,
    version: record.revisions[0].version,
    versionInForce,
    owner,
    reviewOn,
    isReviewDue: monitoring.alerts.some(({ code }) => code === 'review-due'),
    lights: lightsOf(monitoring),
    alerts: monitoring.alerts.length,
  }
}

/** Strategies of groups that the newest version of the portfolio does not have. */
const goneGroups = ({ groups, records }: PortfolioContext): string[] =>
  [...records.keys()].filter((name) => !groups.some((group) => group.name === name))

export async function boardOf(database: Database, watch: Watch): Promise<StrategyBoard> {
  const { context } = watch
  const { portfolioId } = context.portfolio.definition
  const groups: BoardGroup[] = []
  const alerts: StrategyBoard['alerts'] = []
  for (const group of context.groups) {
    const { index, name, title } = group
    const record = context.records.get(name)
    const monitoring = record && (await monitoringOf(database, watch, { group, record }))
    alerts.push(...(monitoring?.alerts ?? []).map((alert) => ({ ...alert, group: name, title })))
    groups.push({
      group: { index, name, title },
      customers: context.figures.of(index, false).customers ?? 0,
      recommended: recommendationOf(context, group).kind,
      strategy: record && monitoring ? strategyOnBoard(record, monitoring) : null,
    })
  }
  return { portfolioId, asOf: context.asOf, groups, gone: goneGroups(context), alerts }
}

/** Every group of a portfolio with its strategy, what is recommended, and what somebody should look at. */
export const strategyBoard = (workspace: Workspace, asked: BoardAsked): Promise<StrategyBoard> =>
  workspace.read(async (database) =>
    boardOf(database, await watchOf(database, await portfolioContext(database, asked), asked)),
  )
