import type { Agreement, Axis, PortfolioAxes } from '@sabad/contract/schemas/portfolio-axes'
import { count, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'

const COLUMNS = [
  { title: 'criterion' },
  { title: 'weight', align: 'right' },
  { title: 'known of', align: 'right' },
  { title: 'raters', align: 'right' },
  { title: 'agreement (Kendall’s W)' },
] as const

function agreementText(agreement: Agreement | null): string {
  if (agreement === null || agreement.w === null) return NONE
  return `${agreement.w.toFixed(2)} (${plural(agreement.raters, 'rater')}, ${plural(agreement.customers, 'customer')})`
}

function axisText({ title, criteria, scored, thin, thinCustomers }: Axis): string {
  const rows = criteria.map((one) => [
    one.title,
    share(one.weight),
    count(one.customers),
    one.raters === null ? 'measured' : count(one.raters),
    agreementText(one.agreement),
  ])
  const notes = thinCustomers.map(
    ({ customerId, coverage, missing }) => `  ${customerId}: ${share(coverage)} known, missing ${missing.join(', ')}`,
  )
  return [
    printable(`${title}: ${plural(scored, 'customer')} scored, ${count(thin)} on less than 80 % of the weights`),
    table(COLUMNS, rows),
    ...notes.map(printable),
  ].join('\n')
}

export function axesText({ portfolioId, axes, sensitivity }: PortfolioAxes): string {
  if (axes.length === 0) return printable(`${portfolioId} has no axis that is a score: every tier is read from data.`)
  const weights = sensitivity
    ? [
        `Weights drawn anew, each ±20 %: places kept in ${share(sensitivity.kept)} of ${count(sensitivity.draws)} draws; ${count(sensitivity.settled)} of the ${plural(sensitivity.customers, 'most valuable customer')} tried keep theirs in most.`,
      ]
    : []
  return [...axes.map(axisText), ...weights].join('\n\n')
}
