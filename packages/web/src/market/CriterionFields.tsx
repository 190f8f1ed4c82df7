import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { CriterionSource, MarketCriterion, MarketSegment } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { AnchorFields } from './AnchorFields.tsx'
import { EnteredValues } from './EnteredValues.tsx'
import classes from './market.module.css'
import { RaterTable } from './RaterTable.tsx'

interface CriterionFieldsProps {
  readonly criterion: MarketCriterion
  readonly segments: readonly MarketSegment[]
  /** Whether its weight is given here; else it follows from comparing pairs. */
  readonly isWeighted: boolean
  readonly agreement: MarketAnalysis['fit']['agreement'][number] | undefined
  readonly onChange: (changed: Partial<MarketCriterion>) => void
}

const anchors = { low: 0, high: 100 }

/** How a criterion starts when it is to be rated another way. */
const sources: Readonly<Record<CriterionSource['kind'], CriterionSource>> = {
  raters: { kind: 'raters', ratings: [] },
  entered: { kind: 'entered', values: [], ...anchors },
  measure: { kind: 'measure', measure: 'clv_12m', ...anchors },
  figure: { kind: 'figure', figure: 'customers', ...anchors },
}

const KINDS = ['raters', 'entered', 'measure', 'figure'] as const

/** One criterion: its weight, where its ratings come from, and these. */
export function CriterionFields({ criterion, segments, isWeighted, agreement, onChange }: CriterionFieldsProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const { title, weight, reverse, source } = criterion
  const setSource = (changed: CriterionSource) => onChange({ source: changed })
  return (
    <div className={classes.criterion}>
      <div className={classes.fields}>
        <TextInput
          label={t('criterion.title')}
          maxLength={200}
          value={title}
          onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
        />
        {isWeighted && (
          <NumberField
            label={t('criterion.weight')}
            value={weight}
            min={0}
            onChange={(value) => value !== null && onChange({ weight: value })}
          />
        )}
        <NativeSelect
          label={t('criterion.kind')}
          value={source.kind}
          onChange={({ currentTarget }) =>
            setSource(sources[KINDS.find((kind) => kind === currentTarget.value) ?? 'raters'])
          }
          data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <Checkbox
          className={classes.check}
          label={t('criterion.reverse')}
          checked={reverse}
          onChange={({ currentTarget }) => onChange({ reverse: currentTarget.checked })}
        />
        {source.kind !== 'raters' && <AnchorFields source={source} onChange={setSource} />}
      </div>
      {source.kind === 'entered' && <EnteredValues {...{ title, source, segments }} onChange={setSource} />}
      {source.kind === 'raters' && <RaterTable {...{ source, segments }} onChange={setSource} />}
      {agreement && (
        <p className={classes.soft}>
          {t('criterion.agreement', {
            raters: agreement.raters,
            w: agreement.w === null ? t('unknown') : format.decimal(agreement.w),
          })}
        </p>
      )}
    </div>
  )
}
