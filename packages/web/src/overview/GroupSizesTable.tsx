import type { GroupSummary } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { byValue } from './by-value.ts'

export function GroupSizesTable({ groups }: { readonly groups: readonly GroupSummary[] }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.group')}</th>
          <th scope="col" className={table.number}>
            {t('total.value')}
          </th>
          <th scope="col" className={table.number}>
            {t('column.share-of-value')}
          </th>
          <th scope="col" className={table.number}>
            {t('total.customers')}
          </th>
          <th scope="col" className={table.number}>
            {t('column.share-of-customers')}
          </th>
        </tr>
      </thead>
      <tbody>
        {byValue(groups).map((group) => (
          <tr key={group.index}>
            <th scope="row">
              <GroupName group={group} linked />
            </th>
            <td className={table.number} data-value={group.value}>
              {group.value === null ? t('value-unknown') : format.money(group.value)}
            </td>
            <td className={table.number} data-value={group.valueShare}>
              {group.valueShare === null ? t('value-unknown') : format.share(group.valueShare)}
            </td>
            <td className={table.number} data-value={group.customers}>
              {format.count(group.customers)}
            </td>
            <td className={table.number} data-value={group.customerShare}>
              {format.share(group.customerShare)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
