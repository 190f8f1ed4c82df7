import { Button } from '@mantine/core'
import type { StrategyAction } from '@sabad/contract/schemas/strategy'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { insightsQuery } from '../../insights/queries.ts'
import classes from '../strategy.module.css'

interface DecidedInsightsProps {
  readonly group: string
  readonly actions: readonly StrategyAction[]
  readonly onTake: (told: Partial<StrategyAction>) => void
}

/** What was decided in the log of insights about this group, to be made actions of its strategy. */
export function DecidedInsights({ group, actions, onTake }: DecidedInsightsProps) {
  const { t } = useTranslation('strategy')
  const { data } = useQuery(insightsQuery)
  const isTaken = (insightId: number) => actions.some((action) => action.insightId === insightId)
  const decided = data?.insights.filter((one) => one.group === group && one.state === 'decided') ?? []
  const open = decided.filter(({ insightId }) => !isTaken(insightId))
  if (open.length === 0) return null
  return (
    <>
      <p className={classes.quiet}>{t('action.from-insights')}</p>
      <ul className={classes.cards}>
        {open.map(({ insightId, insight, action, owner, due }) => (
          <li key={insightId} className={classes.card}>
            <div className={classes.cardHead}>
              <bdi>{action}</bdi>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('action.take.of', { action })}
                onClick={() =>
                  onTake({ insightId, title: action.slice(0, 200), owner, ...(due && { from: due, until: due }) })
                }
              >
                {t('action.take')}
              </Button>
            </div>
            <p className={classes.soft}>
              <bdi>{insight}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
