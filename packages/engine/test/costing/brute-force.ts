import type { CostDriver, CostModel, CostPool, CostStep, DriverFilter } from '@sabad/contract/schemas/cost-model'
import type { FactRow, Facts } from '../company.ts'
import { salesOf, yearsBefore } from '../snapshot/brute-force.ts'

/**
 * The costing computed as its definitions read (domain 4; docs/models/costing.md), customer by customer and row by row.
 * It shares nothing with the SQL that it is compared with.
 */
export interface BruteForceCosting {
  /** By customer: the steps of the waterfall, named as their columns. */
  readonly profits: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly pools: number
  readonly unassigned: number
  readonly unused: number
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

const passes = (row: Readonly<Record<string, unknown>>, where: readonly DriverFilter[]): boolean =>
  where.every(({ column, values, except }) => {
    const own = row[column]
    const isAmong = typeof own === 'string' && values.some((value) => value.toLowerCase() === own.toLowerCase())
    return isAmong !== except
  })

interface Books {
  readonly model: CostModel
  readonly customers: readonly string[]
  readonly facts: Facts
  readonly asOf: string
  readonly marginRate: number
}

const inWindow = (day: unknown, asOf: string): boolean => String(day) > yearsBefore(asOf, 1) && String(day) <= asOf

function salesIn({ facts, asOf }: Books, customer: string) {
  return salesOf(facts).filter((sale) => sale.customer === customer && inWindow(sale.day, asOf))
}

/** An order is one on each day that it sells; its channels are those of all its lines of the day. */
function ordersIn(books: Books, customer: string, where: readonly DriverFilter[]) {
  const sales = salesIn(books, customer)
  const keys = [...new Set(sales.map(({ order, day }) => `${order} ${day}`))]
  return keys
    .map((key) => sales.filter(({ order, day }) => `${order} ${day}` === key))
    .filter((lines) => where.length === 0 || lines.some((line) => passes({ channel: line.channel }, where)))
}

function factsIn({ facts, asOf }: Books, customer: string, table: 'interactions' | 'contacts'): readonly FactRow[] {
  const day = table === 'interactions' ? 'occurred_on' : 'contacted_on'
  return (facts[table] ?? []).filter(
    (row) => row.customer_id === customer && inWindow(row[day], asOf) && row.is_holdout !== true,
  )
}

function firstPurchase({ facts, asOf }: Books, customer: string): string | null {
  const days = salesOf(facts).filter((sale) => sale.customer === customer && sale.day <= asOf)
  const purchases = [...new Set(days.map(({ day }) => day))].sort().filter((day) => {
    const ofDay = days.filter((sale) => sale.day === day)
    const returned = total(ofDay.filter(({ isReturn }) => isReturn).map(({ amount }) => amount))
    return ofDay.some(({ isReturn }) => !isReturn) && (total(ofDay.map(({ amount }) => amount)) > 0 || returned === 0)
  })
  return purchases[0] ?? null
}

function quantity(books: Books, customer: string, { count, where }: CostDriver): number {
  const sold = (lines: ReturnType<typeof salesIn>) => lines.filter(({ isReturn }) => !isReturn)
  const orders = ordersIn(books, customer, where)
  switch (count) {
    case 'orders':
      return orders.filter((lines) => sold(lines).length > 0).length
    case 'lines':
      return total(orders.map((lines) => sold(lines).length))
    case 'returns':
      return orders.filter((lines) => lines.some(({ isReturn }) => isReturn)).length
    case 'revenue':
      return Math.max(0, total(orders.flatMap((lines) => lines.map(({ amount }) => amount))))
    case 'customers':
      return orders.some((lines) => sold(lines).length > 0) ? 1 : 0
    case 'new-customers':
      return (firstPurchase(books, customer) ?? '') > yearsBefore(books.asOf, 1) ? 1 : 0
    case 'interactions':
      return factsIn(books, customer, 'interactions').filter((row) => passes(row, where)).length
    case 'interaction-minutes':
      return total(
        factsIn(books, customer, 'interactions')
          .filter((row) => passes(row, where))
          .map((row) => number(row.duration_minutes)),
      )
    case 'contacts':
      return factsIn(books, customer, 'contacts').filter((row) => passes(row, where)).length
  }
}

function useOf(books: Books, customer: string, activity: CostModel['activities'][number]): number {
  const { minutes, driver } = activity
  const units = quantity(books, customer, driver)
  if (!minutes) return units
  const extra = minutes.extra.map((more) => more.minutes * quantity(books, customer, more.driver))
  return Math.max(0, minutes.base * units + total(extra))
}

const ledgerIn = ({ facts, asOf }: Books): readonly FactRow[] =>
  (facts.costs ?? []).filter((row) => inWindow(row.incurred_on, asOf))

/** Months of the window since the company's first order or cost, started ones whole. */
function monthsOf({ facts, asOf }: Books): number {
  const days = [
    ...[...(facts.orders ?? []), ...(facts.order_lines ?? [])].map((row) => String(row.ordered_on)),
    ...(facts.costs ?? []).map((row) => String(row.incurred_on)),
  ]
  const first = days.filter((day) => day <= asOf).sort()[0] ?? '0000'
  const [year = 0, month = 0, date = 0] = asOf.split('-').map(Number)
  for (let months = 1; months < 12; months++) {
    const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
    const moved = new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
    if (moved < first) return months
  }
  return 12
}

function costOf({ source }: CostPool, books: Books): number {
  if (source.kind === 'typed') return Math.round(source.perMonth * monthsOf(books) * 100) / 100
  const taken = ledgerIn(books).filter(
    (row) =>
      row.customer_id == null &&
      source.accounts.includes(String(row.pool)) &&
      (source.activities?.includes(String(row.activity ?? '')) ?? true),
  )
  return Math.round(total(taken.map((row) => number(row.amount))) * 100) / 100
}

interface Spread {
  /** By customer and step. */
  readonly parts: readonly (readonly [string, CostStep, number])[]
  readonly unassigned: number
  readonly unused: number
}

function spread(pool: CostPool, books: Books): Spread {
  const { model, customers } = books
  const cost = costOf(pool, books)
  const own = model.activities.filter((activity) => activity.pool === pool.name)
  if (pool.level === 'facility' || own.length === 0 || cost < 0) return { parts: [], unassigned: cost, unused: 0 }
  const uses = own.map((activity) => customers.map((customer) => useOf(books, customer, activity)))
  const used = total(uses.map(total))
  const rates = own.map((activity, index) => {
    if (pool.capacity) return cost / (pool.capacity.minutesPerMonth * pool.capacity.share * monthsOf(books))
    if (activity.minutes) return used > 0 ? cost / used : 0
    const units = total(uses[index] ?? [])
    return units > 0 ? (cost * (activity.share ?? 1 / own.length)) / units : 0
  })
  const parts = own.flatMap((activity, index) =>
    customers.map((customer, at) => [customer, activity.step, (uses[index]?.[at] ?? 0) * (rates[index] ?? 0)] as const),
  )
  const left = cost - total(parts.map(([, , part]) => part))
  return { parts, unassigned: pool.capacity ? 0 : left, unused: pool.capacity ? left : 0 }
}

/** What the customer's own facts and entries say of a step. */
function ownCost(step: CostStep, books: Books, customer: string): number {
  const { model } = books
  const booked = ledgerIn(books).filter(
    (row) =>
      row.customer_id === customer && model.direct.some((entry) => entry.account === row.pool && entry.step === step),
  )
  const measured = (source: 'interactions' | 'contacts' | 'shipping'): readonly (readonly [FactRow, number])[] =>
    source === 'shipping'
      ? (books.facts.orders ?? [])
          .filter((row) => row.customer_id === customer && inWindow(row.ordered_on, books.asOf))
          .map((row) => [row, number(row.shipping)])
      : factsIn(books, customer, source).map((row) => [row, number(row.cost)])
  // A fact that several entries of the same step take is taken once.
  const facts = (['interactions', 'contacts', 'shipping'] as const).flatMap((source) =>
    measured(source).filter(([row]) =>
      model.measured.some((cost) => cost.source === source && cost.step === step && passes(row, cost.where)),
    ),
  )
  return total(booked.map((row) => number(row.amount))) + total(facts.map(([, cost]) => cost))
}

const steps: readonly CostStep[] = [
  'rebates',
  'promotions',
  'terms',
  'freight-allowances',
  'product-cost',
  'order-cost',
  'delivery',
  'service',
  'selling',
  'financing',
  'marketing',
  'channel-cost',
]

export function bruteForceCosting(books: Books): BruteForceCosting {
  const { model, customers } = books
  const spreads = model.pools.map((pool) => spread(pool, books))
  const parts = spreads.flatMap((one) => one.parts)
  const all = customers.flatMap((customer) => salesIn(books, customer))
  const costed = all.filter(({ cost }) => cost !== null)
  const revenue = total(costed.map(({ amount }) => amount))
  const rate = revenue > 0 ? (revenue - total(costed.map(({ cost }) => cost ?? 0))) / revenue : books.marginRate
  const profitOf = (customer: string) => {
    const sales = salesIn(books, customer)
    const sold = sales.filter(({ isReturn }) => !isReturn)
    const uncosted = sales.filter(({ cost }) => cost === null)
    const estimated = (1 - rate) * total(uncosted.map(({ amount }) => amount))
    const cost = Object.fromEntries(
      steps.map((step) => {
        const apportioned = parts.filter(([whose, of]) => whose === customer && of === step).map(([, , part]) => part)
        const goods = step === 'product-cost' ? estimated + total(sales.map((sale) => sale.cost ?? 0)) : 0
        return [step.replaceAll('-', '_'), total(apportioned) + ownCost(step, books, customer) + goods]
      }),
    )
    const discount = total(sold.map((sale) => sale.discount))
    const list = total(sold.map(({ amount }) => amount)) + discount
    const returns = -total(sales.filter(({ isReturn }) => isReturn).map(({ amount }) => amount))
    const { rebates = 0, promotions = 0, terms = 0, freight_allowances = 0, financing = 0 } = cost
    const net = list - discount - rebates - promotions - terms - freight_allowances - returns
    const { days = 0, costOfCapital = 0 } = model.financing ?? {}
    return {
      ...cost,
      list_revenue: list,
      on_invoice_discount: discount,
      returns,
      financing: financing + (days / 365) * costOfCapital * Math.max(0, net),
      estimated_product_cost: estimated,
    }
  }
  return {
    profits: Object.fromEntries(customers.map((customer) => [customer, profitOf(customer)])),
    pools: total(model.pools.map((pool) => costOf(pool, books))),
    unassigned: total(spreads.map(({ unassigned }) => unassigned)),
    unused: total(spreads.map(({ unused }) => unused)),
  }
}
