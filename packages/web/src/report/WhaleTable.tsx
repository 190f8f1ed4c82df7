import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { type Curve, whaleScale } from '../profit/whale-option.ts'
import { WideTable } from './WideTable.tsx'

const SHOWN = 5

/** The curve at equal steps of customers; its columns are the steps, so that it takes three lines of paper. */
export function WhaleTable({ curve }: { readonly curve: Curve }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { write, placeOf } = whaleScale(curve, format)
  const every = Math.max(1, Math.round((curve.points.length - 1) / SHOWN))
  const points = curve.points.filter((_, at) => at > 0 && at % every === 0)
  return (
    <WideTable label={t('whale.title')}>
      <thead>
        <tr>
          <th scope="col">{t('whale.customers')}</th>
          {points.map(({ customers }) => (
            <th key={customers} scope="col" className="number">
              {format.share(customers)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('whale.cumulative')}</th>
          {points.map(({ customers, profit }) => (
            <td key={customers} className="number">
              {format.moneyShort(profit)}
            </td>
          ))}
        </tr>
        {curve.total > 0 && (
          <tr>
            <th scope="row">{t('whale.of-total')}</th>
            {points.map(({ customers, profit }) => (
              <td key={customers} className="number">
                {write(placeOf(profit))}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </WideTable>
  )
}
