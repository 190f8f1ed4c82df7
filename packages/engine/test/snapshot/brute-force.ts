import type { FactRow, Facts } from '../company.ts'

/**
 * The snapshot computed as its definitions read, customer by customer and row by row, without a thought for speed
 * (domain 2.0; docs/decisions/0006). It shares nothing with the SQL that it is compared with.
 */
export interface BruteForceSnapshot {
  readonly [column: string]: string | number | null
}

export interface Sale {
  readonly customer: string
  readonly day: string
  readonly order: string
  readonly amount: number
  readonly isReturn: boolean
  readonly cost: number | null
  readonly discount: number
  readonly product: string | null
  readonly channel: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const DAY = 86_400_000
const dayNumber = (day: string): number => Date.parse(day) / DAY
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const distinct = (values: readonly (string | null)[]): number => new Set(values.filter((value) => value !== null)).size

const saleOf = (row: FactRow): Sale => ({
  customer: String(row.customer_id),
  day: String(row.ordered_on),
  order: String(row.order_id),
  amount: number(row.amount) ?? 0,
  isReturn: (number(row.amount) ?? 0) < 0 || (number(row.quantity) ?? 0) < 0,
  cost: number(row.cost),
  discount: number(row.discount) ?? 0,
  product: text(row.product_id),
  channel: text(row.channel),
})

/** Lines carry the money; an order speaks for itself until it has its first line, which must not come after it. */
export function salesOf({ orders = [], order_lines: lines = [] }: Facts): Sale[] {
  const inTime = (order: FactRow) =>
    lines.some((line) => line.order_id === order.order_id && String(line.ordered_on) <= String(order.ordered_on))
  const alone = orders.filter((order) => !inTime(order))
  const spokenFor = new Set(alone.map((order) => order.order_id))
  return [...lines.filter((line) => !spokenFor.has(line.order_id ?? null)), ...alone].map(saleOf)
}

/** The same date in an earlier year; 29 February becomes the 28th. */
export function yearsBefore(day: string, years: number): string {
  const [year, month, date] = day.split('-')
  const moved = `${Number(year) - years}-${month}-${date}`
  return month === '02' && date === '29' ? `${Number(year) - years}-02-28` : moved
}

interface PurchaseDay {
  readonly day: string
  readonly revenue: number
}

/** Days with a sale that was not cancelled again the same day. */
function purchaseDaysOf(sales: readonly Sale[]): PurchaseDay[] {
  const days = [...new Set(sales.map(({ day }) => day))].sort()
  return days.flatMap((day) => {
    const ofDay = sales.filter((sale) => sale.day === day)
    const revenue = total(ofDay.map(({ amount }) => amount))
    const returned = total(ofDay.filter(({ isReturn }) => isReturn).map(({ amount }) => amount))
    const isPurchase = ofDay.some(({ isReturn }) => !isReturn) && (revenue > 0 || returned === 0)
    return isPurchase ? [{ day, revenue }] : []
  })
}

const within = (after: string, upTo: string) => (row: { readonly day: string }) => row.day > after && row.day <= upTo

function purchasesOf(sales: readonly Sale[], asOf: string) {
  const days = purchaseDaysOf(sales)
  const lastYear = within(yearsBefore(asOf, 1), asOf)
  const yearBefore = within(yearsBefore(asOf, 2), yearsBefore(asOf, 1))
  const costed = sales.filter(({ cost }) => cost !== null)
  return {
    first_purchase_on: days[0]?.day ?? null,
    last_purchase_on: days.at(-1)?.day ?? null,
    purchase_days: days.length,
    // An order counts on every day on which it sold something.
    orders: new Set(sales.filter(({ isReturn }) => !isReturn).map(({ order, day }) => `${order} ${day}`)).size,
    revenue: total(sales.map(({ amount }) => amount)),
    first_day_revenue: days[0]?.revenue ?? null,
    revenue_12m: total(sales.filter(lastYear).map(({ amount }) => amount)),
    revenue_prior_12m: total(sales.filter(yearBefore).map(({ amount }) => amount)),
    purchase_days_12m: days.filter(lastYear).length,
    purchase_days_prior_12m: days.filter(yearBefore).length,
    cost_of_goods: costed.length === 0 ? null : total(costed.map(({ cost }) => cost ?? 0)),
    costed_revenue: costed.length === 0 ? null : total(costed.map(({ amount }) => amount)),
    returned_amount: total(sales.filter(({ isReturn }) => isReturn).map(({ amount }) => -amount)),
    sold_amount: total(sales.filter(({ isReturn }) => !isReturn).map(({ amount }) => amount)),
    discount: total(sales.map(({ discount }) => discount)),
    purchase_day_sum: days.length === 0 ? null : total(days.map(({ day }) => dayNumber(day))),
  }
}

function varietyOf(facts: Facts, sales: readonly Sale[], own: (row: FactRow) => boolean) {
  const categoryOf = new Map(facts.products?.map((row) => [row.product_id, text(row.category)]))
  const lines = facts.order_lines?.filter(own).map(saleOf) ?? []
  const orders = facts.orders?.filter(own).map(saleOf) ?? []
  const sold = [...lines, ...orders, ...sales].filter(({ isReturn }) => !isReturn)
  return {
    categories: distinct(sold.map(({ product }) => (product === null ? null : (categoryOf.get(product) ?? null)))),
    channels: distinct(sold.map(({ channel }) => channel)),
  }
}

const isTicket = (kind: unknown) => ['ticket', 'complaint', 'support'].includes(String(kind).toLowerCase())

/** No answer comes before it was asked for, whatever the file says. */
const answeredOn = (row: FactRow) =>
  [String(row.contacted_on), String(row.responded_on ?? row.contacted_on)].sort()[1] ?? ''

function serviceOf(facts: Facts, own: (row: FactRow) => boolean, asOf: string) {
  const interactions = facts.interactions?.filter((row) => own(row) && String(row.occurred_on) <= asOf) ?? []
  const rated = interactions.map((row) => number(row.satisfaction)).filter((score) => score !== null)
  const contacts = facts.contacts?.filter((row) => own(row) && row.is_holdout !== true) ?? []
  const answered = contacts.filter((row) => row.responded === true)
  const inForce = (row: FactRow) =>
    String(row.started_on) <= asOf && (typeof row.ended_on !== 'string' || row.ended_on > asOf)
  return {
    interactions: interactions.length,
    tickets: interactions.filter((row) => isTicket(row.kind)).length,
    satisfaction: rated.length === 0 ? null : Math.fround(total(rated) / rated.length),
    contacts: contacts.filter((row) => String(row.contacted_on) <= asOf).length,
    responses: answered.filter((row) => answeredOn(row) <= asOf).length,
    active_contracts: facts.contracts?.filter((row) => own(row) && inForce(row)).length ?? 0,
  }
}

const dated = [
  ['orders', 'ordered_on'],
  ['order_lines', 'ordered_on'],
  ['interactions', 'occurred_on'],
  ['contacts', 'contacted_on'],
  ['contracts', 'started_on'],
  ['costs', 'incurred_on'],
  ['ratings', 'rated_on'],
] as const

/** The earliest of the date the source gives, the first fact, and the day of the import of customers. */
function knownFrom(facts: Facts, id: string, importedAt: string): string | null {
  const file = facts.customers?.find((row) => row.customer_id === id)
  const days = dated.flatMap(([table, column]) =>
    (facts[table] ?? []).filter((row) => row.customer_id === id).map((row) => String(row[column])),
  )
  const all = [...days, ...(file ? [String(file.since ?? importedAt), importedAt] : [])].sort()
  return all[0] ?? null
}

export function customersOf(facts: Facts): string[] {
  const rows = Object.values(facts).flatMap((all) => all ?? [])
  return [...new Set(rows.map((row) => text(row.customer_id)))].filter((id) => id !== null).sort()
}

/** What no model has a part in, for every customer known on a day. */
export function bruteForceSnapshot(facts: Facts, asOf: string, importedAt: string): BruteForceSnapshot[] {
  const sales = salesOf(facts).filter(({ day }) => day <= asOf)
  const until: Facts = {
    ...facts,
    orders: facts.orders?.filter((row) => String(row.ordered_on) <= asOf) ?? [],
    order_lines: facts.order_lines?.filter((row) => String(row.ordered_on) <= asOf) ?? [],
  }
  const known = customersOf(facts).filter((id) => (knownFrom(facts, id, importedAt) ?? '9999') <= asOf)
  return known.map((id) => {
    const own = (row: FactRow) => row.customer_id === id
    const ofCustomer = sales.filter(({ customer }) => customer === id)
    return {
      customer_id: id,
      as_of: asOf,
      ...purchasesOf(ofCustomer, asOf),
      ...varietyOf(until, ofCustomer, own),
      ...serviceOf(facts, own, asOf),
    }
  })
}

/** Own margin drawn towards the base's by one typical purchase; a base without known cost has the company's rate. */
export function bruteForceMarginRates(snapshot: readonly BruteForceSnapshot[], marginRate: number): number[] {
  const of = (row: BruteForceSnapshot, column: string) => Number(row[column] ?? 0)
  const buyers = snapshot.filter((row) => of(row, 'purchase_days') > 0)
  const sum = (column: string) => total(buyers.map((row) => of(row, column)))
  const days = sum('purchase_days')
  const meanPurchase = days === 0 ? 0 : Math.max(0, sum('revenue') / days)
  const costed = sum('costed_revenue')
  const rate = costed > 0 ? (costed - sum('cost_of_goods')) / costed : marginRate
  return snapshot.map((row) => {
    const weight = Math.max(0, of(row, 'costed_revenue')) + meanPurchase
    const margin = of(row, 'costed_revenue') - of(row, 'cost_of_goods')
    return Math.fround(weight === 0 ? rate : (margin + rate * meanPurchase) / weight)
  })
}
