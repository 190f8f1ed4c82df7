import type { CustomerBudget } from '@sabad/contract/schemas/equity'
import { useTranslation } from 'react-i18next'
import { GroupsTable } from '../display/GroupsTable.tsx'
import { Panel } from '../display/Panel.tsx'
import { TakeOut } from '../display/TakeOut.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './equity.module.css'

const columns = ['customers', 'past', 'past-earned', 'revenue', 'margin', 'cost', 'planned', 'remains'] as const

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
      <GroupsTable
        label={title}
        heads={[t('group'), ...columns.map((column) => t(`budget.${column}`))]}
        groups={groups}
        all={t('all')}
      >
        {(group) => <Amounts line={group ?? base} />}
      </GroupsTable>
    </Panel>
  )
}

interface AmountsProps {
  readonly line: CustomerBudget['base']
}

function Amounts({ line: { customers, past, next, planned, left } }: AmountsProps) {
  const { t } = useTranslation('equity')
  const format = useFormat()
  const of = (value: number) => (value < 0 ? `${table.number} ${classes.loss}` : table.number)
  const spent = (value: number | null) => (value === null ? t('none') : format.money(0 - value))
  const earned = past.contribution ?? past.margin
  return (
    <>
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
    </>
  )
}
