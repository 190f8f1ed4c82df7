import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { kpiRegistryQuery, kpiValuesQuery } from '../api/kpi-queries.ts'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { useIsNarrow } from '../display/use-is-narrow.ts'
import { Waiting } from '../display/Waiting.tsx'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { KpiCards } from './KpiCards.tsx'
import { KpiTable } from './KpiTable.tsx'
import { knownKpis } from './known-kpis.ts'
import { SeriesPanel } from './SeriesPanel.tsx'
import classes from './scorecard.module.css'
import { UnknownPanel } from './UnknownPanel.tsx'

/** The key figures of the base and of each group, now and over time (requirements 31 and 94). */
export function ScorecardPage() {
  return <Published>{(scope) => <Scorecard scope={scope} />}</Published>
}

function Scorecard({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const { portfolios } = useWorkspace()
  const registry = useQuery(kpiRegistryQuery)
  const portfolio = portfolios.find(({ portfolioId }) => portfolioId === scope.portfolioId)?.title ?? scope.portfolioId
  return (
    <div>
      <PageHeader title={t('title')} note={t('note', { portfolio, asOf: format.date(scope.asOf) })} />
      <StaleBanner />
      <Answer query={registry} waiting={<Waiting height={640} />}>
        {(definitions) => <Figures scope={scope} registry={definitions} />}
      </Answer>
    </div>
  )
}

interface FiguresProps {
  readonly scope: Scope
  readonly registry: readonly KpiDefinition[]
}

function Figures({ scope, registry }: FiguresProps) {
  const { t } = useTranslation('kpi')
  const narrow = useIsNarrow()
  const values = useQuery(kpiValuesQuery(scope))
  return (
    <Answer query={values} waiting={<Waiting height={640} />}>
      {(answer) => {
        const { goals, unknown } = knownKpis(registry, answer)
        const Shown = narrow ? KpiCards : KpiTable
        return (
          <div className={page.stack}>
            <Panel title={t('groups.title')} note={t('groups.note', { currency: answer.currency })} flush>
              {goals.length > 0 ? (
                <Shown answer={answer} goals={goals} />
              ) : (
                <p className={classes.quiet}>{t('none-known')}</p>
              )}
            </Panel>
            {goals.length > 0 && (
              <SeriesPanel portfolioId={scope.portfolioId} kpis={goals.flatMap(({ kpis }) => kpis)} />
            )}
            {unknown.length > 0 && <UnknownPanel unknown={unknown} />}
          </div>
        )
      }}
    </Answer>
  )
}
