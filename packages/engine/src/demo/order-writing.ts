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

export function writeOrder(files: CommonFiles, order: Order): void {
  const { order_id, customer_id, day, lines, channel, shipping, status, campaign } = order
  const shared = { order_id, customer_id, ordered_on: isoDate(day), channel, currency: CURRENCY }
  const sums = { amount: total(lines, 'amount'), discount: total(lines, 'discount'), cost: total(lines, 'cost') }
  files.orders.write({ ...shared, ...sums, shipping, status, campaign })
  for (const [index, line] of lines.entries()) {
    files['order-lines'].write({ ...shared, ...line, line_id: String(index + 1) })
  }
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
