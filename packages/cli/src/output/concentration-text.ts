import type { Concentration } from '@sabad/contract/schemas/concentration'
import { count, decimal, money, plural, share } from './numbers.ts'
import { printable } from './printable.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const AMOUNTS = {
  revenue_12m: 'Revenue of 12 months',
  margin_12m: 'Margin of 12 months',
  clv_12m: 'Lifetime value, 12 months',
} as const
const UNITS = { customer: 'customer', parent: 'household or account', topmost: 'group of companies' } as const
const MANY = { customer: 'customers', parent: 'households and accounts', topmost: 'groups of companies' } as const

function risk({ atRisk }: Concentration, currency: string): string {
  if (!atRisk) return 'No model tells who may be gone, so what is at risk is not known.'
  const range = `95% interval ${money(atRisk.lower)} to ${money(atRisk.upper)} if they leave independently`
  return `At risk of being gone: ${money(atRisk.value)} ${currency} (${share(atRisk.share)}; ${range}).`
}

function largestTable({ largest }: Concentration, currency: string): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  return table(
    [{ title: 'customer' }, { title: 'name' }, right(currency), right('share'), right('cumulative'), right('alive')],
    largest.map((row) => [
      printable(row.customerId),
      printable(row.name ?? ''),
      money(row.amount),
      share(row.share),
      share(row.cumulativeShare),
      share(row.probabilityAlive),
    ]),
  )
}

/** How much hangs on how few. */
export function concentrationText(found: Concentration, currency: string, { heading }: Terminal): string {
  const { amount, unit, asOf, holders, total, top, gini, herfindahl, effectiveHolders } = found
  const title = heading(printable(`${AMOUNTS[amount]} by ${UNITS[unit]} as of ${asOf}`))
  if (herfindahl === null) return `${title}\n\nNobody holds anything.`
  return [
    title,
    '',
    `${plural(holders, UNITS[unit], MANY[unit])} hold ${money(total)} ${currency}. ${top.map(({ k, share: held }) => `The largest ${k === 1 ? '' : `${count(k)} `}${k === 1 ? 'holds' : 'hold'} ${share(held)}.`).join(' ')}`,
    `Herfindahl index ${herfindahl.toFixed(4)}: as concentrated as ${decimal(effectiveHolders)} equal ones. Gini coefficient ${decimal(gini)}.`,
    risk(found, currency),
    '',
    largestTable(found, currency),
  ].join('\n')
}
