import type { CustomerBudget } from '@sabad/contract/schemas/equity'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { TakeOut } from '../display/TakeOut.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './equity.module.css'

/** The next 12 months of each group: what is expected, what it costs, what is planned. */
export function BudgetPanel({ budget }: { readonly budget: CustomerBudget }) {
  const { t } = useTranslation('equity')
  const { portfolioId, asOf, groups, base } = budget
  const title = t('budget.title')
  const isCosted = base.next.costToServe !== null
  return (
    <Panel
      title={title}
      note={t(isCosted ? 'budget.note' : 'budget.note.margin')}
      actions={<TakeOut what="budget" query={{ portfolioId, asOf }} />}
      flush
    >
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky} ${classes.amounts}`}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {(['customers', 'past', 'past-earned', 'revenue', 'margin', 'cost', 'planned', 'remains'] as const).map(
                (column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(`budget.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Line key={group.index} title={<GroupName group={group} linked />} line={group} />
            ))}
          </tbody>
          <tfoot>
            <Line title={t('all')} line={base} />
          </tfoot>
        </table>
      </ScrollBox>
    </Panel>
  )
}

interface LineProps {
  readonly title: ReactNode
  readonly line: CustomerBudget['base']
}

function Line({ title, line: { customers, past, next, planned, left } }: LineProps) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const of = (value: number) => (value < 0 ? `${table.number} ${classes.loss}` : table.number)
  const spent = (value: number | null) => (value === null ? t('none') : format.money(0 - value))
  const earned = past.contribution ?? past.margin
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className={table.number}>{format.count(customers)}</td>
      <td className={table.number}>{format.money(past.revenue)}</td>
      <td className={of(earned)}>{format.money(earned)}</td>
      <td className={table.number}>{format.money(next.revenue)}</td>
      <td className={table.number}>{format.money(next.margin)}</td>
      <td className={table.number}>{spent(next.costToServe)}</td>
      <td className={table.number}>{spent(planned)}</td>
      <td className={of(left)}>
        <strong>{format.money(left)}</strong>
      </td>
    </tr>
  )
}
