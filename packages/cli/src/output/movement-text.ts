import type { Movement } from '@sabad/contract/schemas/movement'
import { DIRECTIONS, rankingText } from './movement-words.ts'
import { change, count, money, NONE, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

type Flow = Movement['flows'][number]

const OUTSIDE = null
const NOTHING = '·'

const sum = (flows: readonly Flow[]): number => flows.reduce((total, { customers }) => total + customers, 0)

const cell = (flows: readonly Flow[]): string => (flows.length === 0 ? NOTHING : count(sum(flows)))

/** Columns carry the numbers of the rows, so that eleven groups still fit a terminal. */
function matrix({ groups, flows }: Movement, heading: Terminal['heading']): string {
  const into = [...groups.map(({ index }) => index), OUTSIDE]
  const number = (index: number) => String(groups.findIndex((group) => group.index === index) + 1)
  const row = (title: string, from: Flow[]) => [
    title,
    ...into.map((to) => cell(from.filter((flow) => flow.to === to))),
    cell(from),
  ]
  const rows = groups.map(({ index, title }) =>
    row(
      `${number(index)} ${title}`,
      flows.filter(({ from }) => from === index),
    ),
  )
  const columns = ['from \\ to', ...groups.map(({ index }) => number(index)), 'left', 'all']
  return table(
    columns.map((title, at) => (at === 0 ? { title } : { title, align: 'right' as const })),
    [
      ...rows,
      row(
        'entered',
        flows.filter(({ from }) => from === OUTSIDE),
      ),
      row('all', [...flows]),
    ],
    heading,
  )
}

const valueChange = ({ valueBefore, valueAfter }: Flow): number | null =>
  valueBefore === null && valueAfter === null ? null : (valueAfter ?? 0) - (valueBefore ?? 0)

const size = (flow: Flow): number => Math.abs(valueChange(flow) ?? 0)

const FLOWS_SHOWN = 10

function largestFlows({ groups, flows }: Movement, currency: string): string {
  const title = (index: number | null, outside: string) =>
    index === OUTSIDE ? outside : (groups.find((group) => group.index === index)?.title ?? NONE)
  const largest = flows
    .filter(({ from, to }) => from !== to)
    .sort((one, other) => size(other) - size(one) || other.customers - one.customers)
    .slice(0, FLOWS_SHOWN)
  const right = (heading: string) => ({ title: heading, align: 'right' as const })
  return table(
    [
      { title: 'from' },
      { title: 'to' },
      right('customers'),
      right('value before'),
      right('after'),
      right(`change (${currency})`),
    ],
    largest.map((flow) => [
      title(flow.from, '(entered)'),
      title(flow.to, '(left)'),
      count(flow.customers),
      money(flow.valueBefore),
      money(flow.valueAfter),
      change(valueChange(flow)),
    ]),
  )
}

const MISSING_VALUE = 'No lifetime value was published at one of the dates, so that moves have no value.'

/** How many went up and down, and what the moves brought in lifetime value. */
function rates(movement: Movement, currency: string): string {
  const { upgradeRate, downgradeRate, netValue, rankedBy } = movement
  const right = (heading: string) => ({ title: heading, align: 'right' as const })
  const rows = netValue.map(({ direction, customers, change: value }) => [
    DIRECTIONS[direction],
    count(customers),
    change(value),
  ])
  const valued = netValue.some((one) => one.change !== null)
  const total = netValue.reduce((all, one) => all + (one.change ?? 0), 0)
  return [
    `${share(upgradeRate.value)} moved up, ${share(downgradeRate.value)} moved down. ${rankingText(rankedBy)}`,
    '',
    table(
      [{ title: 'direction' }, right('customers'), right(`change in value (${currency})`)],
      [...rows, ['all', count(sum(movement.flows)), valued ? change(total) : NONE]],
    ),
    ...(valued ? [] : [MISSING_VALUE]),
  ].join('\n')
}

/** Who went where between two dates: the matrix, and the flows that changed the most value. */
export function movementText(movement: Movement, currency: string, { heading }: Terminal): string {
  const { portfolioId, from, to, moved, stayed, entered, left } = movement
  return [
    heading(printable(`Movement in ${portfolioId} from ${from} to ${to}, in customers`)),
    '',
    matrix(movement, heading),
    '',
    `${count(stayed)} stayed, ${count(moved)} moved, ${count(entered)} entered, ${count(left)} left.`,
    rates(movement, currency),
    ...(movement.flows.some((flow) => flow.from !== flow.to) ? ['', largestFlows(movement, currency)] : []),
  ].join('\n')
}
