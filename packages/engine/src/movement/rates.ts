import { type MoveDirection, type Movement, moveDirection } from '@sabad/contract/schemas/movement'
import { share } from '../portfolio/figures.ts'
import type { RankedGroup } from './group-ranking.ts'

type Flow = Movement['flows'][number]

const customersOf = (flows: readonly Flow[]): number => flows.reduce((sum, { customers }) => sum + customers, 0)

/** Share of the customers of these flows who went one way. */
const rate = (flows: readonly Flow[], direction: MoveDirection) =>
  share(customersOf(flows.filter((flow) => flow.direction === direction)), customersOf(flows), 'no-customers')

/** How many of whom went up and down, of all customers of the earlier date and of those of each group. */
export function movementRates(
  flows: readonly Flow[],
  ranked: readonly RankedGroup[],
): Pick<Movement, 'upgradeRate' | 'downgradeRate' | 'byGroup'> {
  const there = flows.filter(({ from }) => from !== null)
  return {
    upgradeRate: rate(there, 'upgraded'),
    downgradeRate: rate(there, 'downgraded'),
    byGroup: ranked.map((place) => {
      const leaving = flows.filter(({ from }) => from === place.group)
      return {
        ...place,
        before: customersOf(leaving),
        after: customersOf(flows.filter(({ to }) => to === place.group)),
        upgraded: rate(leaving, 'upgraded'),
        downgraded: rate(leaving, 'downgraded'),
        stayed: rate(leaving, 'stayed'),
      }
    }),
  }
}

/**
 * Σ ΔCLV by direction (domain 3.10); null where lifetime value was not published at both dates. Customers without a value
 * (they never bought) count for nothing, as they do in the value of a group, so that the directions add up to the change
 * in the value of the whole base.
 */
export function netValue(flows: readonly Flow[]): Movement['netValue'] {
  const known = flows.some((flow) => flow.valueBefore !== null) && flows.some((flow) => flow.valueAfter !== null)
  return moveDirection.options.map((direction) => {
    const taken = flows.filter((flow) => flow.direction === direction)
    const change = taken.reduce((sum, { valueBefore, valueAfter }) => sum + (valueAfter ?? 0) - (valueBefore ?? 0), 0)
    return { direction, customers: customersOf(taken), change: known ? change : null }
  })
}
