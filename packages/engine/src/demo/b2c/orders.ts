import { fillBasket } from '../basket.ts'
import { type Day, monthOf, yearOf } from '../calendar.ts'
import { type Contact, isInWindow } from '../campaigns.ts'
import { type Order, orderAmount, returnOf, writeOrder } from '../order-writing.ts'
import { chance, gamma, pick, pickWeighted, wholeBetween } from '../samplers.ts'
import { assortment, preferencesByNeed } from './catalogue.ts'
import { coffeePopulation } from './company.ts'
import type { Customer, Shop } from './shop.ts'

const INFLATION = 1.03
const RETURN_SHARE = 0.03
const SALE_SHARE = 0.1
const SALE_DISCOUNT = 0.2
const SMALLEST_ORDER = 2
const SHIPPING = 3.9
const FREE_SHIPPING_FROM = 30

const priceLevel = (day: Day, until: Day): number => INFLATION ** (yearOf(day) - yearOf(until))

const answeredContact = (contacts: readonly Contact[], day: Day): Contact | undefined =>
  contacts.find(({ campaign, arm }) => arm !== null && isInWindow(campaign, day))

function makeOrder(shop: Shop, { random, person, customer_id, contacts }: Customer, day: Day): Order {
  const answered = answeredContact(contacts, day)
  const voucher = answered?.arm?.discountShare ?? 0
  const target = Math.max(SMALLEST_ORDER, gamma(random, coffeePopulation.p, person.behaviour.spendRate))
  const channel = pickWeighted(random, person.channelWeights)
  const lines = fillBasket(random, assortment, {
    target,
    discountShare: voucher || (chance(random, SALE_SHARE) ? SALE_DISCOUNT : 0),
    preferences: preferencesByNeed[person.need],
    extraLines: 2.4,
    priceLevel: priceLevel(day, shop.settings.until),
  })
  return {
    order_id: shop.orderId(),
    customer_id,
    day,
    lines,
    channel,
    shipping: channel === 'shop' || target >= FREE_SHIPPING_FROM ? 0 : SHIPPING,
    status: 'completed',
    campaign: answered?.campaign.name ?? null,
  }
}

function maybeReturn(shop: Shop, { random }: Customer, order: Order): void {
  if (!chance(random, RETURN_SHARE)) return
  const returned = returnOf(order, pick(random, order.lines), order.day + wholeBetween(random, 2, 20))
  if (returned.day > shop.settings.until) return
  writeOrder(shop.files, returned)
  shop.tally.add(monthOf(returned.day), 'returns')
}

function tallyOrder({ tally }: Shop, order: Order): void {
  const month = monthOf(order.day)
  tally.add(month, 'orders')
  tally.add(month, 'lines', order.lines.length)
  tally.add(month, 'revenue', orderAmount(order))
  if (order.channel !== 'shop') tally.add(month, 'parcels')
}

/** One order per purchase of the process; its net value is a draw of the customer's own Gamma. */
export function writeOrders(shop: Shop, customer: Customer): Order[] {
  return customer.purchases.days.map((day) => {
    const order = makeOrder(shop, customer, day)
    writeOrder(shop.files, order)
    tallyOrder(shop, order)
    maybeReturn(shop, customer, order)
    return order
  })
}
