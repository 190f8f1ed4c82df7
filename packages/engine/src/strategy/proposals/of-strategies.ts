import type { Proposal, ProposalWorth } from '@sabad/contract/schemas/proposals'
import type { BoardGroup, StrategyBoard } from '@sabad/contract/schemas/strategy-monitoring'
import { z } from 'zod'
import type { GroupWorth } from '../../allocation/response-curves.ts'
import { moneyOf } from '../monitoring/benefits.ts'
import { followedRevision } from '../monitoring/monitor.ts'
import type { PortfolioContext } from '../plan/group-context.ts'

/** What the board says, and the figures of its groups. */
export interface StrategiesSeen {
  readonly board: StrategyBoard
  readonly context: PortfolioContext
  readonly worth: readonly GroupWorth[]
}

/** What a group loses or, where it loses nothing, what is expected of it in 12 months. */
function worthOfGroup({ context, worth }: StrategiesSeen, index: number): ProposalWorth | null {
  const profit = context.figures.reading(index, 'profit_per_customer')
  const year = profit && moneyOf(profit.kpi, profit.value, profit)
  if (year && year < 0) return { amount: -year, of: 'loss' }
  const expected = worth.find(({ group }) => group === index)?.value ?? null
  return expected === null ? null : { amount: expected, of: 'at-stake' }
}

/** Where another kind than the recommended one was meant, its reason stands in the document. */
function wasMeant({ context }: StrategiesSeen, name: string): boolean {
  const record = context.records.get(name)
  return record !== undefined && followedRevision(record).revision.document.reason.trim() !== ''
}

function ofGroup(seen: StrategiesSeen, { group, customers, recommended, strategy }: BoardGroup): Proposal[] {
  const about = { group, worth: worthOfGroup(seen, group.index) }
  if (!strategy) return customers === 0 ? [] : [{ kind: 'draw-up-strategy', ...about, recommended, customers }]
  const { kind, status, version, versionInForce } = strategy
  // Who ended a strategy gave a reason, and reopens it where that no longer holds.
  if (status === 'ended') return []
  const hasChanged = versionInForce !== null && kind !== recommended && !wasMeant(seen, group.name)
  return [
    ...(hasChanged ? [{ kind: 'change-strategy' as const, ...about, strategy: kind, recommended }] : []),
    ...(version === versionInForce ? [] : [{ kind: 'decide-strategy' as const, ...about, version, status }]),
  ]
}

const redKpi = z.object({ kpi: z.string(), value: z.number(), expected: z.number() })

/** What a KPI that is behind its line is short of in money of a year, where it is money. */
function shortfall({ context }: StrategiesSeen, index: number, params: unknown): ProposalWorth | null {
  const { data } = redKpi.safeParse(params)
  const reading = data && context.figures.reading(index, data.kpi)
  const amount = reading ? moneyOf(data.kpi, data.expected - data.value, reading) : null
  return amount === null ? null : { amount, of: 'shortfall' }
}

/** Groups without a strategy, strategies that wait or are no longer what is recommended, and alerts of those in force. */
export function proposalsOfStrategies(seen: StrategiesSeen): Proposal[] {
  const { groups, alerts } = seen.board
  const seenTo = alerts.flatMap(({ group: name, title: _, ...alert }): Proposal[] => {
    const group = groups.find((one) => one.group.name === name)?.group
    if (!group) return []
    const worth = alert.code === 'kpi-red' ? shortfall(seen, group.index, alert.params) : null
    return [{ kind: 'see-to-strategy', group, worth, alert }]
  })
  return [...groups.flatMap((one) => ofGroup(seen, one)), ...seenTo]
}
