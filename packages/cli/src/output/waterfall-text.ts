import type { CustomerProfit, ProfitLine, ProfitSums, ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { driverText, stepText } from './costing-words.ts'
import { amount, count, decimal, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { words } from './words.ts'

type Steps = ProfitWaterfall['steps']
type Step = Steps[number]['step']

/** Which sum stands after a step. */
const SUMS: Readonly<Partial<Record<Step, readonly [string, keyof ProfitSums]>>> = {
  'on-invoice-discount': ['= Invoice revenue', 'invoiceRevenue'],
  returns: ['= Net revenue', 'netRevenue'],
  'product-cost': ['= Gross margin', 'grossMargin'],
  marketing: ['= Contribution', 'contribution'],
  'channel-cost': ['= Channel margin', 'channelMargin'],
}

const right = (title: string) => ({ title, align: 'right' as const })

/** What is taken off, below zero. */
const signed = (step: Step, value: number): number => (step === 'list-revenue' || value === 0 ? value : -value)

/** Half a cent: what is less is not there. */
const isThere = (value: number): boolean => Math.abs(value) >= 0.005

const ofNetRevenue = (value: number, { netRevenue }: ProfitSums): string =>
  share(netRevenue > 0 ? value / netRevenue : null)

function source({ amount: whole, measured }: Steps[number]): string {
  if (!isThere(whole)) return ''
  const part = measured / whole
  if (part > 0.9995) return 'measured'
  return part < 0.0005 ? 'apportioned' : `${share(part)} measured`
}

function stepRows(steps: Steps, sums: ProfitSums): string[][] {
  return steps.flatMap((row) => {
    const { step } = row
    const own = isThere(row.amount) || step === 'list-revenue'
    const value = signed(step, row.amount)
    const sum = SUMS[step]
    return [
      ...(own ? [[stepText(step), amount(value), ofNetRevenue(value, sums), source(row)]] : []),
      ...(sum ? [[sum[0], amount(sums[sum[1]]), ofNetRevenue(sums[sum[1]], sums), '']] : []),
    ]
  })
}

const steps = (rows: Steps, sums: ProfitSums, currency: string): string =>
  table([{ title: 'step' }, right(currency), right('of net revenue'), { title: 'source' }], stepRows(rows, sums))

const costToServeLine = (sums: ProfitSums, currency: string): string =>
  `Cost to serve: ${amount(sums.costToServe)} ${currency}, ${ofNetRevenue(sums.costToServe, sums)} of net revenue.`

export function waterfallText(waterfall: ProfitWaterfall, currency: string): string {
  const { group, customers, notAssigned, sums, after, asOf, version } = waterfall
  const whose = group ? `${group.title} (${plural(customers, 'customer')})` : `All ${plural(customers, 'customer')}`
  const left = notAssigned
    ? [
        `In no customer’s profit: ${amount(notAssigned.unassigned)} unassigned, ${amount(notAssigned.unused)} unused capacity, ${amount(notAssigned.notTaken)} that the model does not take.`,
      ]
    : []
  return [
    printable(`${whose}, ${after} to ${asOf}, cost model version ${version}`),
    '',
    steps(waterfall.steps, sums, currency),
    '',
    costToServeLine(sums, currency),
    ...left,
  ].join('\n')
}

/** Where a line comes from, in words. */
function originText({ from }: ProfitLine, currency: string): string {
  switch (from.kind) {
    case 'sales':
      return 'sales'
    case 'margin-rate':
      return `no cost known of ${amount(from.revenue)}: margin rate of the base, ${share(from.marginRate)}`
    case 'account':
      return `ledger account ${from.account}, ${plural(from.entries, 'entry', 'entries')}`
    case 'facts':
      return `cost of the ${words(from.source)} themselves`
    case 'receivables':
      return `${decimal(from.days)} days of net revenue at ${share(from.costOfCapital)} a year`
  }
  const ledger = from.entries === null ? 'typed' : plural(from.entries, 'ledger entry', 'ledger entries')
  const pool = `pool ${from.pool} (${amount(from.poolCost)} ${currency}, ${ledger})`
  const units = `${count(from.quantity)} × ${driverText(from.driver)}`
  const time = from.minutes === null ? '' : `, ${decimal(from.minutes)} min`
  return `${from.activity}: ${units}${time}, ${rate(from.rate)} a ${from.per}, ${pool}`
}

/** Rates can be far below a cent. */
const rate = (value: number): string => (Math.abs(value) < 0.1 ? value.toPrecision(4) : amount(value))

export function customerProfitText(profit: CustomerProfit, currency: string): string {
  const { customerId, name, after, asOf, version, sums, lines } = profit
  const rows = lines.map((line) => [
    stepText(line.step),
    amount(signed(line.step, line.amount)),
    line.source,
    originText(line, currency),
  ])
  return [
    printable(`${customerId}${name === null ? '' : ` ${name}`}, ${after} to ${asOf}, cost model version ${version}`),
    '',
    steps(profit.steps, sums, currency),
    '',
    costToServeLine(sums, currency),
    '',
    table([{ title: 'step' }, right(currency), { title: 'source' }, { title: 'from' }], rows),
  ].join('\n')
}
