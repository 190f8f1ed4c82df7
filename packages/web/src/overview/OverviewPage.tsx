import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import {
  alertsQuery,
  concentrationQuery,
  movementQuery,
  overviewQuery,
  type Scope,
  seriesQuery,
} from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { loadCharts } from '../charts/Chart.tsx'
import { ConcentrationPanel } from '../concentration/ConcentrationPanel.tsx'
import { useConcentrationChoice } from '../concentration/use-concentration-choice.ts'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { TakeOut } from '../display/TakeOut.tsx'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { dateBefore } from '../movement/flows.ts'
import { TourInvitation } from '../tour/TourInvitation.tsx'
import { AlertsPanel } from './AlertsPanel.tsx'
import { BiggestFlows } from './BiggestFlows.tsx'
import { GroupKpisPanel } from './GroupKpisPanel.tsx'
import { GroupsPanel } from './GroupsPanel.tsx'
import { MovementGlance } from './MovementGlance.tsx'
import { OneDatePanel } from './OneDatePanel.tsx'
import { OverviewSkeleton } from './OverviewSkeleton.tsx'
import classes from './overview.module.css'
import { ReportButton } from './ReportButton.tsx'
import { TotalsTiles } from './TotalsTiles.tsx'

export function OverviewPage() {
  return <Published>{(scope) => <Overview scope={scope} />}</Published>
}

/** What panels ask, and the library that draws them, fetched beside what the panels stand under instead of after it. */
function usePanelsToCome({ portfolioId, asOf }: Scope, earlier: string | undefined): void {
  const cache = useQueryClient()
  const { choice } = useConcentrationChoice()
  useEffect(() => {
    void cache.prefetchQuery(concentrationQuery({ asOf, ...choice }))
    if (earlier === undefined) return
    void cache.prefetchQuery(movementQuery({ portfolioId, from: earlier, to: asOf }))
    void cache.prefetchQuery(alertsQuery(asOf))
    void cache.prefetchQuery(seriesQuery(portfolioId))
    void loadCharts()
  }, [cache, portfolioId, asOf, earlier, choice])
}

function Overview({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { workspace, portfolios } = useWorkspace()
  const onlyDate = workspace.asOfDates.length < 2
  const earlier = dateBefore(workspace.asOfDates, scope.asOf)
  usePanelsToCome(scope, earlier)
  const now = useQuery(overviewQuery(scope))
  const before = useQuery({
    ...overviewQuery({ ...scope, asOf: earlier ?? scope.asOf }),
    enabled: earlier !== undefined,
  })
  const portfolio = portfolios.find(({ portfolioId }) => portfolioId === scope.portfolioId)?.title ?? scope.portfolioId
  const params = { portfolio, asOf: format.date(scope.asOf) }
  const note = earlier ? t('note.compared', { ...params, since: format.date(earlier) }) : t('note', params)
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={note}
        actions={
          <>
            <TakeOut what="groups" query={{ ...scope }} />
            <ReportButton scope={scope} />
          </>
        }
      />
      <StaleBanner />
      <TourInvitation />
      <Answer query={now} beside={[before]} waiting={<OverviewSkeleton />}>
        {(overview) => (
          <div className={page.stack}>
            <TotalsTiles now={overview} before={earlier ? before.data : undefined} />
            <GroupKpisPanel overview={overview} />
            <div className={classes.top}>
              <GroupsPanel overview={overview} />
              {onlyDate ? <OneDatePanel /> : <BiggestFlows scope={scope} />}
            </div>
            {!onlyDate && <AlertsPanel asOf={scope.asOf} />}
            {!onlyDate && <MovementGlance scope={scope} />}
            <ConcentrationPanel asOf={scope.asOf} />
          </div>
        )}
      </Answer>
    </div>
  )
}
