import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { CriterionSource, MarketSegment } from '@sabad/contract/schemas/market'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'

interface RaterTableProps {
  readonly source: Extract<CriterionSource, { kind: 'raters' }>
  readonly segments: readonly MarketSegment[]
  readonly onChange: (source: CriterionSource) => void
}

const SCALE = [1, 2, 3, 4, 5]

/** Ratings of 1 to 5, segment by segment, from as many managers as there are. */
export function RaterTable({ source, segments, onChange }: RaterTableProps) {
  const { t } = useTranslation('market')
  const given = [...new Set(source.ratings.map(({ rater }) => rater))]
  // Who was added and has rated nothing yet is in no rating.
  const [added, setAdded] = useState<string | null>(given.length === 0 ? t('criterion.rater', { number: 1 }) : null)
  const raters = added !== null && !given.includes(added) ? [...given, added] : given
  const rename = (rater: string, name: string) => {
    if (name.trim() === '' || raters.includes(name)) return
    if (rater === added) setAdded(name)
    onChange({ ...source, ratings: source.ratings.map((one) => (one.rater === rater ? { ...one, rater: name } : one)) })
  }
  const rate = (rater: string, segmentId: string, rating: number | null) => {
    const others = source.ratings.filter((one) => one.rater !== rater || one.segmentId !== segmentId)
    onChange({ ...source, ratings: rating === null ? others : [...others, { rater, segmentId, rating }] })
  }
  return (
    <div className={classes.raters}>
      {raters.map((rater, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are being typed, and raters stay in their place
        <div key={at} className={classes.rater}>
          <TextInput
            size="xs"
            aria-label={t('criterion.rater-name', { number: at + 1 })}
            value={rater}
            maxLength={200}
            onChange={({ currentTarget }) => rename(rater, currentTarget.value)}
          />
          <div className={classes.values}>
            {segments.map(({ segmentId, title }) => (
              <RatingSelect
                key={segmentId}
                segment={title}
                rater={rater}
                rating={source.ratings.find((one) => one.rater === rater && one.segmentId === segmentId)?.rating}
                onRate={(rating) => rate(rater, segmentId, rating)}
              />
            ))}
          </div>
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="default"
        className={classes.start}
        onClick={() => setAdded(t('criterion.rater', { number: raters.length + 1 }))}
      >
        {t('criterion.add-rater')}
      </Button>
    </div>
  )
}

interface RatingSelectProps {
  readonly segment: string
  readonly rater: string
  /** Left out where the rater has not rated it. */
  readonly rating: number | undefined
  readonly onRate: (rating: number | null) => void
}

function RatingSelect({ segment, rater, rating, onRate }: RatingSelectProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const steps = rating !== undefined && !SCALE.includes(rating) ? [...SCALE, rating].sort((a, b) => a - b) : SCALE
  return (
    <div>
      <span className={classes.soft} aria-hidden>
        {segment}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('criterion.rating-of', { rater, segment })}
        value={rating === undefined ? '' : String(rating)}
        onChange={({ currentTarget }) => onRate(currentTarget.value === '' ? null : Number(currentTarget.value))}
        data={[
          { value: '', label: t('unknown') },
          ...steps.map((step) => ({ value: String(step), label: format.decimal(step) })),
        ]}
      />
    </div>
  )
}
