import type { KpiDefinition, KpiValue, KpiValues } from '@sabad/contract/schemas/kpi'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { knownKpis, kpiOf } from '../scorecard/known-kpis.ts'
import { formatKpi, useKpiWords } from '../scorecard/use-kpi-words.ts'
import type { ReportData } from './collect-report.ts'
import { GroupMark } from './GroupMark.tsx'
import { groupEnds } from './group-ends.ts'
import { Section } from './Section.tsx'
import { WideTable } from './WideTable.tsx'

/** Every key figure that is known: of all customers, and of the groups at either end. */
export function KeyFiguresSection({ keyFigures }: Pick<ReportData, 'keyFigures'>) {
  const { t } = useTranslation(['kpi', 'report'])
  const format = useFormat()
  const { registry, values } = keyFigures
  const { goals } = knownKpis(registry, values)
  const title = t('report:key-figures.title')
  const asOf = format.date(values.asOf)
  if (goals.length === 0) return null
  return (
    <Section title={title} note={t('report:key-figures.note', { asOf, currency: values.currency })}>
      <WideTable label={title}>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="number">
              {t('base')}
            </th>
            <th scope="col" className="number">
              {t('report:key-figures.lowest')}
            </th>
            <th scope="col" className="number">
              {t('report:key-figures.highest')}
            </th>
          </tr>
        </thead>
        {goals.map(({ goal, kpis }) => (
          <tbody key={goal}>
            <tr className="goal">
              <th scope="rowgroup" colSpan={4}>
                {t(`goal.${goal}`)}
              </th>
            </tr>
            {kpis.map((kpi) => (
              <Row key={kpi.name} kpi={kpi} values={values} />
            ))}
          </tbody>
        ))}
      </WideTable>
    </Section>
  )
}

function Row({ kpi, values }: { readonly kpi: KpiDefinition; readonly values: KpiValues }) {
  const { t } = useTranslation('kpi')
  const words = useKpiWords()
  const { lowest, highest } = groupEnds(values, kpi.name)
  return (
    <tr>
      <th scope="row">
        {words.title(kpi)}
        {kpi.setting !== 'any' && <span className="soft"> {t(`setting.${kpi.setting}`)}</span>}
        <span className="under">{kpi.formula}</span>
      </th>
      <td className="number">
        <Amount found={kpiOf(values, kpi.name, null)} kpi={kpi} />
      </td>
      {[lowest, highest].map((found, end) => (
        <td key={end === 0 ? 'lowest' : 'highest'} className="number">
          <Amount found={found} kpi={kpi} group={values.groups.find(({ index }) => index === found?.group)} />
        </td>
      ))}
    </tr>
  )
}

interface AmountProps {
  readonly found: KpiValue | undefined
  readonly kpi: KpiDefinition
  readonly group?: KpiValues['groups'][number] | undefined
}

/** A figure with its interval beneath, and whose it is. */
function Amount({ found, kpi, group }: AmountProps) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  if (!found || found.value === null) return t('none')
  const { value, lower, upper } = found
  const write = (amount: number) => formatKpi(format, amount, kpi.unit)
  return (
    <>
      {write(value)}
      {lower !== null && upper !== null && (
        <span className="under">{t('interval', { lower: write(lower), upper: write(upper) })}</span>
      )}
      {group && (
        <span className="whose">
          <GroupMark group={group} />
        </span>
      )}
    </>
  )
}
