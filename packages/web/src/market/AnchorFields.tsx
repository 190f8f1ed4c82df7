import { NativeSelect } from '@mantine/core'
import { type CriterionSource, criterionSource } from '@sabad/contract/schemas/market'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { measuresQuery } from '../api/queries.ts'
import { NumberField } from '../display/NumberField.tsx'

export type AnchoredSource = Exclude<CriterionSource, { kind: 'raters' }>

interface AnchorFieldsProps {
  readonly source: AnchoredSource
  readonly onChange: (source: CriterionSource) => void
}

const FIGURES = ['customers', 'value', 'value-per-customer'] as const
const ANCHORS = ['low', 'high'] as const

/** Which number is rated, and between which values: people set them, so that no segment moves another. */
export function AnchorFields({ source, onChange }: AnchorFieldsProps) {
  const { t } = useTranslation('market')
  const { data: measures = [] } = useQuery(measuresQuery)
  const set = (changed: object) => onChange(criterionSource.parse({ ...source, ...changed }))
  return (
    <>
      {source.kind === 'measure' && (
        <NativeSelect
          label={t('criterion.measure')}
          value={source.measure}
          onChange={({ currentTarget }) => set({ measure: currentTarget.value })}
          data={measures
            .filter(({ unit }) => unit !== 'text' && unit !== 'date')
            .map(({ name, title }) => ({ value: name, label: title }))}
        />
      )}
      {source.kind === 'figure' && (
        <NativeSelect
          label={t('criterion.figure')}
          value={source.figure}
          onChange={({ currentTarget }) => set({ figure: currentTarget.value })}
          data={FIGURES.map((value) => ({ value, label: t(`figure.${value}`) }))}
        />
      )}
      {ANCHORS.map((anchor) => (
        <NumberField
          key={anchor}
          label={t(`criterion.${anchor}`)}
          value={source[anchor]}
          onChange={(value) => value !== null && set({ [anchor]: value })}
        />
      ))}
    </>
  )
}
