import type { ProfitByGroup } from '@sabad/contract/schemas/profit'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { GroupMark } from './GroupMark.tsx'
import { HeadCells } from './HeadCells.tsx'
import { WideTable } from './WideTable.tsx'

const columns = ['group', 'customers', 'profit', 'movement.change', 'each', 'loss-makers', 'losses'] as const
const numbers: ReadonlySet<(typeof columns)[number]> = new Set(columns.slice(1))

/** What each group earns, how much more or less than before, and how many of its customers lose money. */
export function ProfitGroupsTable({ found }: { readonly found: ProfitByGroup }) {
  const { t } = useTranslation(['profit', 'report'])
  const format = useFormat()
  const { from, asOf, groups, base } = found
  const note = from
    ? t('report:profit.groups.compared', { asOf: format.date(asOf), since: format.date(from) })
    : t('report:as-of', { asOf: format.date(asOf) })
  return (
    <>
      <h3>{t('groups.title')}</h3>
      <WideTable label={t('groups.title')} caption={note}>
        <HeadCells names={columns} title={(name) => t(name)} numbers={numbers} />
        <tbody>
          {groups.map((group) => (
            <Row key={group.index} totals={group}>
              <GroupMark group={group} />
            </Row>
          ))}
        </tbody>
        <tfoot>
          <Row totals={base}>{t('all')}</Row>
        </tfoot>
      </WideTable>
    </>
  )
}

interface RowProps {
  readonly totals: ProfitByGroup['base']
  readonly children: ReactNode
}

function Row({ totals, children }: RowProps) {
  const format = useFormat()
  const { customers, known, profit, lossMakers, losses, movement } = totals
  const money = (value: number | null) => (value === null ? '–' : format.money(value))
  return (
    <tr>
      <th scope="row">{children}</th>
      <td className="number">{format.count(customers)}</td>
      <td className="number">{money(profit)}</td>
      <td className="number">{movement ? format.moneyChange(movement.change) : '–'}</td>
      <td className="number">{money(profit === null || known === 0 ? null : profit / known)}</td>
      <td className="number">{known === 0 ? '–' : format.share(lossMakers / known)}</td>
      <td className="number">{money(known === 0 ? null : losses)}</td>
    </tr>
  )
}
