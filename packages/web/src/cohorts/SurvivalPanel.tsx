import type { ContractSurvival } from '@sabad/contract/schemas/kpi'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OfGroup, survivalQuery } from '../api/kpi-queries.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { useChartLook } from '../charts/use-chart-look.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import table from '../display/table.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './cohorts.module.css'
import { survivalOption } from './survival-option.ts'

/** How long contracts last. */
export function SurvivalPanel({ asked }: { readonly asked: OfGroup }) {
  const { t } = useTranslation('kpi')
  const query = useQuery(survivalQuery(asked))
  return (
    <Answer query={query} waiting={<Waiting height={360} />}>
      {(found) =>
        found.missing || found.steps.length === 0 ? (
          <Panel title={t('survival.title')} flush>
            <p className={classes.note}>{t(found.missing ? 'survival.missing' : 'survival.no-median')}</p>
          </Panel>
        ) : (
          <Curve found={found} />
        )
      }
    </Answer>
  )
}

function Curve({ found }: { readonly found: ContractSurvival }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const look = useChartLook()
  const texts = { months: t('survival.months'), share: t('survival.share') }
  const { months, share } = texts
  const option = useMemo(
    () => survivalOption(found, { look, format, texts: { months, share } }),
    [found, look, format, months, share],
  )
  const { medianMonths } = found
  return (
    <ChartPanel
      title={t('survival.title')}
      note={t('survival.note', { contracts: found.contracts, ended: format.count(found.ended) })}
      label={t('survival.label')}
      height={280}
      option={option}
      table={<StepsTable found={found} />}
    >
      <p className="chart-note">
        {medianMonths === null
          ? t('survival.no-median')
          : t('survival.median', { months: format.months(medianMonths) })}{' '}
        {t('survival.limits')}
      </p>
    </ChartPanel>
  )
}

const columns = ['months', 'at-risk', 'ended', 'hazard', 'share'] as const

function StepsTable({ found }: { readonly found: ContractSurvival }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={table.number}>
              {t(`survival.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.steps.map(({ months, atRisk, ended, hazard, survival, lower, upper }) => (
          <tr key={months}>
            <th scope="row" className={table.number}>
              {format.count(months)}
            </th>
            <td className={table.number} data-value={atRisk}>
              {format.count(atRisk)}
            </td>
            <td className={table.number} data-value={ended}>
              {format.count(ended)}
            </td>
            <td className={table.number} data-value={hazard}>
              {format.share(hazard)}
            </td>
            <td className={table.number} data-value={survival}>
              {format.share(survival)}
              {lower !== null && upper !== null && (
                <div className={table.soft}>
                  {t('interval', { lower: format.share(lower), upper: format.share(upper) })}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
