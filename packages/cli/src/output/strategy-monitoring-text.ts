import type { Notice } from '@sabad/contract/schemas/figures'
import type {
  Benefits,
  BoardGroup,
  MonitoredKpi,
  StrategyBoard,
  StrategyMonitoring,
} from '@sabad/contract/schemas/strategy-monitoring'
import { alertText } from './alert-sentence.ts'
import { kpiAmount } from './kpi-amount.ts'
import { kpiLackText } from './kpi-text.ts'
import { change, count, money, NONE } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import { noticeText, words } from './words.ts'

const BOARD = [
  { title: 'group' },
  { title: 'customers', align: 'right' },
  { title: 'recommended' },
  { title: 'strategy' },
  { title: 'status' },
  { title: 'version', align: 'right' },
  { title: 'owner' },
  { title: 'review' },
  { title: 'KPIs' },
] as const

const lightsText = ({ green, amber, red, grey }: NonNullable<BoardGroup['strategy']>['lights']): string =>
  [
    [green, 'green'],
    [amber, 'amber'],
    [red, 'red'],
    [grey, 'unknown'],
  ]
    .flatMap(([number, name]) => (number === 0 ? [] : [`${number} ${name}`]))
    .join(', ') || NONE

function boardRow({ group, customers, recommended, strategy }: BoardGroup): string[] {
  const own = strategy
    ? [
        ...[words(strategy.kind), strategy.status, count(strategy.version), strategy.owner],
        ...[strategy.reviewOn, lightsText(strategy.lights)],
      ]
    : [NONE, NONE, NONE, NONE, NONE, NONE]
  return [group.name, count(customers), words(recommended), ...own]
}

export function boardText({ asOf, groups, alerts, gone }: StrategyBoard): string {
  return [
    table(BOARD, groups.map(boardRow)),
    '',
    `As of ${asOf}.`,
    ...alerts.map((alert) => printable(`${alert.title}: ${alertText(alert)}.`)),
    ...gone.map((name) => printable(`The strategy of ${name} has no group any more: the portfolio was changed.`)),
  ].join('\n')
}

const KPIS = [
  { title: 'KPI' },
  { title: 'light' },
  { title: 'baseline', align: 'right' },
  { title: 'now', align: 'right' },
  { title: 'expected', align: 'right' },
  { title: 'target', align: 'right' },
  { title: 'on' },
  { title: 'a month', align: 'right' },
  { title: 'outlook' },
] as const

function outlookText({ unit, forecast, shortage, tooFar }: MonitoredKpi): string {
  if (shortage) return `not enough history: needs ${shortage.needed} dates, has ${shortage.found}`
  if (tooFar) return `too far: ${tooFar.monthsAhead} months ahead, the dates allow ${tooFar.mostMonths}`
  if (!forecast) return NONE
  const write = (value: number) => kpiAmount(unit, value)
  const range = `${write(forecast.lower)} to ${write(forecast.upper)}`
  return `${write(forecast.value)} (${range}), ${forecast.reaches ? 'reaches it' : 'falls short'}`
}

function kpiRow(kpi: MonitoredKpi): string[] {
  const { title, unit, light, baseline, current, expected, target, targetOn, trend } = kpi
  const write = (value: number | null | undefined) => kpiAmount(unit, value)
  return [
    ...[title, light === 'grey' ? 'unknown' : light, write(baseline.value), write(current?.value), write(expected)],
    ...[write(target), targetOn, write(trend?.perMonth), outlookText(kpi)],
  ]
}

/** What a KPI lacks, or why it cannot be judged. */
function lackText(why: Notice): string {
  const lack = kpiLackText(why)
  return lack === null ? noticeText(why) : `it needs ${lack}`
}

export function monitoringText(answer: StrategyMonitoring): string {
  const { group, asOf, kind, status, version, owner, kpis, alerts, actions } = answer
  const missing = kpis.flatMap(({ title, missing: why }) => (why ? [`${title}: ${lackText(why)}.`] : []))
  const { open, done, overdue, plannedCost } = actions
  return [
    printable(`${group.title}: ${words(kind)}, version ${version}, ${status}, owner ${owner}; as of ${asOf}`),
    '',
    kpis.length === 0 ? 'No KPIs.' : table(KPIS, kpis.map(kpiRow)),
    '',
    `Actions: ${count(open)} open, ${count(done)} closed, ${count(overdue)} overdue; planned cost ${money(plannedCost)}.`,
    ...missing.map(printable),
    ...alerts.map((alert) => printable(`Alert: ${alertText(alert)}.`)),
  ].join('\n')
}

const BENEFITS = [
  { title: 'group' },
  { title: 'goal' },
  { title: 'KPI' },
  { title: 'baseline', align: 'right' },
  { title: 'target', align: 'right' },
  { title: 'realised', align: 'right' },
  { title: 'money a year', align: 'right' },
] as const

export function benefitsText({ asOf, benefits, money: total, plannedCost }: Benefits, currency: string): string {
  if (benefits.length === 0) return `No strategy is in force as of ${asOf}, so nothing is aimed at yet.`
  const rows = benefits.map(({ group, goal, title, unit, baseline, target, realised, money: worth }) => [
    ...[group.title, goal ?? NONE, title, kpiAmount(unit, baseline.value), kpiAmount(unit, target)],
    ...[kpiAmount(unit, realised?.value), change(worth)],
  ])
  return [
    table(BENEFITS, rows),
    '',
    `As of ${asOf}: ${total === null ? NONE : change(total)} ${currency} a year, at a planned cost of ${money(plannedCost)} ${currency}.`,
    'A comparison with the baseline: what else changed since then is in it.',
  ].join('\n')
}
