import type { GroupSummary, PortfolioOverview } from '@sabad/contract/schemas/portfolios'
import { useTranslation } from 'react-i18next'
import { FigureValue } from '../display/FigureValue.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { byValue } from './by-value.ts'
import { KpiMeaning } from './KpiMeaning.tsx'
import type { Kpi } from './kpis.ts'
import classes from './overview.module.css'

interface GroupKpiCardsProps {
  readonly overview: PortfolioOverview
  /** The KPIs that are shown. */
  readonly told: readonly Kpi[]
}

/** The table of KPIs on a phone: one card for each group. */
export function GroupKpiCards({ overview, told }: GroupKpiCardsProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <div className={classes.cards}>
      {byValue(overview.groups).map((group) => (
        <div key={group.index} className={classes.card}>
          <h3>
            <GroupName group={group} linked />
          </h3>
          <dl className={classes.facts}>
            <div>
              <dt>{t('total.customers')}</dt>
              <dd>
                {t('with-share', { amount: format.count(group.customers), share: format.share(group.customerShare) })}
                {group.units !== null && (
                  <div className={classes.soft}>{t(`units.${overview.portfolio.unit}`, { count: group.units })}</div>
                )}
              </dd>
            </div>
            {group.customers > 0 && <KpiFacts group={group} told={told} />}
          </dl>
        </div>
      ))}
    </div>
  )
}

interface KpiFactsProps extends Pick<GroupKpiCardsProps, 'told'> {
  readonly group: GroupSummary
}

function KpiFacts({ group, told }: KpiFactsProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <>
      <div>
        <dt>{t('total.value')}</dt>
        <dd>{group.value === null ? t('value-unknown') : format.moneyShort(group.value)}</dd>
      </div>
      {told.map((kpi) => (
        <div key={kpi.name}>
          <dt>
            <WithMeaning title={t(`kpi.${kpi.name}`)}>
              <KpiMeaning kpi={kpi} />
            </WithMeaning>
          </dt>
          <dd>
            <FigureValue figure={group.kpis[kpi.name]} unit={kpi.unit} />
          </dd>
        </div>
      ))}
    </>
  )
}
