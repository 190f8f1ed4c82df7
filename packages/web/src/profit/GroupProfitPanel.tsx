import type { ProfitByGroup, ProfitTotals } from '@sabad/contract/schemas/profit'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'

/** What each group earns, each of its customers, and how many of them lose money. */
export function GroupProfitPanel({ found }: { readonly found: ProfitByGroup }) {
  const { t } = useTranslation('profit')
  const title = t('groups.title')
  return (
    <Panel title={title} note={found.measure.title} flush>
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky} ${classes.amounts}`}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {(['customers', 'profit', 'each', 'loss-makers', 'losses'] as const).map((column) => (
                <th key={column} scope="col" className={table.number}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.groups.map((group) => (
              <Line key={group.index} title={<GroupName group={group} linked />} totals={group} />
            ))}
          </tbody>
          <tfoot>
            <Line title={t('all')} totals={found.base} />
          </tfoot>
        </table>
      </ScrollBox>
    </Panel>
  )
}

interface LineProps {
  readonly title: ReactNode
  readonly totals: ProfitTotals
}

const signed = (value: number | null) =>
  value !== null && value < 0 ? `${table.number} ${classes.loss}` : table.number

function Line({ title, totals }: LineProps) {
  const format = useFormat()
  const { customers, known, profit, lossMakers, losses } = totals
  const each = profit === null || known === 0 ? null : profit / known
  const money = (value: number | null) => (value === null ? '–' : format.money(value))
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className={table.number}>{format.count(customers)}</td>
      <td className={signed(profit)}>{money(profit)}</td>
      <td className={signed(each)}>{money(each)}</td>
      <td className={table.number}>{known === 0 ? '–' : format.share(lossMakers / known)}</td>
      <td className={signed(losses)}>{known === 0 ? '–' : format.money(losses)}</td>
    </tr>
  )
}
