import type { SabadClient } from '@sabad/contract/client'
import type { StoredStrategy } from '@sabad/contract/schemas/strategy'
import type { BoardGroup, StrategyBoard, StrategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'

/** What is done for one group, and how its KPIs stand. */
export interface ReportPlan {
  readonly group: BoardGroup['group']
  readonly strategy: StoredStrategy
  readonly monitoring: StrategyMonitoring
}

export interface ReportStrategies {
  readonly board: StrategyBoard
  /** Of the groups for which somebody has drawn up a strategy. */
  readonly plans: readonly ReportPlan[]
}

interface StrategyScope {
  readonly portfolioId: string
  readonly asOf: string
}

async function planOf(
  client: SabadClient,
  scope: StrategyScope,
  { group }: BoardGroup,
): Promise<readonly ReportPlan[]> {
  const asked = { ...scope, group: group.name }
  const [{ strategy }, monitoring] = await Promise.all([
    client.strategies.get(asked),
    client.strategies.monitoring(asked),
  ])
  return strategy ? [{ group, strategy, monitoring }] : []
}

/** The strategies as they are now, with their KPIs as of the date. */
export async function collectStrategies(client: SabadClient, scope: StrategyScope): Promise<ReportStrategies> {
  const board = await client.strategies.board(scope)
  const drawnUp = board.groups.filter(({ strategy }) => strategy !== null)
  const plans = await Promise.all(drawnUp.map((group) => planOf(client, scope, group)))
  return { board, plans: plans.flat() }
}
