import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const CUSTOMERS = 300
const FIRST_DAY = Date.UTC(2025, 0, 6)
const DAYS = 540
const DAY_MILLISECONDS = 86_400_000

/** Park and Miller's generator: the same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const isoDay = (day: number): string =>
  new Date(FIRST_DAY + Math.floor(day) * DAY_MILLISECONDS).toISOString().slice(0, 10)

const exponential = (random: () => number, mean: number): number => -Math.log(1 - random()) * mean

const id = (customer: number): string => `C${String(customer).padStart(4, '0')}`

/** Days on which a customer buys: from the first visit on, until a life of random length ends. */
function purchaseDays(random: () => number): number[] {
  const first = random() * DAYS
  const end = Math.min(DAYS, first + exponential(random, 400))
  const gap = 15 + exponential(random, 60)
  const days = [first]
  for (let day = first + exponential(random, gap); day < end; day += exponential(random, gap)) days.push(day)
  return days
}

/** A name that would clear the screen and retitle the window if a terminal were to obey it. */
const HOSTILE_NAME = 'Evil \u001b[2J\u001b]0;owned\u0007 \u202eLtd'

const nameOf = (customer: number): string => (customer === 7 ? HOSTILE_NAME : `Customer ${customer}`)

function customersFile(): string {
  const rows = Array.from({ length: CUSTOMERS }, (_, at) => {
    const country = ['Austria', 'Indonesia', 'Iran'][at % 3]
    return `${id(at + 1)},"${nameOf(at + 1)}",${country}`
  })
  return ['customer_id,name,country', ...rows, ''].join('\n')
}

function ordersFile(): string {
  const random = seeded(20_261)
  const rows: string[] = []
  for (let customer = 1; customer <= CUSTOMERS; customer += 1) {
    const spend = 20 + exponential(random, 60)
    for (const day of purchaseDays(random)) {
      const amount = (spend * (0.6 + 0.8 * random())).toFixed(2)
      rows.push(`O${rows.length + 1},${id(customer)},${isoDay(day)},${amount}`)
    }
  }
  const mistakes = ['O9001,C0001,2025-02-31,10.00', 'O9002,C0002,2025-03-01,a lot', 'O9003,,2025-03-02,12.00']
  return ['order_id,customer_id,order_date,amount', ...rows, ...mistakes, ''].join('\n')
}

/** Frequency, recency and age of customers, as many as bought: what `fit` reads. */
function cellsFile(): string {
  const random = seeded(7)
  const rows = Array.from({ length: CUSTOMERS }, () => {
    const [first = 0, ...repeats] = purchaseDays(random)
    const recency = (repeats.at(-1) ?? first) - first
    return `${repeats.length},${recency.toFixed(1)},${(DAYS - first).toFixed(1)}`
  })
  return ['frequency,recency,T', ...rows, ''].join('\n')
}

const sizes = {
  portfolioId: 'size',
  title: 'By size',
  description: 'How much a customer bought so far',
  tiers: [
    {
      name: 'revenue',
      title: 'Revenue',
      measure: 'revenue',
      method: { kind: 'fixed', cuts: [100, 500] },
      labels: ['small', 'middle', 'large'],
      missing: 'none',
    },
  ],
  groups: [
    { name: 'large', title: 'Large', description: 'More than 500', anyOf: [{ revenue: ['large'] }] },
    { name: 'middle', title: 'Middle', description: '100 to 500', anyOf: [{ revenue: ['middle'] }] },
  ],
  rest: { name: 'small', title: 'Small', description: 'Everyone else' },
}

/** A market project on groups of the portfolio of sizes; one of them is not there, one criterion is not rated. */
const ownMarket = {
  projectId: 'own-market',
  title: 'Our market',
  note: '',
  business: { benefit: 'A good day', territories: ['Vienna'], competitors: [] },
  variables: { chosen: ['revenue', 'recency_days'], sensitiveAllowed: false, ideas: [] },
  segments: ['large', 'middle', 'tiny'].map((group) => ({
    segmentId: group,
    title: `The ${group} | ones`,
    description: '',
    product: '',
    market: '',
    group: { portfolioId: 'size', group },
  })),
  attractiveness: {
    judgements: null,
    criteria: [
      {
        criterionId: 'customers',
        title: 'Customers',
        weight: 2,
        reverse: false,
        source: { kind: 'figure', figure: 'customers', low: 0, high: 200 },
      },
      {
        criterionId: 'growth',
        title: 'Growth',
        weight: 1,
        reverse: false,
        source: { kind: 'entered', values: [], low: 0, high: 1 },
      },
    ],
  },
  fit: {
    judgements: null,
    criteria: [
      {
        criterionId: 'recency',
        title: 'Recency',
        weight: 1,
        reverse: true,
        source: { kind: 'measure', measure: 'recency_days', low: 0, high: 365 },
      },
    ],
  },
  targets: {
    budget: 10,
    capacities: [],
    candidates: [{ segmentId: 'large', netPresentValue: 5, cost: 20, uses: [], decision: 'must' }],
  },
}

/** A score of two measures, and of a third that nobody has a value of. */
const loyalty = {
  portfolioId: 'loyalty',
  title: 'Loyalty',
  description: 'Scored from what customers do',
  tiers: [
    {
      name: 'loyalty',
      title: 'Loyalty',
      score: {
        criteria: [
          { title: 'Recency', weight: 3, variable: 'recency_days', worst: 365, best: 0 },
          { title: 'Purchase days', weight: 2, variable: 'purchase_days', worst: 1, best: 10 },
          { title: 'Satisfaction', weight: 2, variable: 'satisfaction', worst: 0, best: 10 },
          { title: 'Trust', weight: 1, variable: 'ratings.trust', worst: 1, best: 5 },
        ],
        minimumCoverage: 0.5,
      },
      method: { kind: 'fixed', cuts: [2.33, 3.67] },
      labels: ['low', 'medium', 'high'],
      missing: 'unknown',
    },
  ],
  groups: ['low', 'medium', 'high'].map((name) => ({
    name,
    title: name.toUpperCase(),
    description: name,
    anyOf: [{ loyalty: [name] }],
  })),
  rest: { name: 'rest', title: 'Rest', description: 'Never bought' },
  matching: 'exact',
}

/** A second version of it: one cut lies higher, and who bought nothing has a group. */
const wider = {
  ...sizes,
  title: 'By size, wider',
  tiers: sizes.tiers.map((tier) => ({ ...tier, method: { kind: 'fixed', cuts: [100, 800] } })),
  groups: [
    ...sizes.groups,
    { name: 'none', title: 'None', description: 'Nothing yet', anyOf: [{ revenue: ['none'] }] },
  ],
}

/** A ledger of two accounts a month, one of the head office, and a bonus that names a customer. */
function costsFile(): string {
  const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, 7 + at, 0)).toISOString().slice(0, 10))
  const rows = months.flatMap((day, at) => [
    `${day},Order desk,process orders,orders,${(900 + at * 10.05).toFixed(2)},`,
    `${day},Newsletter,write,readers,50.00,`,
    `${day},Head office,run the company,orders,400.00,`,
  ])
  return [
    'date,account,activity,driver,amount,customer_id',
    ...rows,
    '2025-12-31,Bonus,pay bonuses,,120.00,C0007',
    '',
  ].join('\n')
}

/** Orders by time; the newsletter by customers; four weeks of waiting for money. */
const ownCosts = {
  pools: [
    {
      name: 'Order desk',
      level: 'order',
      source: { kind: 'ledger', accounts: ['Order desk'] },
      capacity: { minutesPerMonth: 2000, share: 0.8 },
    },
    { name: 'Newsletter', level: 'customer', source: { kind: 'ledger', accounts: ['Newsletter'] } },
    { name: 'Rent', level: 'facility', source: { kind: 'typed', perMonth: 250 } },
  ],
  activities: [
    {
      name: 'process orders',
      pool: 'Order desk',
      step: 'order-cost',
      driver: { count: 'orders' },
      minutes: { base: 12, extra: [{ driver: { count: 'new-customers' }, minutes: 5 }] },
    },
    { name: 'write', pool: 'Newsletter', step: 'marketing', driver: { count: 'customers' } },
  ],
  direct: [{ account: 'Bonus', step: 'rebates' }],
  financing: { days: 28, costOfCapital: 0.08 },
}

/** It takes one account twice, and divides by shares that do not sum. */
const unsoundCosts = {
  ...ownCosts,
  pools: [...ownCosts.pools, { ...ownCosts.pools[1], name: 'Letters' }],
  activities: [
    ...ownCosts.activities.slice(0, 1),
    { ...ownCosts.activities[1], share: 0.5 },
    { ...ownCosts.activities[1], name: 'send', share: 0.2 },
  ],
}

/** A strategy for the large ones; its days lie where no test will ever be run. */
const strategy = {
  kind: 'enhance',
  reason: 'They could buy more',
  owner: 'Ada',
  stage: 'strategise',
  reviewOn: '2999-06-30',
  proposition: {
    offer: 'The next category',
    price: 'List price',
    serviceLevel: 'A call a month',
    channel: 'Phone',
    relationship: 'efficient-care',
    jointPlan: '',
    discount: { rate: 0.05, baselineSales: 40_000, marginRate: 0.45, expectedUplift: 0.2 },
  },
  goals: [
    { goalId: 'earn', family: 'profit', title: 'Earn more', parentId: null, weight: 100 },
    { goalId: 'often', family: 'loyalty', title: 'More often', parentId: 'earn', weight: 100 },
  ],
  actions: [
    {
      actionId: 'call',
      title: 'Call all of them',
      goalId: 'often',
      owner: 'Ben',
      from: '2999-04-01',
      until: '2999-05-31',
      cost: 800,
      channel: 'phone',
    },
  ],
  kpis: [
    { kpiId: 'again', kpi: 'repeat_rate', goalId: 'often', target: 0.99, targetOn: '2999-12-31' },
    { kpiId: 'profit', kpi: 'profit_per_customer', goalId: 'earn', target: 2000, targetOn: '2999-12-31' },
    { kpiId: 'nps', kpi: 'nps', goalId: null, target: 40, targetOn: '2999-12-31' },
  ],
  tasks: [{ taskId: 'ask', stage: 'collect', title: 'Ask why they buy elsewhere', owner: 'Cleo', due: '2999-02-01' }],
  needs: [
    {
      needId: 'speed',
      title: 'Speed',
      importance: 5,
      variable: null,
      met: { offer: 0, price: 0, serviceLevel: 1, channel: 0 },
    },
  ],
  valueCriteria: [
    { criterionId: 'speed', title: 'Speed of delivery', side: 'benefit', weight: 60 },
    { criterionId: 'advice', title: 'Advice', side: 'benefit', weight: 40 },
    { criterionId: 'price', title: 'Price', side: 'sacrifice', weight: 100 },
  ],
  endUnflaggedOnly: false,
  regulatedService: false,
}

const rating = {
  rater: 'Company 7',
  raterKind: 'customer',
  ratedOn: '2024-05-02',
  scores: [
    { criterionId: 'speed', ours: 8, alternative: 6 },
    { criterionId: 'advice', ours: 5, alternative: 7 },
    { criterionId: 'price', ours: 4, alternative: 5 },
  ],
}

/** Gives customers up without a reason and without a KPI. */
const ending = {
  ...strategy,
  kind: 'end',
  reason: '',
  kpis: [],
  proposition: { ...strategy.proposition, discount: null },
}

const crossed = { ...strategy, actions: strategy.actions.map((action) => ({ ...action, until: '2999-03-01' })) }
/** What managers judge about three groups of the starter portfolio; the curve of one is an S. */
const answers = [
  ['loyal', 'exponential', [1000, 2000, 2600, 3000, 3200, 3600]],
  ['profitable', 'adbudg', [800, 1500, 1900, 2900, 3500, 4200]],
  ['dormant', 'exponential', [1500, 300, 330, 350, 360, 400]],
].map(([group, form, amounts]) => {
  const [presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited] = [...(amounts ?? [])]
  return { group, source: 'answers', form, presentEffort, atZero, atHalf, atPresent, atHalfMore, atUnlimited }
})

/** Answers to some statements of the self-audit. */
const selfAudit = {
  'data-joined': { score: 4 },
  'groups-defined': { score: 5 },
  'cost-to-serve-known': { score: 2, note: 'Since spring' },
  'insights-acted-on': { score: 2 },
  'strategies-written': { score: 1, note: 'One of two' },
}

/** Writes the files of a company small enough to be read through. */
export async function writeSmallCompany(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'customers.csv'), customersFile())
  await writeFile(join(directory, 'orders.csv'), ordersFile())
  await writeFile(join(directory, 'cells.csv'), cellsFile())
  await writeFile(join(directory, 'size.json'), JSON.stringify(sizes))
  await writeFile(join(directory, 'own-market.json'), JSON.stringify(ownMarket))
  await writeFile(join(directory, 'loyalty.json'), JSON.stringify(loyalty))
  await writeFile(join(directory, 'answers.json'), JSON.stringify(answers))
  await writeFile(join(directory, 'wider.json'), JSON.stringify(wider))
  await writeFile(join(directory, 'costs.csv'), costsFile())
  await writeFile(join(directory, 'own-costs.json'), JSON.stringify(ownCosts))
  await writeFile(join(directory, 'unsound-costs.json'), JSON.stringify(unsoundCosts))
  await writeFile(join(directory, 'strategy.json'), JSON.stringify(strategy))
  await writeFile(join(directory, 'ending.json'), JSON.stringify(ending))
  await writeFile(join(directory, 'crossed.json'), JSON.stringify(crossed))
  await writeFile(join(directory, 'self-audit.json'), JSON.stringify(selfAudit))
  await writeFile(join(directory, 'rating.json'), JSON.stringify(rating))
}
