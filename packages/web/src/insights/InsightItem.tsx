import { Button } from '@mantine/core'
import type { Insight } from '@sabad/contract/schemas/insights'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import strategy from '../strategy/strategy.module.css'

interface InsightItemProps {
  readonly insight: Insight
  readonly onChange: () => void
}

/** What was noticed, where it comes from, what was decided, and what came of it. */
export function InsightItem({ insight, onChange }: InsightItemProps) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const { kind, insight: text, source, link, state, action, owner, due, outcome, notedAt, author, taken } = insight
  return (
    <>
      <div className={strategy.cardHead}>
        <span>
          <bdi>{text}</bdi>
        </span>
        <span className={strategy.status} data-status={state === 'acted' ? 'active' : state}>
          {t(`state.${state}`)}
        </span>
      </div>
      <p className={strategy.soft}>
        {t(`kind.${kind}`)} · {t(author ? 'noted-by' : 'noted', { at: format.moment(`${notedAt}Z`), author })} ·{' '}
        <Source source={source} link={link} />
      </p>
      {action && (
        <p className={strategy.text}>
          {t('item.action', { action, owner })} {due && t('item.due', { due: format.date(due) })}
        </p>
      )}
      {taken.map(({ portfolioId, group, actionId, title, state: done }) => (
        <p key={`${portfolioId} ${group} ${actionId}`} className={strategy.text}>
          <Link to="/strategies/$group" params={{ group }} search={{ portfolio: portfolioId, view: 'follow' }}>
            {t('item.taken', { title, state: t(`taken.${done}`) })}
          </Link>
        </p>
      ))}
      {outcome && <p className={strategy.text}>{t('item.outcome', { outcome })}</p>}
      <div className={strategy.buttons}>
        <Button size="compact-xs" variant="default" aria-label={t('change.of', { insight: text })} onClick={onChange}>
          {t('change')}
        </Button>
      </div>
    </>
  )
}

interface SourceProps {
  readonly source: string
  readonly link: string
}

function Source({ source, link }: SourceProps) {
  const words = <bdi>{source}</bdi>
  if (link === '') return words
  if (link.startsWith('/')) return <Link to={link}>{words}</Link>
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}
