/** Park and Miller's generator: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const PEOPLE = 2400
const countries = ['Austria', 'Indonesia', 'Iran'] as const

const id = (at: number): string => `C${String(at).padStart(4, '0')}`
const day = (from: string, days: number): string =>
  new Date(Date.parse(from) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10)

interface Person {
  readonly at: number
  readonly country: (typeof countries)[number]
  readonly spend: number
}

function ordersOf(random: () => number, { at, spend }: Person): string[] {
  const orders = 1 + Math.floor(random() * 4)
  return Array.from({ length: orders }, (_, order) =>
    [`O${at}-${order}`, id(at), day('2025-08-01', random() * 200), (spend * (0.6 + random())).toFixed(2)].join(','),
  )
}

/** Letters make Indonesians buy more often, and nobody else. */
function contactOf(random: () => number, { at, country, spend }: Person): string {
  const isHoldout = random() < 0.35
  const buys = random() < (!isHoldout && country === 'Indonesia' ? 0.75 : 0.3)
  const outcome = buys ? (spend * (0.6 + 0.8 * random())).toFixed(2) : '0'
  return [`S${at}`, id(at), '2026-03-10', 'Spring letter', isHoldout, isHoldout ? 0 : 1.5, buys, outcome].join(',')
}

/** A company whose spring letter was held back from a third; of a call in the autumn nobody was left out. */
export function campaignCompany(): Readonly<Record<'customers' | 'orders' | 'contacts', string>> {
  const random = seeded(73)
  const people = Array.from(
    { length: PEOPLE },
    (_, at): Person => ({ at, country: countries[at % 3] ?? 'Iran', spend: 20 + 30 * random() }),
  )
  const file = (head: string, rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`
  const calls = people.slice(0, 200).map(({ at }) => `A${at},${id(at)},2026-02-20,Autumn call,false,4,false,0`)
  return {
    customers: file(
      'customer_id,name,country',
      people.map(({ at, country }) => `${id(at)},Customer ${at},${country}`),
    ),
    orders: file(
      'order_id,customer_id,order_date,amount',
      people.flatMap((person) => ordersOf(random, person)),
    ),
    contacts: file('contact_id,customer_id,date,campaign,is_holdout,cost,responded,outcome_value', [
      ...people.map((person) => contactOf(random, person)),
      ...calls,
    ]),
  }
}
