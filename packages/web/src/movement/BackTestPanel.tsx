import type { ForecastCaution, MovementForecast } from '@sabad/contract/schemas/movement'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './movement.module.css'

const columns = ['backtest.times', 'backtest.error', 'backtest.naive', 'backtest.coverage', 'backtest.half'] as const

/** What forecasts made from earlier months were worth, and what to keep in mind. */
export function BackTestPanel({ forecast }: { readonly forecast: MovementForecast }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { backTest, cautions } = forecast
  const title = t('backtest.title')
  return (
    <Panel title={title} note={t('backtest.note')} flush>
      {backTest.length === 0 ? (
        <p className={classes.tableNote}>{t('backtest.none')}</p>
      ) : (
        <ScrollBox label={title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('backtest.ahead')}</th>
                {columns.map((key) => (
                  <th key={key} scope="col" className={table.number}>
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {backTest.map((errors) => (
                <tr key={errors.ahead}>
                  <th scope="row">{format.count(errors.ahead)}</th>
                  <td className={table.number}>{format.count(errors.origins)}</td>
                  <td className={table.number}>{format.count(errors.meanAbsoluteError)}</td>
                  <td className={table.number}>{format.count(errors.naiveError)}</td>
                  <td className={table.number}>{format.share(errors.coverage)}</td>
                  <td className={table.number}>{format.share(errors.coverageHalf)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <ul className={classes.cautions}>
        {cautions.map((caution) => (
          <li key={caution.code}>
            <Caution caution={caution} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Caution({ caution: { code, params } }: { readonly caution: ForecastCaution }) {
  const { t } = useTranslation('movement')
  const format = useFormat()
  const { found = 0, wanted = 0, coverage = 0 } = params
  return t(`caution.${code}`, {
    found: format.count(found),
    wanted: format.count(wanted),
    coverage: format.share(coverage),
  })
}
