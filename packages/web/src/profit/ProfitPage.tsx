import { NativeSelect } from '@mantine/core'
import type { ProfitMeasure, ProfitWhale } from '@sabad/contract/schemas/profit'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { planeQuery, profitByGroupQuery, profitSeriesQuery, type Scope, whaleQuery } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import type { NamedGroup } from '../display/GroupName.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { ExtremesPanel } from './ExtremesPanel.tsx'
import { GroupProfitPanel } from './GroupProfitPanel.tsx'
import { PlanePanel } from './PlanePanel.tsx'
import { ProfitMovementPanel } from './ProfitMovementPanel.tsx'
import { ProfitSeriesPanel } from './ProfitSeriesPanel.tsx'
import classes from './profit.module.css'
import { WaterfallPanel } from './WaterfallPanel.tsx'
import { WhalePanel, WhaleTiles } from './WhalePanel.tsx'

export function ProfitPage() {
  return <Published>{(scope) => <Profit scope={scope} />}</Published>
}

function Profit({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { portfolios } = useWorkspace()
  const { group } = useSearch({ from: '/profit' })
  const groups = useQuery(profitByGroupQuery(scope))
  // A group of the portfolio that was looked at before is none of this one.
  const known = groups.data?.groups.find(({ name }) => name === group)
  const whale = useQuery({ ...whaleQuery({ ...scope, group: known?.name }), enabled: !group || groups.isSuccess })
  const portfolio = portfolios.find(({ portfolioId }) => portfolioId === scope.portfolioId)?.title ?? scope.portfolioId
  return (
    <div>
      <PageHeader
        title={t('title')}
        note={t('note', { portfolio, asOf: format.date(scope.asOf) })}
        actions={<GroupSelect groups={groups.data?.groups ?? []} chosen={known?.name} />}
      />
      <StaleBanner />
      <div className={page.stack}>
        <Answer query={whale} waiting={<WhaleSkeleton />}>
          {(found) => <WhaleParts whale={found} scope={scope} />}
        </Answer>
        <Answer query={groups} waiting={<Waiting height={320} />}>
          {(found) => (
            <>
              <GroupProfitPanel found={found} />
              <ProfitMovementPanel found={found} />
            </>
          )}
        </Answer>
        <Series scope={scope} />
        <PlaneParts asOf={scope.asOf} />
      </div>
    </div>
  )
}

function WhaleSkeleton() {
  return (
    <>
      <Waiting height={96} />
      <Waiting height={580} />
      <Waiting height={460} />
    </>
  )
}

function WhaleParts({ whale, scope }: { readonly whale: ProfitWhale; readonly scope: Scope }) {
  const { measure, curve, group, asOf } = whale
  return (
    <>
      {measure.isStandIn && <StandIn measure={measure} />}
      {curve && <WhaleTiles curve={curve} />}
      {!measure.isStandIn && (
        <WaterfallPanel asked={group ? { asOf, portfolioId: scope.portfolioId, group: group.name } : { asOf }} />
      )}
      <WhalePanel whale={whale} />
      <div className={page.halves}>
        <ExtremesPanel side="earners" whale={whale} />
        <ExtremesPanel side="losers" whale={whale} />
      </div>
    </>
  )
}

/** What is missing for profit, and where to bring it from. */
function StandIn({ measure }: { readonly measure: ProfitMeasure }) {
  const { t } = useTranslation('profit')
  return (
    <div className={classes.standIn}>
      <p>{t('stand-in', { measure: measure.title })}</p>
      <LinkButton to="/costing" variant="default" size="xs">
        {t('to-costing')}
      </LinkButton>
    </div>
  )
}

function Series({ scope }: { readonly scope: Scope }) {
  const query = useQuery(profitSeriesQuery(scope))
  return (
    <Answer query={query} waiting={<Waiting height={400} />}>
      {(series) => <ProfitSeriesPanel series={series} />}
    </Answer>
  )
}

function PlaneParts({ asOf }: { readonly asOf: string }) {
  const query = useQuery(planeQuery(asOf))
  return (
    <Answer query={query} waiting={<Waiting height={520} />}>
      {(found) => <PlanePanel found={found} />}
    </Answer>
  )
}

interface GroupSelectProps {
  readonly groups: readonly NamedGroup[]
  readonly chosen: string | undefined
}

/** Whose profit the upper part of the page is about; in the address. */
function GroupSelect({ groups, chosen }: GroupSelectProps) {
  const { t } = useTranslation('profit')
  const navigate = useNavigate({ from: '/profit' })
  return (
    <NativeSelect
      aria-label={t('whose')}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ search: (old) => ({ ...old, group: value || undefined }), replace: true, resetScroll: false })
      }
      data={[{ value: '', label: t('whose.all') }, ...groups.map(({ name, title }) => ({ value: name, label: title }))]}
    />
  )
}
