import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { IconChartDots } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { EmptyState } from '../display/EmptyState.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { ModelLink } from '../models/ModelLink.tsx'
import { Missing } from './ForecastPanel.tsx'
import classes from './forecast.module.css'
import { forecastOption } from './forecast-option.ts'

/** Purchases expected of the customer over the next two years, with the band they will likely lie in. */
export function ForecastCurvePanel({ customer }: { readonly customer: CustomerPage }) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  const look = useChartLook()
  const { curve, purchases } = customer.forecast
  const option = useMemo(() => {
    const texts = {
      expected: t('curve.expected'),
      between: t('curve.between'),
      range: (lower: string, upper: string) => t('forecast.between', { lower, upper }),
    }
    return forecastOption(curve, { look, format, texts })
  }, [curve, look, format, t])
  const title = t('curve.title')
  if (curve.length === 0 || !purchases.model) {
    return (
      <Panel title={title}>
        <EmptyState icon={IconChartDots} title={t('curve.none')} level={3}>
          <Missing bases={[purchases]} />
        </EmptyState>
      </Panel>
    )
  }
  return (
    <ChartPanel
      title={title}
      note={
        <>
          {t('curve.note')} <ModelLink model={purchases.model} />
        </>
      }
      label={t('curve.label')}
      height={320}
      option={option}
      actions={
        <Meaning of={title}>
          <p>{t('curve.meaning')}</p>
        </Meaning>
      }
      table={<CurveTable curve={curve} />}
    >
      <ul className={classes.legend}>
        <li>
          <span className={classes.lineSign} aria-hidden />
          {t('curve.expected')}
        </li>
        <li>
          <span className={classes.bandSign} aria-hidden />
          {t('curve.between')}
        </li>
      </ul>
    </ChartPanel>
  )
}

function CurveTable({ curve }: Pick<CustomerPage['forecast'], 'curve'>) {
  const { t } = useTranslation('customer')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('curve.until')}</th>
          {(['curve.expected', 'curve.lower', 'curve.upper'] as const).map((key) => (
            <th key={key} scope="col" className={table.number}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {curve.map(({ on, expected, lower, upper }) => (
          <tr key={on}>
            <th scope="row" className={table.nowrap} data-value={on}>
              {format.date(on)}
            </th>
            <td className={table.number} data-value={expected}>
              {format.decimal(expected)}
            </td>
            <td className={table.number} data-value={lower}>
              {format.count(lower)}
            </td>
            <td className={table.number} data-value={upper}>
              {format.count(upper)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
