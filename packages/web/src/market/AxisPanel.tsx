import { Button } from '@mantine/core'
import type { MarketAxis, MarketCriterion, MarketSegment } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { CriterionFields } from './CriterionFields.tsx'
import { defaultCriteria } from './default-criteria.ts'
import classes from './market.module.css'

interface AxisPanelProps {
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
  // Judgements are of the criteria that were there: with another number of them they say nothing.
  const set = (changed: MarketCriterion[]) =>
    onChange({ criteria: changed, judgements: changed.length === criteria.length ? value.judgements : null })
  const replace = (criterionId: string, changed: Partial<MarketCriterion>) =>
    set(criteria.map((one) => (one.criterionId === criterionId ? { ...one, ...changed } : one)))
  const nextId = `criterion-${Math.max(0, ...criteria.map(({ criterionId }) => Number(/^criterion-(\d+)$/.exec(criterionId)?.[1] ?? 0))) + 1}`
  return (
    <Panel title={t(`axis.${axis}`)} note={t('axis.note')}>
      {weights && <Consistency weights={weights} />}
      <ul className={classes.cards}>
        {criteria.map((criterion) => (
          <li key={criterion.criterionId} className={classes.card}>
            <CriterionFields
              criterion={criterion}
              segments={segments}
              agreement={weights?.agreement.find(({ criterionId }) => criterionId === criterion.criterionId)}
              onChange={(changed) => replace(criterion.criterionId, changed)}
            />
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('remove.what', { what: criterion.title })}
              onClick={() => set(criteria.filter((one) => one !== criterion))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          onClick={() => set([...criteria, blank(nextId, t('criterion.title'), false)])}
        >
          {t('criterion.add')}
        </Button>
        {criteria.length === 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              set(defaultCriteria[axis].map(([code, reverse]) => blank(code, t(`default.${code}`), reverse)))
            }
          >
            {t('criterion.defaults')}
          </Button>
        )}
      </div>
    </Panel>
  )
}

function Consistency({ weights: { consistency } }: { readonly weights: MarketAnalysis['fit'] }) {
  const { t } = useTranslation('market')
  const format = useFormat()
  if (!consistency) return null
  const acceptable = consistency.acceptable ? 'yes' : 'no'
  return <p className={classes.quiet}>{t('consistency', { ratio: format.decimal(consistency.ratio), acceptable })}</p>
}
