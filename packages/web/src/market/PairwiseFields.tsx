import { Checkbox, NativeSelect } from '@mantine/core'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import type { AxisPanelProps } from './AxisPanel.tsx'
import { equalJudgements, pairsOf, SCALE, withJudgement } from './judgements.ts'
import classes from './market.module.css'

type PairwiseProps = Pick<AxisPanelProps, 'axis' | 'value' | 'weights' | 'onChange'>

/** Weights by comparing criteria in pairs: what is more important, and how many times. */
export function PairwiseFields({ value, weights, onChange }: PairwiseProps) {
  const { t } = useTranslation('market')
  const { criteria, judgements } = value
  return (
    <div className={classes.pairs}>
      <Checkbox
        label={t('pairs.use')}
        description={t('pairs.use.note')}
        checked={judgements !== null}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...value, judgements: checked ? equalJudgements(criteria.length) : null })
        }
      />
      {judgements && (
        <div className={classes.pairList}>
          {pairsOf(judgements).map(({ row, column, times }) => (
            <Pair
              key={`${row}-${column}`}
              one={criteria[row]?.title ?? ''}
              other={criteria[column]?.title ?? ''}
              times={times}
              onJudge={(judged) => onChange({ ...value, judgements: withJudgement(judgements, [row, column], judged) })}
            />
          ))}
        </div>
      )}
      {judgements && weights?.consistency && weights.weights.length === criteria.length && (
        <Outcome titles={criteria.map(({ title }) => title)} weights={weights} />
      )}
    </div>
  )
}

interface PairProps {
  readonly one: string
  readonly other: string
  readonly times: number
  readonly onJudge: (times: number) => void
}

function Pair({ one, other, times, onJudge }: PairProps) {
  const { t } = useTranslation('market')
  const said = (step: number): string => {
    if (step === 1) return t('pairs.equal')
    return t(
      'pairs.more',
      step > 1 ? { criterion: one, times: step } : { criterion: other, times: Math.round(1 / step) },
    )
  }
  return (
    <NativeSelect
      size="xs"
      label={t('pairs.pair', { one, other })}
      value={String(SCALE.indexOf(times))}
      onChange={({ currentTarget }) => onJudge(SCALE[Number(currentTarget.value)] ?? 1)}
      data={SCALE.map((step, at) => ({ value: String(at), label: said(step) }))}
    />
  )
}

interface OutcomeProps {
  readonly titles: readonly string[]
  readonly weights: MarketAnalysis['fit']
}

/** The weights that follow, and whether the judgements contradict each other. */
function Outcome({ titles, weights: { weights, consistency } }: OutcomeProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  if (!consistency) return null
  const shares = titles.map((criterion, at) => t('pairs.weight', { criterion, share: format.share(weights[at] ?? 0) }))
  const acceptable = consistency.acceptable ? 'yes' : 'no'
  return (
    <p className={classes.quiet}>
      {t('pairs.weights', { weights: format.list(shares) })}{' '}
      {t('consistency', { ratio: format.decimal(consistency.ratio), acceptable })}
    </p>
  )
}
