import type { GroupSummary, PortfolioOverview, PortfolioSummary } from '@sabad/contract/schemas/portfolios'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FigureValue } from '../display/FigureValue.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { byValue } from './by-value.ts'
import { KpiMeaning } from './KpiMeaning.tsx'
import type { Kpi } from './kpis.ts'

interface GroupKpiTableProps {
  readonly overview: PortfolioOverview
  /** The KPIs that have a column. */
  readonly told: readonly Kpi[]
}

export function GroupKpiTable({ overview, told }: GroupKpiTableProps) {
  const { t } = useTranslation('overview')
  return (
    <ScrollBox label={t('kpis.title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.group')}</th>
            <th scope="col" className={table.number}>
              {t('total.customers')}
            </th>
            <th scope="col" className={table.number}>
              {t('total.value')}
            </th>
            {told.map((kpi) => (
              <th key={kpi.name} scope="col" className={table.number}>
                <WithMeaning title={t(`kpi.${kpi.name}`)}>
                  <KpiMeaning kpi={kpi} />
                </WithMeaning>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byValue(overview.groups).map((group) => (
            <KpiRow key={group.index} numbers={group} told={told} unit={overview.portfolio.unit}>
              <GroupName group={group} linked />
            </KpiRow>
          ))}
        </tbody>
        <tfoot>
          <KpiRow numbers={overview.totals} told={told} unit={overview.portfolio.unit}>
            {t('kpis.all')}
          </KpiRow>
        </tfoot>
      </table>
    </ScrollBox>
  )
}

interface KpiRowProps extends Pick<GroupKpiTableProps, 'told'> {
  readonly numbers: Pick<GroupSummary, 'customers' | 'customerShare' | 'units' | 'value' | 'valueShare' | 'kpis'>
  readonly unit: PortfolioSummary['unit']
  readonly children: ReactNode
}

function KpiRow({ numbers, told, unit, children }: KpiRowProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <tr>
      <th scope="row" className={table.nowrap}>
        {children}
      </th>
      <td className={table.number}>
        {format.count(numbers.customers)}
        <div className={table.soft}>{format.share(numbers.customerShare)}</div>
        {numbers.units !== null && <div className={table.soft}>{t(`units.${unit}`, { count: numbers.units })}</div>}
      </td>
      {numbers.customers === 0 ? (
        <td className={`${table.number} ${table.soft}`} colSpan={told.length + 1}>
          {t('group.empty')}
        </td>
      ) : (
        <KpiCells numbers={numbers} told={told} />
      )}
    </tr>
  )
}

function KpiCells({ numbers, told }: Pick<KpiRowProps, 'numbers' | 'told'>) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <>
      <td className={`${table.number} ${table.nowrap}`}>
        {numbers.value === null ? t('value-unknown') : format.money(numbers.value)}
        {numbers.valueShare !== null && <div className={table.soft}>{format.share(numbers.valueShare)}</div>}
      </td>
      {told.map(({ name, unit }) => (
        <td key={name} className={table.number}>
          <FigureValue figure={numbers.kpis[name]} unit={unit} />
        </td>
      ))}
    </>
  )
}
