import type { PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { FigureValue } from '../display/FigureValue.tsx'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { KpiMeaning } from './KpiMeaning.tsx'
import { kpis } from './kpis.ts'
import { TotalMeaning } from './TotalMeaning.tsx'
import { useChange } from './use-change.ts'

interface TotalsTilesProps {
  readonly now: PortfolioOverview
  /** The same one date earlier. */
  readonly before: PortfolioOverview | undefined
}

/** The whole customer base in six numbers, each with its change. */
export function TotalsTiles({ now, before }: TotalsTilesProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const change = useChange()
  const [today, earlier] = [now.totals, before?.totals]
  return (
    <StatTiles>
      <StatTile
        label={t('total.customers')}
        meaning={<TotalMeaning of="customers" />}
        note={change({ now: today.customers, before: earlier?.customers, unit: 'count' })}
      >
        {format.count(today.customers)}
      </StatTile>
      <StatTile
        label={t('total.value')}
        meaning={<TotalMeaning of="value" />}
        note={change({ now: today.value, before: earlier?.value, unit: 'money' })}
      >
        {today.value === null ? t('value-unknown') : format.moneyShort(today.value)}
      </StatTile>
      {kpis.map((kpi) => (
        <StatTile
          key={kpi.name}
          label={t(`kpi.${kpi.name}`)}
          meaning={<KpiMeaning kpi={kpi} />}
          note={change({
            now: today.kpis[kpi.name].value,
            before: earlier?.kpis[kpi.name].value,
            unit: kpi.unit,
          })}
        >
          <FigureValue figure={today.kpis[kpi.name]} unit={kpi.unit} />
        </StatTile>
      ))}
    </StatTiles>
  )
}
