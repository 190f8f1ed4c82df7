import { Button } from '@mantine/core'
import { kpiLack } from '@sabad/contract/schemas/kpi'
import type { MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import type { EChartsType } from 'echarts/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../charts/Chart.tsx'
import { chartDrawing } from '../charts/save/chart-drawing.ts'
import { SaveMenu } from '../charts/save/SaveMenu.tsx'
import { useChartSaving } from '../charts/save/use-chart-saving.ts'
import { useChartLook } from '../charts/use-chart-look.ts'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import { useKpiWords } from '../scorecard/use-kpi-words.ts'
import { kpiAmount } from './kpi-amount.ts'
import { kpiOption } from './kpi-option.ts'
import { Light } from './Light.tsx'
import classes from './strategy.module.css'

interface KpiCardProps {
  readonly kpi: MonitoredKpi
  readonly groupIndex: number
}

/** One KPI: its light, where it came from, where it is, where it should be, and where it is going. */
export function KpiCard({ kpi, groupIndex }: KpiCardProps) {
  const { t } = useTranslation(['strategy', 'kpi'])
  const format = useFormat()
  const words = useWords()
  const kpiWords = useKpiWords()
  const { title, unit, light, baseline, current, expected, target, targetOn, missing, series } = kpi
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? t('unknown') : kpiAmount(format, unit, value)
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <span>{title}</span>
        <Light light={light} />
      </div>
      <dl className={classes.facts}>
        <Fact name={t('kpi.baseline', { asOf: format.date(baseline.asOf) })}>{write(baseline.value)}</Fact>
        <Fact name={t('kpi.now')}>{write(current?.value)}</Fact>
        <Fact name={t('kpi.expected')}>{write(expected)}</Fact>
        <Fact name={t('kpi.target', { on: format.date(targetOn) })}>{write(target)}</Fact>
      </dl>
      {missing && (
        <p className={classes.quiet}>
          {kpiLack.safeParse(missing.code).success
            ? t('unknown.needs', { ns: 'kpi', why: kpiWords.missing(missing) })
            : words({ area: 'notices', code: missing.code, params: missing.params, otherwise: t('kpi.unknown') })}
        </p>
      )}
      {series.filter((point) => point.value !== null).length > 1 && <KpiSeries kpi={kpi} groupIndex={groupIndex} />}
      <Outlook kpi={kpi} />
    </li>
  )
}

interface FactProps {
  readonly name: string
  readonly children: string
}

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Drawn or, for whoever reads numbers better, written. */
function KpiSeries({ kpi, groupIndex }: KpiCardProps) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const [drawn, setDrawn] = useState<EChartsType | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const saving = useChartSaving({ title: kpi.title, panel, draw: drawn && (() => chartDrawing(drawn)) })
  return (
    <div ref={panel} className={classes.part}>
      {asTable ? <KpiSeriesTable kpi={kpi} /> : <KpiChart kpi={kpi} groupIndex={groupIndex} onReady={setDrawn} />}
      {saving.needsTable && !asTable && (
        <div hidden>
          <KpiSeriesTable kpi={kpi} />
        </div>
      )}
      <div className={classes.buttons}>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.as-chart' : 'chart.as-table')}
        </Button>
        <SaveMenu title={kpi.title} saving={saving} />
      </div>
    </div>
  )
}

function KpiSeriesTable({ kpi: { title, unit, series } }: Pick<KpiCardProps, 'kpi'>) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const write = (value: number | null) => (value === null ? t('unknown') : kpiAmount(format, unit, value))
  return (
    <ScrollBox label={title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('kpi.as-of')}</th>
            <th scope="col" className={table.number}>
              {title}
            </th>
            <th scope="col" className={table.number}>
              {t('kpi.range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...series].reverse().map(({ asOf, value, lower, upper }) => (
            <tr key={asOf}>
              <td className={table.nowrap} data-value={asOf}>
                {format.date(asOf)}
              </td>
              <td className={table.number} data-value={value ?? ''}>
                {write(value)}
              </td>
              <td className={table.number}>
                {lower !== null && upper !== null && t('kpi.from-to', { lower: write(lower), upper: write(upper) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface KpiChartProps extends KpiCardProps {
  readonly onReady: (chart: EChartsType | null) => void
}

function KpiChart({ kpi, groupIndex, onReady }: KpiChartProps) {
  const { t } = useTranslation('strategy')
  const look = useChartLook()
  const format = useFormat()
  const option = useMemo(
    () =>
      kpiOption(kpi, {
        look,
        format,
        colour: look.colourOf(groupIndex),
        texts: { value: t('kpi.now'), line: t('kpi.line'), forecast: t('kpi.forecast'), range: t('kpi.range') },
      }),
    [kpi, groupIndex, look, format, t],
  )
  return <Chart option={option} height={190} label={t('kpi.chart', { title: kpi.title })} onReady={onReady} />
}

/** Where it goes by itself, in a sentence, or why that cannot be said. */
function Outlook({ kpi }: { readonly kpi: MonitoredKpi }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { unit, trend, forecast, shortage, tooFar } = kpi
  const write = (value: number) => kpiAmount(format, unit, value)
  if (shortage) return <p className={classes.soft}>{t('kpi.few', { ...shortage })}</p>
  return (
    <>
      {trend && (
        <p className={classes.soft}>
          {t('kpi.trend', { change: write(trend.perMonth), lower: write(trend.lower), upper: write(trend.upper) })}
        </p>
      )}
      {tooFar && <p className={classes.soft}>{t('kpi.too-far', { ...tooFar })}</p>}
      {forecast && (
        <p className={classes.soft}>
          {t(forecast.reaches ? 'kpi.reaches' : 'kpi.falls-short', {
            on: format.date(forecast.asOf),
            value: write(forecast.value),
            lower: write(forecast.lower),
            upper: write(forecast.upper),
          })}
        </p>
      )}
    </>
  )
}
