import fc from 'fast-check'
import type { FactRow, Facts } from './company.ts'

/** Days around everything that has ever gone wrong with dates: month ends, 29 February, and years apart. */
const days = [
  '2023-01-31',
  '2023-02-28',
  '2023-03-01',
  '2023-06-15',
  '2023-12-31',
  '2024-01-31',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-06-30',
  '2024-12-31',
  '2025-01-01',
  '2025-02-28',
  '2025-03-01',
] as const

export const day = fc.constantFrom(...days)

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
const customer = fc.constantFrom(...numbered('c', 5))

/** Money in quarters, so that sums are exact whatever their order. */
const money = fc.integer({ min: -200, max: 200 }).map((quarters) => quarters / 4)
const positive = fc.integer({ min: 0, max: 200 }).map((quarters) => quarters / 4)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const channel = maybe(fc.constantFrom('web', 'shop', 'agent'))

const rows = (fields: Record<string, fc.Arbitrary<string | number | boolean | null>>, most: number, key: string) =>
  fc
    .array(fc.record(fields), { maxLength: most })
    .map((all): FactRow[] => all.map((row, index) => ({ ...row, [key]: `${key[0]}${index}` })))

/** An order has one customer, whoever sends its lines. */
const customerOfOrder = (order: string) => `c${(Number.parseInt(order.slice(1), 10) % 5) + 1}`
const order = fc.constantFrom(...numbered('o', 14))
const byOrder = (row: FactRow): FactRow => ({ ...row, customer_id: customerOfOrder(String(row.order_id)) })
const oncePerOrder = (all: readonly FactRow[]) => [...new Map(all.map((row) => [row.order_id, row])).values()]

const orders = rows(
  { order_id: order, ordered_on: day, amount: money, discount: maybe(positive), cost: maybe(positive), channel },
  8,
  'status',
).map((all) => oncePerOrder(all).map(byOrder))

const lines = rows(
  {
    order_id: order,
    ordered_on: day,
    amount: money,
    quantity: maybe(fc.constantFrom(-2, 0, 1, 3)),
    product_id: maybe(fc.constantFrom('p1', 'p2', 'p3', 'unknown')),
    discount: maybe(positive),
    cost: maybe(positive),
    channel,
  },
  24,
  'line_id',
).map((all) => all.map(byOrder))

/** What was bought and taken back the same day. */
const cancelled = fc.array(fc.record({ order_id: order, ordered_on: day }), { maxLength: 2 }).map((all) =>
  all.flatMap(({ order_id, ordered_on }, index) =>
    [12.25, 3.5, -15.75].map((amount, part) =>
      byOrder({
        order_id: `${order_id}-${index}${amount < 0 ? 'C' : ''}`,
        ordered_on,
        amount,
        line_id: `x${index}${part}`,
      }),
    ),
  ),
)

const customers = fc
  .uniqueArray(fc.record({ customer_id: customer, since: maybe(day), country: maybe(fc.constantFrom('NL', 'ID')) }), {
    selector: ({ customer_id }) => customer_id,
  })
  .map((all): readonly FactRow[] => all)

/** Small fact sets of every kind, rich in coincidences. */
export const facts: fc.Arbitrary<Facts> = fc.record({
  customers,
  products: fc.constant([
    { product_id: 'p1', category: 'coffee' },
    { product_id: 'p2', category: 'coffee' },
    { product_id: 'p3', category: 'tea' },
  ]),
  orders,
  order_lines: fc.tuple(lines, cancelled).map(([some, others]) => [...some, ...others]),
  interactions: rows(
    {
      customer_id: customer,
      occurred_on: day,
      kind: maybe(fc.constantFrom('ticket', 'Complaint', 'call')),
      satisfaction: maybe(fc.integer({ min: 0, max: 10 })),
    },
    6,
    'interaction_id',
  ),
  contracts: rows({ customer_id: customer, started_on: day, ended_on: maybe(day) }, 5, 'contract_id'),
  costs: rows(
    { customer_id: maybe(customer), incurred_on: day, pool: fc.constant('freight'), amount: positive },
    3,
    'cost_id',
  ),
  contacts: rows(
    {
      customer_id: customer,
      contacted_on: day,
      is_holdout: maybe(fc.boolean()),
      responded: maybe(fc.boolean()),
      responded_on: maybe(day),
    },
    6,
    'contact_id',
  ),
  ratings: rows(
    { customer_id: customer, criterion: fc.constant('fit'), score: fc.integer({ min: 1, max: 5 }), rated_on: day },
    2,
    'rater',
  ),
})

/** An import day within the years of the facts: customers without any date are known from it on. */
export const importedAt = '2024-02-29'
