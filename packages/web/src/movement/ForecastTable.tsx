import { useTranslation } from 'react-i18next'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import type { Fan } from './fan-option.ts'

/** The fan as rows: what came, then what is expected with its intervals. */
export function ForecastTable({ past, points }: Fan) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const range = (lower: number, upper: number) =>
    t('forecast.range', { lower: format.count(lower), upper: format.count(upper) })
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.as-of')}</th>
          {(['forecast.came', 'forecast.half', 'forecast.wide'] as const).map((key) => (
            <th key={key} scope="col" className={table.number}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {past.map(({ on, customers }) => (
          <tr key={on}>
            <th scope="row" data-value={on}>
              {format.date(on)}
            </th>
            <td className={table.number} data-value={customers}>
              {format.count(customers)}
            </td>
            <td />
            <td />
          </tr>
        ))}
        {points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{format.date(point.on)}</th>
            <td className={table.number} data-value={point.expected}>
              {format.count(point.expected)}
            </td>
            <td className={table.number}>{range(point.lowerHalf, point.upperHalf)}</td>
            <td className={table.number}>{range(point.lower, point.upper)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
