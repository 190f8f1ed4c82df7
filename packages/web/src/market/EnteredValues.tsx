import type { CriterionSource, MarketSegment } from '@sabad/contract/schemas/market'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import type { AnchoredSource } from './AnchorFields.tsx'
import classes from './market.module.css'

interface EnteredValuesProps {
  readonly title: string
  readonly source: Extract<AnchoredSource, { kind: 'entered' }>
  readonly segments: readonly MarketSegment[]
  readonly onChange: (source: CriterionSource) => void
}

/** A value of the criterion for each segment, as research or experience gives it. */
export function EnteredValues({ title, source, segments, onChange }: EnteredValuesProps) {
  const { t } = useTranslation('market')
  const set = (segmentId: string, value: number | null) => {
    const others = source.values.filter((one) => one.segmentId !== segmentId)
    onChange({ ...source, values: value === null ? others : [...others, { segmentId, value }] })
  }
  return (
    <div className={classes.values}>
      {segments.map(({ segmentId, title: segment }) => (
        <div key={segmentId}>
          <span className={classes.soft} aria-hidden>
            {segment}
          </span>
          <NumberField
            shown={null}
            label={t('criterion.value-of', { criterion: title, segment })}
            value={source.values.find((one) => one.segmentId === segmentId)?.value ?? null}
            onChange={(value) => set(segmentId, value)}
          />
        </div>
      ))}
    </div>
  )
}
