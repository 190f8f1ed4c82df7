import { Button } from '@mantine/core'
import type { MarketAxis, MarketCriterion, MarketSegment } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { CriterionFields } from './CriterionFields.tsx'
import { defaultCriteria } from './default-criteria.ts'
import { withCriterion, withoutCriterion } from './judgements.ts'
import classes from './market.module.css'
import { PairwiseFields } from './PairwiseFields.tsx'

export interface AxisPanelProps {
  readonly axis: 'attractiveness' | 'fit'
  readonly value: MarketAxis
  readonly segments: readonly MarketSegment[]
  readonly weights: MarketAnalysis['fit'] | undefined
  readonly onChange: (axis: MarketAxis) => void
}

const blank = (criterionId: string, title: string, reverse: boolean): MarketCriterion => ({
  criterionId,
  title,
  weight: 10,
  reverse,
  source: { kind: 'raters', ratings: [] },
})

/** Criteria of one axis, with their weights and ratings. */
export function AxisPanel({ axis, value, segments, weights, onChange }: AxisPanelProps) {
  const { t } = useTranslation('market')
  const { criteria } = value
  const { judgements } = value
  const replace = (criterionId: string, changed: Partial<MarketCriterion>) =>
    onChange({
      ...value,
      criteria: criteria.map((one) => (one.criterionId === criterionId ? { ...one, ...changed } : one)),
    })
  const add = (added: MarketCriterion) =>
    onChange({ criteria: [...criteria, added], judgements: judgements && withCriterion(judgements) })
  const remove = (at: number) =>
    onChange({
      criteria: criteria.filter((_, index) => index !== at),
      // Of a single criterion there is nothing to compare.
      judgements: judgements && criteria.length > 2 ? withoutCriterion(judgements, at) : null,
    })
  const nextId = `criterion-${Math.max(0, ...criteria.map(({ criterionId }) => Number(/^criterion-(\d+)$/.exec(criterionId)?.[1] ?? 0))) + 1}`
  return (
    <Panel title={t(`axis.${axis}`)} note={t('axis.note')}>
      {criteria.length > 1 && <PairwiseFields {...{ axis, value, weights, onChange }} />}
      <ul className={classes.cards}>
        {criteria.map((criterion, at) => (
          <li key={criterion.criterionId} className={classes.card}>
            <CriterionFields
              criterion={criterion}
              segments={segments}
              isWeighted={judgements === null}
              agreement={weights?.agreement.find(({ criterionId }) => criterionId === criterion.criterionId)}
              onChange={(changed) => replace(criterion.criterionId, changed)}
            />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('remove.what', { what: criterion.title })}
              onClick={() => remove(at)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => add(blank(nextId, t('criterion.title'), false))}>
          {t('criterion.add')}
        </Button>
        {criteria.length === 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              onChange({
                ...value,
                criteria: defaultCriteria[axis].map(([code, reverse]) => blank(code, t(`default.${code}`), reverse)),
              })
            }
          >
            {t('criterion.defaults')}
          </Button>
        )}
      </div>
    </Panel>
  )
}
