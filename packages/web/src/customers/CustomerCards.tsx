import type { CustomerList } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { CustomerLink } from './CustomerLink.tsx'
import { columnsOf } from './columns.ts'
import classes from './customers.module.css'
import { writeColumn } from './write-column.ts'

interface CustomerCardsProps {
  readonly list: CustomerList
  readonly oneGroup: boolean
}

/** Customers on a phone: one card each. */
export function CustomerCards({ list, oneGroup }: CustomerCardsProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const columns = columnsOf(list, oneGroup)
  return (
    <ul className={classes.cards}>
      {list.rows.map((row) => {
        const group = list.groups.find(({ index }) => index === row.group)
        const second = list.groups.find(({ index }) => index === row.runnerUp?.index)
        return (
          <li key={row.customerId} className={classes.card}>
            <div className={classes.cardHead}>
              <CustomerLink row={row} />
              {group && !oneGroup && <GroupName group={group} />}
            </div>
            <dl className={classes.facts}>
              {columns.map(
                (column) =>
                  column.onCard && (
                    <div key={column.key}>
                      <dt>{t(`column.${column.key}`)}</dt>
                      <dd>{writeColumn(column, row, format) ?? t('unknown')}</dd>
                    </div>
                  ),
              )}
              {second && (
                <div>
                  <dt>{t('column.runnerUp')}</dt>
                  <dd>
                    <GroupName group={second} />
                  </dd>
                  <dt>{t('column.lead')}</dt>
                  <dd>{row.runnerUp && format.share(row.runnerUp.lead)}</dd>
                </div>
              )}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
