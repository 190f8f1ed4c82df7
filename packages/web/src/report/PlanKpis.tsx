import type { MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { kpiAmount } from '../strategy/kpi-amount.ts'
import { HeadCells } from './HeadCells.tsx'
import { Light } from './Light.tsx'
import { WideTable } from './WideTable.tsx'

interface PlanKpisProps {
  /** Title of the group. */
  readonly group: string
  readonly kpis: readonly MonitoredKpi[]
}

const columns = ['kpi', 'baseline', 'now', 'expected', 'target', 'light'] as const
const numbers: ReadonlySet<(typeof columns)[number]> = new Set(['baseline', 'now', 'expected', 'target'])

/** Each KPI from its baseline to its target, with its traffic light. */
export function PlanKpis({ group, kpis }: PlanKpisProps) {
  const { t } = useTranslation(['strategy', 'report'])
  const titles = {
    kpi: t('benefits.kpi'),
    baseline: t('benefits.baseline'),
    now: t('kpi.now'),
    expected: t('kpi.expected'),
    target: t('benefits.target'),
    light: t('benefits.light'),
  }
  return (
    <>
      <h4>{t('monitoring.title')}</h4>
      <WideTable label={t('report:strategies.kpis', { group })}>
        <HeadCells names={columns} title={(name) => titles[name]} numbers={numbers} />
        <tbody>
          {kpis.map((kpi) => (
            <Row key={kpi.kpiId} kpi={kpi} />
          ))}
        </tbody>
      </WideTable>
    </>
  )
}

function Row({ kpi }: { readonly kpi: MonitoredKpi }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { title, unit, baseline, current, expected, target, targetOn, light } = kpi
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? t('unknown') : kpiAmount(format, unit, value)
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="number">
        {write(baseline.value)}
        <span className="under">{format.date(baseline.asOf)}</span>
      </td>
      <td className="number">
        {write(current?.value)}
        {current && <span className="under">{format.date(current.asOf)}</span>}
      </td>
      <td className="number">{write(expected)}</td>
      <td className="number">
        {write(target)}
        <span className="under">{format.date(targetOn)}</span>
      </td>
      <td>
        <Light light={light} />
      </td>
    </tr>
  )
}
