import type { PortfolioPreview } from '@sabad/contract/schemas/portfolio-preview'
import { count, money, NONE, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const columns = (currency: string, published: PortfolioPreview['published']) =>
  [
    { title: 'group' },
    { title: 'customers', align: 'right' },
    { title: 'share', align: 'right' },
    { title: `value 12 months (${currency})`, align: 'right' },
    { title: 'joined', align: 'right' },
    { title: 'left', align: 'right' },
    ...(published ? [{ title: `against version ${published.version}`, align: 'right' } as const] : []),
    { title: 'who' },
  ] as const

/** What a definition would do. Counts of a sample are brought to the whole base and said to be so. */
export function previewText(preview: PortfolioPreview, currency: string, { heading }: Terminal): string {
  const { asOf, before, customers, oneIn, groups, published } = preview
  const whole = (sampled: number) => count(sampled * oneIn)
  const sampled = groups.reduce((sum, group) => sum + group.customers, 0)
  const rows = groups.map((group) => [
    group.title,
    whole(group.customers),
    share(group.customerShare),
    group.value === null ? NONE : money(group.value * oneIn),
    whole(group.joined),
    whole(group.left),
    ...(group.againstPublished
      ? [`+${whole(group.againstPublished.joined)} −${whole(group.againstPublished.left)}`]
      : []),
    group.rule,
  ])
  const about =
    oneIn > 1 ? `Estimated from ${plural(sampled, 'sampled customer')}, one in ${count(oneIn)}.` : 'Everyone counted.'
  const since = before === null ? '' : ` Joined and left since ${before}.`
  return [
    heading(`Preview as of ${asOf}, of ${plural(customers, 'customer')}; nothing is stored`),
    '',
    table(columns(currency, published), rows, heading),
    '',
    printable(`${about}${since}`),
  ].join('\n')
}
