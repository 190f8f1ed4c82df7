import type { GroupPage } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'

export function GroupSeriesTable({ series }: Pick<GroupPage, 'series'>) {
  const { t } = useTranslation('group')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('series.as-of')}</th>
          <th scope="col" className={table.number}>
            {t('series.customers')}
          </th>
          <th scope="col" className={table.number}>
            {t('series.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map(({ asOf, customers, value }) => (
          <tr key={asOf}>
            <th scope="row" data-value={asOf}>
              {format.date(asOf)}
            </th>
            <td className={table.number} data-value={customers}>
              {format.count(customers)}
            </td>
            <td className={table.number} data-value={value}>
              {value === null ? t('profile.unknown') : format.money(value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
