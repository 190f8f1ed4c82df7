import type { ItemProgress, StrategyDocument } from '@sabad/contract/schemas/strategy'
import type { MonitoredKpi, StrategyAlert } from '@sabad/contract/schemas/strategy-monitoring'

/** What somebody should look at, of a strategy in force. */
export interface Watched {
  readonly document: StrategyDocument
  readonly progress: readonly ItemProgress[]
  readonly kpis: readonly MonitoredKpi[]
  /** Members who must not be given up. */
  readonly protectedCustomers: readonly string[]
  readonly today: string
}

export const isClosed = (progress: readonly ItemProgress[], itemId: string): boolean => {
  const state = progress.find((one) => one.itemId === itemId)?.state
  return state === 'done' || state === 'dropped'
}

export const overdueActions = ({
  document: { actions },
  progress,
  today,
}: Omit<Watched, 'kpis' | 'protectedCustomers'>) =>
  actions.filter(({ actionId, until }) => until < today && !isClosed(progress, actionId))

function kpiAlerts({ kpis, today }: Watched): StrategyAlert[] {
  return kpis.flatMap(({ kpi, title, light, missing, current, expected, target, targetOn }): StrategyAlert[] => [
    ...(light === 'red'
      ? [{ code: 'kpi-red' as const, params: { kpi, title, value: current?.value ?? null, expected, target } }]
      : []),
    ...(missing && missing.code !== 'kpi.before-baseline'
      ? [{ code: 'kpi-missing' as const, params: { kpi, title } }]
      : []),
    ...(targetOn < today ? [{ code: 'target-passed' as const, params: { kpi, title, targetOn } }] : []),
  ])
}

function workAlerts(watched: Watched): StrategyAlert[] {
  const { document, progress, today } = watched
  const tasks = document.tasks.filter(({ taskId, due }) => due < today && !isClosed(progress, taskId))
  return [
    ...overdueActions(watched).map(({ title, owner, until }) => ({
      code: 'action-overdue' as const,
      params: { title, owner, until },
    })),
    ...tasks.map(({ title, owner, due }) => ({ code: 'task-overdue' as const, params: { title, owner, until: due } })),
  ]
}

/** What is red, overdue, due for review or no longer allowed. */
export function strategyAlerts(watched: Watched): StrategyAlert[] {
  const { document, protectedCustomers, today } = watched
  const isDue = document.reviewOn <= today
  const endsFlagged = document.kind === 'end' && protectedCustomers.length > 0 && !document.endUnflaggedOnly
  return [
    ...kpiAlerts(watched),
    ...workAlerts(watched),
    ...(isDue ? [{ code: 'review-due' as const, params: { reviewOn: document.reviewOn, owner: document.owner } }] : []),
    ...(endsFlagged
      ? [
          {
            code: 'end-flagged' as const,
            params: { count: protectedCustomers.length, customers: protectedCustomers.slice(0, 20) },
          },
        ]
      : []),
  ]
}
