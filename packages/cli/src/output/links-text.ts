import type { AccountLink, AccountNetwork } from '@sabad/contract/schemas/links'
import { money, plural } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'

const stateOf = ({ holds, end, since }: AccountLink): string => {
  if (end) return `since ${since}, ended ${end.on} (${end.reason})`
  return holds ? `since ${since}` : `from ${since}`
}

/** An account's links, and what hangs together with it. */
export function networkText({ customerId, asOf, links, reach }: AccountNetwork, currency: string): string {
  if (links.length === 0) return printable(`${customerId} has no links to other accounts.`)
  return [
    printable(`Links of ${customerId} as of ${asOf}`),
    table(
      [
        { title: 'link' },
        { title: 'from' },
        { title: 'kind' },
        { title: 'to' },
        { title: 'when' },
        { title: 'source' },
      ],
      links.map((link) =>
        [
          String(link.linkId),
          link.from.name ?? link.from.customerId,
          link.kind,
          link.to.name ?? link.to.customerId,
          stateOf(link),
          link.source,
        ].map(printable),
      ),
    ),
    `${plural(reach.accounts, 'account')} can be reached; with this one they brought ${money(reach.revenue12m)} ${currency} in 12 months.`,
  ].join('\n')
}
