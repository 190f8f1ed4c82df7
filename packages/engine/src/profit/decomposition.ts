import type { ProfitChange } from '@sabad/contract/schemas/profit'

/** Customers who went from one group (null: not there yet) to another (null: not there any more), and their profit. */
export interface ProfitFlow {
  readonly from: number | null
  readonly to: number | null
  readonly customers: number
  /** Sums over those whose profit is known at that date. */
  readonly before: number
  readonly after: number
}

type Keep = (flow: ProfitFlow) => boolean

function total(
  flows: readonly ProfitFlow[],
  amountOf: (flow: ProfitFlow) => number,
  keep: Keep,
): ProfitChange['stayed'] {
  const kept = flows.filter(keep)
  return {
    customers: kept.reduce((sum, { customers }) => sum + customers, 0),
    amount: kept.reduce((sum, flow) => sum + amountOf(flow), 0),
  }
}

const was = ({ before }: ProfitFlow) => before
const gone = ({ before }: ProfitFlow) => 0 - before
const come = ({ after }: ProfitFlow) => after
const more = ({ before, after }: ProfitFlow) => after - before

/**
 * The change of the profit of a group, in parts that add up: those in it at both dates with what they earn more, those
 * who came with all that they earn now, those who went with all that they earned then (below zero).
 */
export function changeOfGroup(flows: readonly ProfitFlow[], group: number): ProfitChange {
  const were = flows.filter(({ from }) => from === group)
  const are = flows.filter(({ to }) => to === group)
  const before = total(were, was, () => true).amount
  const after = total(are, come, () => true).amount
  return {
    before,
    after,
    change: after - before,
    stayed: total(were, more, ({ to }) => to === group),
    cameFromGroups: total(are, come, ({ from }) => from !== null && from !== group),
    wentToGroups: total(were, gone, ({ to }) => to !== null && to !== group),
    entered: total(are, come, ({ from }) => from === null),
    left: total(were, gone, ({ to }) => to === null),
  }
}

/** The same of the whole base, in which nobody changes group. */
export function changeOfBase(flows: readonly ProfitFlow[]): ProfitChange {
  const nobody = { customers: 0, amount: 0 }
  const before = total(flows, was, ({ from }) => from !== null).amount
  const after = total(flows, come, ({ to }) => to !== null).amount
  return {
    before,
    after,
    change: after - before,
    stayed: total(flows, more, ({ from, to }) => from !== null && to !== null),
    cameFromGroups: nobody,
    wentToGroups: nobody,
    entered: total(flows, come, ({ from }) => from === null),
    left: total(flows, gone, ({ to }) => to === null),
  }
}
