import type { FactRow, Facts } from './company.ts'

/** Mulberry32: small, seeded, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DAY = 86_400_000
const start = Date.parse('2023-01-01') / DAY
const isoDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
const quarters = (value: number) => Math.max(1, Math.round(value * 4)) / 4

/**
 * Orders of buyers who come at rates of their own, spend amounts of their own, and leave one day: enough for the models
 * to be fitted. Money in quarters, so that sums are exact.
 */
export function simulatedBuyers(customers: number, seed = 7): Facts {
  const random = seeded(seed)
  const exponential = (mean: number) => -mean * Math.log(1 - random())
  const orders: FactRow[] = []
  for (let customer = 0; customer < customers; customer++) {
    const gap = 20 + exponential(60)
    const spend = 10 + exponential(30)
    let day = start + Math.floor(random() * 540)
    const end = day + exponential(400)
    for (let index = 0; day <= Math.min(end, start + 790); index++) {
      orders.push({
        order_id: `b${customer}-${index}`,
        customer_id: `b${String(customer).padStart(5, '0')}`,
        ordered_on: isoDay(Math.floor(day)),
        amount: quarters(spend * (0.5 + random())),
        cost: quarters(spend * 0.4),
        channel: random() < 0.7 ? 'web' : 'shop',
      })
      day += 1 + exponential(gap)
    }
  }
  return { orders }
}
