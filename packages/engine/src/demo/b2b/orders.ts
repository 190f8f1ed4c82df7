import { fillBasket } from '../basket.ts'
import { type Day, monthOf, yearOf } from '../calendar.ts'
import { type Contact, isInWindow } from '../campaigns.ts'
import { type Order, orderAmount, returnOf, writeOrder } from '../order-writing.ts'
import { chance, gamma, pick, pickWeighted, wholeBetween } from '../samplers.ts'
import { assortment } from './catalogue.ts'
import { packagingPopulation } from './company.ts'
import type { Client, Plant } from './plant.ts'

const INFLATION = 1.025
const RETURN_SHARE = 0.025
const SMALLEST_ORDER = 40
const BIG_ACCOUNT = 60_000

const campaignOf = (contacts: readonly Contact[], day: Day): string | null =>
  contacts.find(({ campaign, arm }) => arm !== null && isInWindow(campaign, day))?.campaign.name ?? null

function makeOrder(plant: Plant, { random, account, customer_id, contacts }: Client, day: Day): Order {
  const isBig = account.volumePerYear > BIG_ACCOUNT
  const lines = fillBasket(random, assortment, {
    target: Math.max(SMALLEST_ORDER, gamma(random, packagingPopulation.p, account.behaviour.spendRate)),
    discountShare: account.demands.discountShare,
    preferences: account.industry.preferences,
    extraLines: 2.2,
    priceLevel: INFLATION ** (yearOf(day) - yearOf(plant.settings.until)),
  })
  return {
    order_id: plant.orderId(),
    customer_id,
    day,
    lines,
    channel: pickWeighted(random, { edi: isBig ? 0.7 : 0.05, portal: 0.4, phone: 0.25, 'field sales': 0.2 }),
    shipping: 0,
    status: 'completed',
    campaign: campaignOf(contacts, day),
  }
}

function maybeReturn(plant: Plant, { random }: Client, order: Order): void {
  if (!chance(random, RETURN_SHARE)) return
  const returned = returnOf(order, pick(random, order.lines), order.day + wholeBetween(random, 4, 30))
  if (returned.day > plant.settings.until) return
  writeOrder(plant.files, returned)
  plant.tally.add(monthOf(returned.day), 'returns')
}

function tallyOrder({ tally }: Plant, order: Order): void {
  const month = monthOf(order.day)
  tally.add(month, 'orders')
  tally.add(month, 'lines', order.lines.length)
  tally.add(month, 'revenue', orderAmount(order))
}

export function writeOrders(plant: Plant, client: Client): Order[] {
  return client.purchases.days.map((day) => {
    const order = makeOrder(plant, client, day)
    writeOrder(plant.files, order)
    tallyOrder(plant, order)
    maybeReturn(plant, client, order)
    return order
  })
}
