import { dayOf, isoDate, yearOf } from '../calendar.ts'
import { money } from '../money.ts'
import { type Order, orderAmount } from '../order-writing.ts'
import type { Client, Plant } from './plant.ts'

const BONUS_FROM = 40_000
const BONUS_SHARE = 0.025

/** Year-end bonuses of big accounts: the one cost that the ledger books to a customer. */
export function writeBonuses(plant: Plant, { customer_id }: Client, orders: readonly Order[]): void {
  const turnover = new Map<number, number>()
  for (const order of orders) {
    turnover.set(yearOf(order.day), (turnover.get(yearOf(order.day)) ?? 0) + orderAmount(order))
  }
  for (const [year, amount] of turnover) {
    const booked = dayOf(`${year}-12-31`)
    if (amount < BONUS_FROM || booked > plant.settings.until) continue
    plant.files.costs.write({
      cost_id: plant.costId(),
      incurred_on: isoDate(booked),
      pool: 'Year-end bonus',
      amount: money(amount * BONUS_SHARE),
      customer_id,
      activity: 'pay bonuses',
      driver: 'revenue',
      note: `Turnover of ${year}`,
    })
  }
}
