import type { InsightDocument } from '@sabad/contract/schemas/insights'
import type { GroupStrategy } from '@sabad/contract/schemas/strategy'
import type { StrategyMonitoring } from '@sabad/contract/schemas/strategy-monitoring'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { NoteHere } from '../insights/NoteHere.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { KpiCard } from './KpiCard.tsx'
import { monitoringQuery } from './queries.ts'
import classes from './strategy.module.css'
import { useAlertWords } from './use-alert-words.ts'

interface MonitoringPanelProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
}

/** The KPIs on their way from baseline to target. */
export function MonitoringPanel({ scope, answer }: MonitoringPanelProps) {
  const { t } = useTranslation(['strategy', 'insights'])
  const query = useQuery(monitoringQuery(scope, answer.group.name))
  const about = ({ group }: StrategyMonitoring) => ({
    source: t('from-strategy', { ns: 'insights', group: group.title }),
    link: `/strategies/${encodeURIComponent(group.name)}?portfolio=${encodeURIComponent(scope.portfolioId)}`,
    portfolioId: scope.portfolioId,
    group: group.name,
  })
  return (
    <Answer query={query} waiting={<Waiting height={300} />}>
      {(monitoring) => (
        <div className={page.stack}>
          {monitoring.alerts.length > 0 && <Alerts monitoring={monitoring} about={about(monitoring)} />}
          <Panel title={t('monitoring.title')} note={t('monitoring.rule')}>
            {monitoring.kpis.length === 0 ? (
              <p className={classes.quiet}>{t('monitoring.none')}</p>
            ) : (
              <ul className={classes.kpis}>
                {monitoring.kpis.map((kpi) => (
                  <KpiCard key={kpi.kpiId} kpi={kpi} groupIndex={monitoring.group.index} />
                ))}
              </ul>
            )}
          </Panel>
          <WorkNote monitoring={monitoring} />
          <NoteHere about={about(monitoring)} />
        </div>
      )}
    </Answer>
  )
}

interface AlertsProps {
  readonly monitoring: StrategyMonitoring
  /** What an insight noted from one of them comes from. */
  readonly about: Partial<InsightDocument>
}

function Alerts({ monitoring, about }: AlertsProps) {
  const { t } = useTranslation('strategy')
  const words = useAlertWords()
  return (
    <Panel title={t('attention.title')} note={t('attention.note')}>
      <ul className={classes.alerts}>
        {monitoring.alerts.map((alert) => (
          <li key={`${alert.code} ${JSON.stringify(alert.params)}`}>
            {words(alert)}
            <NoteHere about={{ ...about, insight: words(alert) }} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function WorkNote({ monitoring }: { readonly monitoring: StrategyMonitoring }) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { open, done, overdue, plannedCost } = monitoring.actions
  return (
    <p className={classes.quiet}>
      {t('monitoring.actions', { open, done, overdue })}{' '}
      {plannedCost !== null && t('monitoring.cost', { cost: format.money(plannedCost) })}
    </p>
  )
}
