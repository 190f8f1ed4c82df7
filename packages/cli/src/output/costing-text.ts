import type { CostModel } from '@sabad/contract/schemas/cost-model'
import type {
  CostingComparison,
  CostingReport,
  CostModelCheck,
  CostModelVersion,
  PoolCosting,
  StoredCostModel,
} from '@sabad/contract/schemas/costing'
import { driverText, findingLines, minutesText, stepText } from './costing-words.ts'
import { amount, count, decimal, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'

const right = (title: string) => ({ title, align: 'right' as const })

/** To the minute: seconds say nothing of a decision. */
const minute = (moment: string): string => moment.replace('T', ' ').slice(0, 16)

function poolRow({ name, level, source, capacity }: CostModel['pools'][number]): string[] {
  const accounts = source.kind === 'typed' ? `typed, ${amount(source.perMonth)} a month` : source.accounts.join(', ')
  const supplied = capacity && `${decimal(capacity.minutesPerMonth)} min × ${share(capacity.share)}`
  return [name, level, supplied ?? NONE, accounts]
}

const activityRow = ({ name, pool, step, driver, minutes, share: part }: CostModel['activities'][number]): string[] => [
  name,
  pool,
  stepText(step),
  driverText(driver),
  minutes ? minutesText(minutes) : part === null ? '' : share(part),
]

export function modelLines(model: CostModel): string[] {
  const { financing } = model
  const others = [
    ...model.direct.map(({ account, step }) => `Booked on customers: ${account} is ${stepText(step)}.`),
    ...model.measured.map(({ source, step }) => `Cost of the ${source} themselves is ${stepText(step)}.`),
    ...(financing
      ? [
          `Receivables: ${decimal(financing.days)} days at ${share(financing.costOfCapital)} a year is ${stepText('financing')}.`,
        ]
      : []),
  ]
  return [
    table(
      [{ title: 'pool' }, { title: 'level' }, right('capacity a month'), { title: 'accounts' }],
      model.pools.map(poolRow),
    ),
    '',
    table(
      [{ title: 'activity' }, { title: 'pool' }, { title: 'step' }, { title: 'driver' }, { title: 'time or share' }],
      model.activities.map(activityRow),
    ),
    ...(others.length > 0 ? ['', ...others.map(printable)] : []),
  ]
}

export function costModelText({ version, model, isCosted }: StoredCostModel): string {
  if (!version || !model) {
    return 'No cost model yet: import ledger costs and refresh, or start from "sabad costing draft --to model.json".'
  }
  const about = `Cost model version ${version.number} by ${version.author ?? NONE}: ${version.rationale ?? NONE}.`
  const stale = isCosted ? [] : ['', 'The newest date is not costed by it yet: run "sabad refresh".']
  return [printable(about), '', ...modelLines(model), ...stale].join('\n')
}

export const savedModelText = ({ version }: StoredCostModel): string =>
  printable(`Saved cost model version ${version?.number ?? ''}: "sabad refresh" costs every date by it.`)

export function modelVersionsText(versions: readonly CostModelVersion[]): string {
  if (versions.length === 0) return 'No cost model yet.'
  const rows = versions.map(({ number, createdAt, author, rationale }) => [
    count(number),
    minute(createdAt),
    author ?? NONE,
    rationale ?? NONE,
  ])
  return table([right('version'), { title: 'decided' }, { title: 'author' }, { title: 'rationale' }], rows)
}

export const checkText = ({ isSound, findings }: CostModelCheck): string =>
  [isSound ? 'The cost model can be used.' : 'The cost model cannot be used.', ...findingLines(findings)].join('\n')

const poolCostRow = (pool: PoolCosting): string[] => [
  pool.name,
  pool.level,
  amount(pool.cost),
  share(pool.utilisation),
  amount(pool.assigned),
  amount(pool.unassigned),
  amount(pool.unused),
]

const POOL_COLUMNS = [
  { title: 'pool' },
  { title: 'level' },
  right('cost'),
  right('used'),
  right('assigned'),
  right('unassigned'),
  right('unused'),
]

const ACTIVITY_COLUMNS = [
  { title: 'activity' },
  right('units'),
  right('minutes'),
  right('a unit costs'),
  right('cost'),
  right('customers'),
  { title: 'driver' },
]

/** Rates can be far below a cent. */
const unitCost = (value: number | null): string =>
  value !== null && Math.abs(value) < 0.1 ? value.toPrecision(4) : amount(value)

function reconciliationLines({ reconciliation: r }: CostingReport): string[] {
  return [
    `Ledger ${amount(r.ledger)} = in pools ${amount(r.inPools)} + on customers ${amount(r.direct)} + not taken ${amount(r.notTaken)}.`,
    `Pools ${amount(r.inPools + r.typed)} (typed ${amount(r.typed)}) = assigned ${amount(r.assigned)} + unassigned ${amount(r.unassigned)} + unused ${amount(r.unused)}.`,
  ]
}

export function costingText(report: CostingReport, currency: string): string {
  const { after, asOf, months, version, pools, activities, findings } = report
  const span = months === 12 ? '' : `, of which ${plural(months, 'month')} count`
  return [
    `Cost model version ${version}, ${after} to ${asOf}${span}, in ${currency}`,
    '',
    table(POOL_COLUMNS, pools.map(poolCostRow)),
    '',
    table(
      ACTIVITY_COLUMNS,
      activities.map((activity) => [
        activity.name,
        decimal(activity.quantity),
        decimal(activity.minutes),
        unitCost(activity.unitCost),
        amount(activity.cost),
        count(activity.customers),
        driverText(activity.driver),
      ]),
    ),
    '',
    ...reconciliationLines(report),
    ...(findings.length > 0 ? ['', ...findingLines(findings)] : []),
  ].join('\n')
}

function groupLines({ groups }: CostingComparison): string[] {
  if (groups.length === 0) return []
  const rows = groups.map(({ title, customers, costToServe, contribution }) => [
    title,
    count(customers),
    amount(costToServe.from),
    amount(costToServe.to),
    amount(contribution.from),
    amount(contribution.to),
  ])
  const columns = [
    { title: 'group' },
    right('customers'),
    right('cost to serve'),
    right('then'),
    right('contribution'),
    right('then'),
  ]
  return ['', table(columns, rows)]
}

function signLines({ signChanges }: CostingComparison): string[] {
  const { toLoss, toProfit, customers } = signChanges
  const counted = `${plural(toLoss, 'customer')} would turn from profit to loss, ${count(toProfit)} from loss to profit.`
  if (customers.length === 0) return ['', counted]
  const rows = customers.map(({ customerId, name, contribution: { from, to } }) => [
    customerId,
    amount(from),
    amount(to),
    name ?? '',
  ])
  return ['', counted, table([{ title: 'customer' }, right('contribution'), right('then'), { title: 'name' }], rows)]
}

export function costComparisonText(comparison: CostingComparison, currency: string): string {
  const { asOf, from, to, activities, totals } = comparison
  const rows = activities.map((activity) => [
    activity.name,
    unitCost(activity.from?.unitCost ?? null),
    unitCost(activity.to?.unitCost ?? null),
    amount(activity.from?.cost),
    amount(activity.to?.cost),
  ])
  return [
    `Cost model version ${from}, then version ${to}, as of ${asOf}, in ${currency}`,
    '',
    table([{ title: 'activity' }, right('a unit costs'), right('then'), right('cost'), right('then')], rows),
    '',
    table(
      [right('version'), right('cost to serve'), right('contribution'), right('unassigned'), right('unused')],
      totals.map(({ version, sums, unassigned, unused }) => [
        count(version),
        amount(sums.costToServe),
        amount(sums.contribution),
        amount(unassigned),
        amount(unused),
      ]),
    ),
    ...groupLines(comparison),
    ...signLines(comparison),
  ].join('\n')
}
