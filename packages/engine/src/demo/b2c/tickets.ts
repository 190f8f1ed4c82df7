import { isoDate, monthOf } from '../calendar.ts'
import { money } from '../money.ts'
import type { Order } from '../order-writing.ts'
import { chance, logNormal, normal, pick, pickWeighted, wholeBetween } from '../samplers.ts'
import type { Customer, Shop } from './shop.ts'

const COST_PER_MINUTE = 0.55
const RATED_SHARE = 0.7

const subjects = [
  'Late parcel',
  'Wrong grind',
  'Damaged box',
  'Invoice',
  'Question about brewing',
  'Stale beans',
] as const

/** Those who are easily lost are less satisfied: the chain from service to profit has a true link to find. */
function drawSatisfaction({ random, person }: Customer): number | null {
  if (!chance(random, RATED_SHARE)) return null
  const score = 8.6 - 5 * person.behaviour.dropout + 1.4 * normal(random)
  return Math.min(10, Math.max(0, Math.round(score)))
}

function writeTicket(shop: Shop, customer: Customer, day: number): void {
  const { random, customer_id } = customer
  const minutes = Math.round(logNormal(random, 8, 0.6))
  const channel = pickWeighted(random, { 'e-mail': 0.5, phone: 0.3, chat: 0.2 })
  shop.tally.add(monthOf(day), 'tickets')
  shop.files.interactions.write({
    interaction_id: shop.interactionId(),
    customer_id,
    occurred_on: isoDate(day),
    kind: channel === 'phone' ? 'call' : 'ticket',
    channel,
    duration_minutes: minutes,
    satisfaction: drawSatisfaction(customer),
    cost: money(minutes * COST_PER_MINUTE),
    subject: pick(random, subjects),
  })
}

export function writeTickets(shop: Shop, customer: Customer, orders: readonly Order[]): void {
  for (const { channel, day } of orders) {
    if (!chance(customer.random, channel === 'shop' ? 0.03 : 0.08)) continue
    const asked = day + wholeBetween(customer.random, 0, 6)
    if (asked <= shop.settings.until) writeTicket(shop, customer, asked)
  }
}
