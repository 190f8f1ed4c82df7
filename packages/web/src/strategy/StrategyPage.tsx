import type { GroupStrategy } from '@sabad/contract/schemas/strategy'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { strategyViews } from '../app/search.ts'
import { Answer } from '../display/Answer.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import page from '../display/page.module.css'
import { NoSuchGroup } from '../group/NoSuchGroup.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { EditorView } from './editor/EditorView.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { MonitoringPanel } from './MonitoringPanel.tsx'
import { groupStrategyQuery } from './queries.ts'
import { RecommendationPanel } from './RecommendationPanel.tsx'
import { StartPanel } from './StartPanel.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import classes from './strategy.module.css'
import { ValuePanel } from './ValuePanel.tsx'
import { WorkPanel } from './WorkPanel.tsx'

/** One group's strategy: what is recommended, what was decided, the plan, and how it goes. */
export function StrategyPage() {
  return <Published>{(scope) => <OfGroup scope={scope} />}</Published>
}

function OfGroup({ scope }: { readonly scope: Scope }) {
  const { group } = useParams({ from: '/strategies/$group' })
  const { t } = useTranslation('strategy')
  const query = useQuery(groupStrategyQuery(scope, group))
  return (
    <div>
      <Answer
        query={query}
        waiting={<PageSkeleton />}
        heading={t('of-group', { group })}
        absent={<NoSuchGroup scope={scope} />}
      >
        {(answer) => <Strategy key={`${scope.portfolioId} ${group}`} scope={scope} answer={answer} />}
      </Answer>
    </div>
  )
}

interface StrategyProps {
  readonly scope: Scope
  readonly answer: GroupStrategy
}

function Strategy({ scope, answer }: StrategyProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { group, customers, asOf, strategy } = answer
  return (
    <>
      <PageHeader
        title={
          <>
            {t('of-group', { group: group.title })} {strategy && <StatusBadge status={strategy.status} />}
          </>
        }
        note={t('page.note', { count: customers, description: group.description, asOf: format.date(asOf) })}
        actions={
          <LinkButton to="/groups/$group" params={{ group: group.name }} variant="default" size="xs">
            {t('page.group')}
          </LinkButton>
        }
      />
      <div className={page.stack}>
        <Views answer={answer} />
        <View scope={scope} answer={answer} />
      </div>
    </>
  )
}

/** Follow-up first where something is in force; else the plan. */
const useView = ({ strategy }: GroupStrategy) => {
  const { view } = useSearch({ from: '/strategies/$group' })
  return view ?? (strategy?.versionInForce ? 'follow' : 'plan')
}

function Views({ answer }: { readonly answer: GroupStrategy }) {
  const { t } = useTranslation('strategy')
  const current = useView(answer)
  if (!answer.strategy) return null
  return (
    <nav aria-label={t('views')}>
      <ul className={classes.views}>
        {strategyViews.map((view) => (
          <li key={view}>
            <Link
              to="."
              search={(old) => ({ ...old, view })}
              aria-current={view === current ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              {t(`view.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function View({ scope, answer }: StrategyProps) {
  const view = useView(answer)
  const { strategy } = answer
  if (!strategy) {
    return (
      <>
        <RecommendationPanel answer={answer} />
        <StartPanel scope={scope} answer={answer} />
      </>
    )
  }
  if (view === 'history') return <HistoryPanel strategy={strategy} />
  if (view === 'follow') {
    return (
      <>
        <MonitoringPanel scope={scope} answer={answer} />
        <ValuePanel scope={scope} group={answer.group.name} />
        <WorkPanel scope={scope} answer={answer} strategy={strategy} />
      </>
    )
  }
  return (
    <>
      <div className={page.halves}>
        <DecisionPanel scope={scope} answer={answer} strategy={strategy} />
        <RecommendationPanel answer={answer} />
      </div>
      <EditorView
        key={strategy.version}
        scope={scope}
        answer={answer}
        document={strategy.document}
        basedOn={strategy.version}
      />
    </>
  )
}
