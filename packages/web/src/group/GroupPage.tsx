import type { GroupPage as GroupAnswer } from '@sabad/contract/schemas/portfolios'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { axesQuery, bordersQuery, groupQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { FigureValue } from '../display/FigureValue.tsx'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useClause } from '../language/use-clause.ts'
import { KpiMeaning } from '../overview/KpiMeaning.tsx'
import { kpis } from '../overview/kpis.ts'
import { TotalMeaning } from '../overview/TotalMeaning.tsx'
import { GroupStrategyPanel } from '../strategy/GroupStrategyPanel.tsx'
import { strategyBoardQuery } from '../strategy/queries.ts'
import { AxesPanels } from './AxesPanels.tsx'
import { BordersPanel } from './BordersPanel.tsx'
import { GroupCustomers } from './GroupCustomers.tsx'
import { GroupSeriesPanel } from './GroupSeriesPanel.tsx'
import { GroupSkeleton } from './GroupSkeleton.tsx'
import { NobodyPanel } from './NobodyPanel.tsx'
import { NoSuchGroup } from './NoSuchGroup.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'

type Strategy = NonNullable<GroupAnswer['group']['strategy']>

export function GroupPage() {
  return <Published>{(scope) => <GroupAsOf scope={scope} />}</Published>
}

function GroupAsOf({ scope }: { readonly scope: Scope }) {
  const { group: name } = useParams({ from: '/groups/$group' })
  const { t } = useTranslation('group')
  const query = useQuery(groupQuery(scope, name))
  const beside = [useQuery(strategyBoardQuery(scope)), useQuery(bordersQuery(scope)), useQuery(axesQuery(scope))]
  return (
    <div>
      <Answer
        query={query}
        beside={beside}
        waiting={<GroupSkeleton />}
        heading={t('failed.title', { name })}
        absent={<NoSuchGroup scope={scope} />}
      >
        {(answer) => (
          <>
            <GroupHeader answer={answer} />
            <div className={page.stack}>
              <GroupTiles answer={answer} />
              <div className={page.halves}>
                <RulePanel answer={answer} />
                {answer.group.strategy && <StrategyPanel strategy={answer.group.strategy} />}
              </div>
              <GroupStrategyPanel scope={scope} group={answer.group.name} />
              <BordersPanel scope={scope} group={answer.group} />
              <div className={page.halves}>
                {answer.group.customers > 0 ? <ProfilePanel answer={answer} /> : <NobodyPanel asOf={answer.asOf} />}
                <GroupSeriesPanel answer={answer} />
              </div>
              <AxesPanels scope={scope} />
              {answer.group.customers > 0 && <GroupCustomers scope={scope} group={answer.group} />}
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function GroupHeader({ answer }: { readonly answer: GroupAnswer }) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const { group, asOf } = answer
  return (
    <PageHeader
      title={<GroupName group={group} />}
      note={t('note', { description: group.description, asOf: format.date(asOf) })}
    />
  )
}

function StrategyPanel({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('group')
  return (
    <Panel title={t(`strategy.${strategy.kind}`)} note={t('strategy.note')}>
      <p style={{ margin: 0, maxInlineSize: '88ch' }}>{strategy.advice}</p>
    </Panel>
  )
}

function RulePanel({ answer }: { readonly answer: GroupAnswer }) {
  const { t } = useTranslation('group')
  const clause = useClause()
  return (
    <Panel
      title={t('rule.title')}
      note={t('rule.note')}
      actions={
        <Meaning of={t('rule.title')} sql={{ kind: 'membership' }}>
          <p>{t('rule.meaning')}</p>
        </Meaning>
      }
    >
      <p style={{ margin: 0, maxInlineSize: '88ch' }}>
        {clause({ clause: answer.ruleClause, otherwise: answer.rule })}
      </p>
    </Panel>
  )
}

function GroupTiles({ answer }: { readonly answer: GroupAnswer }) {
  const { t } = useTranslation(['overview', 'group'])
  const format = useFormat()
  const { group } = answer
  return (
    <StatTiles>
      <StatTile
        label={t('total.customers')}
        meaning={<TotalMeaning of="customers" />}
        note={t('group:share-of-customers', { share: format.share(group.customerShare) })}
      >
        {format.count(group.customers)}
      </StatTile>
      <StatTile
        label={t('total.value')}
        meaning={<TotalMeaning of="value" />}
        note={group.valueShare !== null && t('group:share-of-value', { share: format.share(group.valueShare) })}
      >
        {group.value === null ? t('value-unknown') : format.moneyShort(group.value)}
      </StatTile>
      {kpis.map((kpi) => (
        <StatTile key={kpi.name} label={t(`kpi.${kpi.name}`)} meaning={<KpiMeaning kpi={kpi} />}>
          <FigureValue figure={group.kpis[kpi.name]} unit={kpi.unit} />
        </StatTile>
      ))}
    </StatTiles>
  )
}
