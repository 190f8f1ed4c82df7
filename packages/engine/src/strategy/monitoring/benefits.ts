import type { StrategyGoal } from '@sabad/contract/schemas/strategy'
import type { Benefit, Benefits, MonitoredKpi, StrategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'
import type { Workspace } from '../../workspace/workspace.ts'
import { portfolioContext } from '../plan/group-context.ts'
import type { StrategyRecord } from '../plan/records.ts'
import type { BoardAsked } from './board.ts'
import type { KpiReading } from './kpi-readings.ts'
import { followedRevision, monitoringOf, plannedCost, watchOf } from './monitor.ts'

/**
 * What a change of a KPI is in money of a year: profit of each customer times the customers; a share of net revenue times
 * that revenue, the other way round because it is a cost. Nothing else is said in money: a lifetime value is not of a year.
 */
export function moneyOf(
  kpi: string,
  change: number | null,
  { denominator }: Pick<KpiReading, 'denominator'>,
): number | null {
  if (change === null || denominator === null) return null
  if (kpi === 'profit_per_customer') return change * denominator
  return kpi === 'cost_to_serve_ratio' ? -change * denominator : null
}

interface Of {
  readonly group: StrategyMonitoring['group']
  readonly goals: readonly StrategyGoal[]
  readonly customers: number | null
  readonly reading: KpiReading | undefined
}

function benefitOf(kpi: MonitoredKpi, { group, goals, customers, reading }: Of): Benefit {
  const goal = goals.find(({ goalId }) => goalId === kpi.goalId)
  const { kpiId, kpi: name, title, unit, baseline, target, targetOn, current, light } = kpi
  const value = current?.value ?? null
  const change = kpi.missing || value === null || baseline.value === null ? null : value - baseline.value
  return {
    ...{ group, kpiId, kpi: name, title, unit, baseline, target, targetOn, light, change, customers },
    family: goal?.family ?? null,
    goal: goal?.title ?? null,
    realised: current,
    money: reading ? moneyOf(name, change, reading) : null,
  }
}

/** Cost to serve is part of profit, so of one group only the one or the other is counted. */
const countedOnce = (found: readonly Benefit[]): Benefit | undefined =>
  found.find(({ kpi, money }) => kpi === 'profit_per_customer' && money !== null) ??
  found.find(({ money }) => money !== null)

const isFollowed = (record: StrategyRecord): boolean => followedRevision(record).versionInForce !== null

const total = (amounts: readonly (number | null)[]): number | null => {
  const known = amounts.filter((amount) => amount !== null)
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)
}

/** What the strategies in force aimed at and what has come so far. A comparison over time proves no cause. */
export const strategyBenefits = (workspace: Workspace, asked: BoardAsked): Promise<Benefits> =>
  workspace.read(async (database) => {
    const { portfolioId, asOf } = asked
    const context = await portfolioContext(database, { portfolioId, asOf })
    const watch = await watchOf(database, context, asked)
    const byGroup: Benefit[][] = []
    const costs: (number | null)[] = []
    for (const group of context.groups) {
      const record = context.records.get(group.name)
      if (!record || !isFollowed(record)) continue
      const { goals, actions } = followedRevision(record).revision.document
      const monitoring = await monitoringOf(database, watch, { group, record })
      const { customers } = context.figures.of(group.index, false)
      byGroup.push(
        monitoring.kpis.map((kpi) =>
          benefitOf(kpi, {
            group: monitoring.group,
            goals,
            customers,
            reading: context.figures.reading(group.index, kpi.kpi),
          }),
        ),
      )
      costs.push(plannedCost(actions))
    }
    return {
      asOf: context.asOf,
      benefits: byGroup.flat(),
      money: total(byGroup.map((found) => countedOnce(found)?.money ?? null)),
      plannedCost: total(costs),
    }
  })
