import { useTranslation } from 'react-i18next'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { dateRows, type PortfolioSeries } from './series-rows.ts'

/** Customers by date and group: what the stacked area draws. */
export function SeriesTable({ series }: { readonly series: PortfolioSeries }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.as-of')}</th>
          {series.groups.map(({ index, title }) => (
            <th key={index} scope="col" className={table.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dateRows(series).map(({ asOf, customers }) => (
          <tr key={asOf}>
            <th scope="row" className={table.nowrap} data-value={asOf}>
              {format.date(asOf)}
            </th>
            {series.groups.map(({ index }) => (
              <td key={index} className={table.number} data-value={customers.get(index) ?? 0}>
                {format.count(customers.get(index) ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
