import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'

const totals = {
  customers: { kind: 'membership' },
  value: { kind: 'measure', name: 'clv_12m' },
} as const

/** What the size or the worth of a group or of the base is, and the SQL behind it. */
export function TotalMeaning({ of }: { readonly of: keyof typeof totals }) {
  const { t } = useTranslation('overview')
  return (
    <Meaning of={t(`total.${of}`)} sql={totals[of]}>
      <p>{t(`total.${of}.meaning`)}</p>
    </Meaning>
  )
}
