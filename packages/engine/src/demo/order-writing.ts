import type { Line } from './basket.ts'
import { type Day, isoDate } from './calendar.ts'
import type { CommonFiles } from './company-files.ts'
import { money } from './money.ts'

export interface Order {
  readonly order_id: string
  readonly customer_id: string
  readonly day: Day
  readonly lines: readonly Line[]
  readonly channel: string
  readonly shipping: number
  readonly status: 'completed' | 'returned'
  readonly campaign: string | null
}

const CURRENCY = 'EUR'

const total = (lines: readonly Line[], field: 'amount' | 'discount' | 'cost'): number =>
  money(lines.reduce((sum, line) => sum + line[field], 0))

export const orderAmount = (order: Order): number => total(order.lines, 'amount')

function writeLine(files: CommonFiles, order: Order, index: number): void {
  const line = order.lines[index]
  if (line === undefined) return
  files['order-lines'].write({
    order_id: order.order_id,
    line_id: String(index + 1),
    customer_id: order.customer_id,
    ordered_on: isoDate(order.day),
    product_id: line.product_id,
    quantity: line.quantity,
    unit_price: line.unit_price,
    amount: line.amount,
    discount: line.discount,
    cost: line.cost,
    channel: order.channel,
    currency: CURRENCY,
  })
}

export function writeOrder(files: CommonFiles, order: Order): void {
  files.orders.write({
    order_id: order.order_id,
    customer_id: order.customer_id,
    ordered_on: isoDate(order.day),
    amount: total(order.lines, 'amount'),
    discount: total(order.lines, 'discount'),
    cost: total(order.lines, 'cost'),
    shipping: order.shipping,
    channel: order.channel,
    currency: CURRENCY,
    status: order.status,
    campaign: order.campaign,
  })
  for (let index = 0; index < order.lines.length; index++) writeLine(files, order, index)
}

/** A return is an order of its own, dated when the goods came back, with the line's numbers below zero. */
export function returnOf(order: Order, line: Line, day: Day): Order {
  const returned: Line = {
    ...line,
    quantity: -line.quantity,
    amount: -line.amount,
    discount: line.discount === 0 ? 0 : -line.discount,
    cost: -line.cost,
  }
  return { ...order, order_id: `R${order.order_id}`, day, lines: [returned], shipping: 0, status: 'returned' }
}
