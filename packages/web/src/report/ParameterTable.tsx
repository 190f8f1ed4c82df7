import type { PublishedModel } from '@sabad/contract/schemas/models'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'

/** Estimates with their standard errors and intervals; nothing where the model could not be fitted at all. */
export function ParameterTable({ parameters }: Pick<PublishedModel, 'parameters'>) {
  const { t } = useTranslation('models')
  const format = useFormat()
  const write = (value: number | null) => (value === null ? t('unknown') : format.precise(value))
  if (parameters.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('column.parameter')}</th>
          {(['column.estimate', 'column.se', 'column.interval'] as const).map((key) => (
            <th key={key} scope="col" className="number">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, estimate, se, lower, upper }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{format.precise(estimate)}</td>
            <td className="number">{write(se)}</td>
            <td className="number">
              {lower === null || upper === null
                ? t('unknown')
                : t('interval', { lower: format.precise(lower), upper: format.precise(upper) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
