import type { CohortTable, ContractSurvival, SatisfactionChain } from '@sabad/contract/schemas/kpi'
import { count, decimal, mean, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const right = (title: string) => ({ title, align: 'right' as const })

export type CohortFigure = 'active' | 'revenue' | 'margin'

const TITLES = {
  active: 'Share of each cohort that bought',
  revenue: 'Revenue of each cohort against its first period',
  margin: 'Margin so far per customer of each cohort',
} as const satisfies Record<CohortFigure, string>

type Figures = CohortTable['atEqualAge'][number] | CohortTable['cohorts'][number]['cells'][number]

const write = (cell: Figures | undefined, figure: CohortFigure): string => {
  if (!cell) return ''
  if (figure === 'active') return share(cell.activeShare)
  return figure === 'revenue' ? share(cell.revenueShare) : money(cell.cumulativeMargin)
}

/** Cohorts down, ages along; ages that are not complete are blank. */
export function cohortsText(found: CohortTable, figure: CohortFigure, { heading }: Terminal): string {
  const { cohorts, atEqualAge, period, asOf, currency } = found
  const money = figure === 'margin' ? `, in ${currency}` : ''
  const title = heading(printable(`${TITLES[figure]}, by ${period} of the first purchase, as of ${asOf}${money}`))
  if (found.missing) return `${title}\n\nNo ${period} is complete yet since the first purchase: choose shorter periods.`
  const columns = [{ title: 'first purchase' }, right('customers'), ...atEqualAge.map(({ age }) => right(`age ${age}`))]
  const rows = cohorts.map(({ start, customers, cells }) => [
    start,
    count(customers),
    ...atEqualAge.map(({ age }) => write(cells[age], figure)),
  ])
  const all = ['all at equal age', count(atEqualAge[0]?.customers ?? 0), ...atEqualAge.map((at) => write(at, figure))]
  return [
    title,
    '',
    table(columns, [...rows, all]),
    '',
    'Ages that are not complete are blank: compare within a column. The first row also holds everyone who was a customer before the records begin.',
  ].join('\n')
}

export function survivalText(found: ContractSurvival, { heading }: Terminal): string {
  const title = heading(printable(`How long contracts last, as of ${found.asOf}`))
  if (found.missing) return `${title}\n\nThere are no contracts: import them with their start and end.`
  const median =
    found.medianMonths === null
      ? 'More than half go on as far as can be seen.'
      : `Half have ended after ${plural(found.medianMonths, 'month')}.`
  return [
    title,
    '',
    `${plural(found.contracts, 'contract')}, of which ${count(found.ended)} ended. ${median}`,
    '',
    table(
      [right('months'), right('at risk'), right('ended'), right('hazard'), right('go on'), { title: '95% interval' }],
      found.steps.map((step) => [
        count(step.months),
        count(step.atRisk),
        count(step.ended),
        share(step.hazard),
        share(step.survival),
        step.lower === null ? NONE : `${share(step.lower)} to ${share(step.upper)}`,
      ]),
    ),
  ].join('\n')
}

const OUTCOMES = { retention: 'bought again', margin: 'margin', 'lifetime-value': 'lifetime value' } as const

function correlationLines({ correlations }: SatisfactionChain): string[] {
  return correlations.map(
    ({ outcome, value, lower, upper }) =>
      `Rank correlation with ${OUTCOMES[outcome]}: ${mean(value)} (95% interval ${mean(lower)} to ${mean(upper)}).`,
  )
}

export function chainText(chain: SatisfactionChain, { heading }: Terminal): string {
  const { ratedUntil, asOf, currency, bands, missing, customers } = chain
  const title = heading(printable(`Ratings of the year up to ${ratedUntil}, and what came until ${asOf} (${currency})`))
  if (missing) {
    return `${title}\n\nAt least ${count(Number(missing.params.needed))} customers must have rated; ${count(customers)} have.`
  }
  return [
    title,
    '',
    table(
      [{ title: 'last rating' }, right('customers'), right('bought again'), right('margin'), right('lifetime value')],
      bands.map((band) => [
        `${band.band}, ${decimal(band.from)} to ${decimal(band.to)}`,
        count(band.customers),
        share(band.retention?.value),
        money(band.margin?.value),
        money(band.lifetimeValue?.value),
      ]),
    ),
    '',
    ...correlationLines(chain),
    'An association, not an effect: nobody was made satisfied at random.',
  ].join('\n')
}
