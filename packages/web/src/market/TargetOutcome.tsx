import type { MarketProject } from '@sabad/contract/schemas/market'
import type { TargetAnswer } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'

interface TargetOutcomeProps {
  readonly project: MarketProject
  readonly answer: TargetAnswer
}

/** The best set of segments, or why there is none. */
export function TargetOutcome({ project, answer }: TargetOutcomeProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  if (answer.outcome === 'nothing-to-choose') return <p className={classes.quiet}>{t('outcome.nothing-to-choose')}</p>
  if (answer.outcome === 'beyond-limit') {
    const { capacity, needed, limit } = answer
    const amounts = { needed: format.decimal(needed), limit: format.decimal(limit) }
    const title = capacity === null ? undefined : project.targets.capacities[capacity]?.title
    return (
      <p className={classes.outcome}>
        {title ? t('outcome.beyond-capacity', { ...amounts, capacity: title }) : t('outcome.beyond-limit', amounts)}
      </p>
    )
  }
  const { chosen, value, cost, candidates, pattern } = answer
  if (chosen.length === 0) return <p className={classes.outcome}>{t('outcome.none')}</p>
  const titles = chosen.map((id) => project.segments.find(({ segmentId }) => segmentId === id)?.title ?? id)
  const amounts = {
    value: format.money(value),
    cost: format.money(cost),
    budget: format.money(project.targets.budget),
    candidates,
  }
  return (
    <div className={classes.outcome}>
      <p className={classes.answer}>{t('outcome.chosen', { segments: format.list(titles) })}</p>
      <p>{t('outcome.amounts', amounts)}</p>
      <p>{t('outcome.pattern', { pattern: t(`pattern.${pattern}`) })}</p>
    </div>
  )
}
