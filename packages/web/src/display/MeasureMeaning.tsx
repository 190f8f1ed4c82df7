import type { Measure } from '@sabad/contract/schemas/customers'
import { useTranslation } from 'react-i18next'
import { Meaning } from './Meaning.tsx'

/** Meaning, formula and source of a measure, as the registry has them. */
export function MeasureMeaning({ measure }: { readonly measure: Measure }) {
  const { t } = useTranslation()
  return (
    <Meaning of={measure.title} sql={{ kind: 'measure', name: measure.name }}>
      <p>{measure.meaning}</p>
      <p>
        <strong>{t('meaning.formula')}</strong>: <code>{measure.formula}</code>
      </p>
      <p>
        <strong>{t('meaning.source')}</strong>: {measure.source}
      </p>
    </Meaning>
  )
}
