import { addPortfolio } from '../../src/portfolio/store.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { type FactRow, type Facts, refreshTo, withFacts } from '../company.ts'
import { bySize } from '../portfolio/attribute-portfolio.ts'

export const portfolioId = bySize.portfolioId

interface SideOfCampaign {
  readonly campaign: string
  readonly isHoldout: boolean
  readonly arm?: string | null
  /** Customers `from` to `to`, the last not. */
  readonly from: number
  readonly to: number
  readonly outcome: (at: number) => number | null
}

export const customerName = (at: number): string => `c${String(at).padStart(5, '0')}`

/** Contacts on a day of March 2024, one for each customer of a range. */
export const side = ({ campaign, isHoldout, arm, from, to, outcome }: SideOfCampaign): FactRow[] =>
  Array.from({ length: to - from }, (_, index) => ({
    contact_id: `${campaign} ${isHoldout} ${from + index}`,
    customer_id: customerName(from + index),
    contacted_on: '2024-03-10',
    campaign,
    arm: arm === undefined ? (isHoldout ? 'holdout' : 'letter') : arm,
    is_holdout: isHoldout,
    channel: 'post',
    cost: isHoldout ? 0 : 2,
    responded: (outcome(from + index) ?? 0) > 0,
    outcome_value: outcome(from + index),
  }))

/** Everyone bought in January, and is small, or large from number `large` on. */
export function customersAndOrders(people: number, large = people): Pick<Facts, 'customers' | 'orders'> {
  const ids = Array.from({ length: people }, (_, at) => at)
  return {
    customers: ids.map((at) => ({ customer_id: customerName(at), employees: at < large ? 5 : 500 })),
    orders: ids.map((at) => ({
      order_id: `first of ${at}`,
      customer_id: customerName(at),
      ordered_on: '2024-01-10',
      amount: 50,
    })),
  }
}

/** A workspace with these facts, computed to March 2024, and its portfolio of small and large ones. */
export const withCampaigns = <T>(facts: Facts, work: (workspace: Workspace) => Promise<T>): Promise<T> =>
  withFacts(facts, async (workspace) => {
    await refreshTo(workspace, '2024-03-31', 2)
    await addPortfolio(workspace, { definition: bySize })
    return work(workspace)
  })
