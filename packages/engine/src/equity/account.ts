import type { EquityAccount } from '@sabad/contract/schemas/equity'
import type { EquityEvent, EquityFlow } from './flows.ts'

type Line = EquityAccount['opening']

/** Cents are added up before they become money: their sums are exact. */
function lineOf(flows: readonly EquityFlow[], centsOf: (flow: EquityFlow) => number): Line {
  const cents = flows.reduce((sum, flow) => sum + centsOf(flow), 0)
  return { customers: flows.reduce((sum, { customers }) => sum + customers, 0), amount: cents / 100 }
}

const wasWorth = ({ event }: EquityFlow) => event !== 'acquired'
const isWorth = ({ event }: EquityFlow) => event !== 'left'

/** Where what happened to the value is told: where the customer is now or, of one who is nowhere, where it was. */
const toldIn = ({ from, to }: EquityFlow) => to ?? from

function accountOf(flows: readonly EquityFlow[], isHere: (group: number | null) => boolean): EquityAccount {
  const told = flows.filter((flow) => isHere(toldIn(flow)))
  const of = (event: EquityEvent) =>
    lineOf(
      told.filter((flow) => flow.event === event),
      ({ before, after }) => after - before,
    )
  const came = flows.filter((flow) => wasWorth(flow) && isHere(toldIn(flow)) && !isHere(flow.from))
  const went = flows.filter((flow) => wasWorth(flow) && isHere(flow.from) && !isHere(toldIn(flow)))
  const now = flows.filter((flow) => isWorth(flow) && isHere(flow.to))
  return {
    opening: lineOf(
      flows.filter((flow) => wasWorth(flow) && isHere(flow.from)),
      ({ before }) => before,
    ),
    movedIn: lineOf(came, ({ before }) => before),
    movedOut: lineOf(went, ({ before }) => 0 - before),
    acquired: of('acquired'),
    wonBack: of('wonBack'),
    lost: of('lost'),
    grown: of('grown'),
    shrunk: of('shrunk'),
    left: of('left'),
    closing: lineOf(now, ({ after }) => after),
    earned: now.reduce((sum, { earned }) => sum + earned, 0),
  }
}

/** The account of one group. */
export const accountOfGroup = (flows: readonly EquityFlow[], group: number): EquityAccount =>
  accountOf(flows, (one) => one === group)

/** The account of the whole base, in which nobody moves. */
export const accountOfBase = (flows: readonly EquityFlow[]): EquityAccount =>
  accountOf(
    flows.map((flow) => ({ ...flow, from: 0, to: 0 })),
    () => true,
  )
