import { Button } from '@mantine/core'
import type { Insight, InsightLog } from '@sabad/contract/schemas/insights'
import { IconBulb } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { PageSkeleton } from '../display/PageSkeleton.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { StatTile, StatTiles } from '../display/StatTile.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import strategy from '../strategy/strategy.module.css'
import { blankInsight } from './blank-insight.ts'
import { InsightForm } from './InsightForm.tsx'
import { InsightItem } from './InsightItem.tsx'
import { insightsQuery } from './queries.ts'
import { useInsightSaving } from './use-insight-saving.ts'

/** From insight to action: understanding has to change how customers are managed. */
export function InsightsPage() {
  const { t } = useTranslation('insights')
  const query = useQuery(insightsQuery)
  return (
    <div>
      <PageHeader title={t('title')} note={t('note')} />
      <Answer query={query} waiting={<PageSkeleton />}>
        {(log) => (
          <div className={page.stack}>
            {log.insights.length > 0 && <Tiles log={log} />}
            <NewInsight isFirst={log.insights.length === 0} />
            {log.insights.length > 0 && <Log insights={log.insights} />}
          </div>
        )}
      </Answer>
    </div>
  )
}

function Tiles({ log }: { readonly log: InsightLog }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const { counts, shareActedOn } = log
  return (
    <StatTiles>
      <StatTile label={t('acted-on')} note={t('acted-on.note')}>
        {shareActedOn === null ? t('none-yet') : format.share(shareActedOn)}
      </StatTile>
      {(['open', 'decided', 'acted'] as const).map((state) => (
        <StatTile key={state} label={t(`state.${state}`)}>
          {format.count(counts[state])}
        </StatTile>
      ))}
    </StatTiles>
  )
}

function NewInsight({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation('insights')
  const [adding, setAdding] = useState(false)
  const save = useInsightSaving(
    (written) => api.insights.note(written),
    () => setAdding(false),
  )
  if (adding) {
    return (
      <Panel title={t('add')}>
        <InsightForm start={blankInsight} save={save} onCancel={() => setAdding(false)} />
      </Panel>
    )
  }
  const start = (
    <Button size={isFirst ? 'sm' : 'xs'} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  if (!isFirst) return <div className={strategy.buttons}>{start}</div>
  return (
    <EmptyState icon={IconBulb} title={t('empty.title')} action={start}>
      {t('empty.text')}
    </EmptyState>
  )
}

function Log({ insights }: { readonly insights: readonly Insight[] }) {
  const { t } = useTranslation('insights')
  return (
    <Panel title={t('log')}>
      <ul className={strategy.cards}>
        {insights.map((insight) => (
          <LoggedInsight key={insight.insightId} insight={insight} />
        ))}
      </ul>
    </Panel>
  )
}

function LoggedInsight({ insight }: { readonly insight: Insight }) {
  const [changing, setChanging] = useState(false)
  const { insightId, version, author: _, notedAt: __, changedAt: ___, taken: ____, ...document } = insight
  const save = useInsightSaving(
    (written) => api.insights.change({ insightId, basedOn: version, ...written }),
    () => setChanging(false),
  )
  return (
    <li className={strategy.card}>
      {changing ? (
        <InsightForm start={document} save={save} onCancel={() => setChanging(false)} />
      ) : (
        <InsightItem insight={insight} onChange={() => setChanging(true)} />
      )}
    </li>
  )
}
