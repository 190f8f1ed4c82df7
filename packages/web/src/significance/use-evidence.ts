import type { SignificanceEvidence } from '@sabad/contract/schemas/significance'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'

/** Why the data suggest a flag, as a sentence without its end. */
export function useEvidence(): (evidence: SignificanceEvidence) => string {
  const { t } = useTranslation('significance')
  const format = useFormat()
  return useCallback(
    ({ code, params: { rank, customers, value, share } }) =>
      t(`evidence.${code}`, { rank, customers, value: format.money(value), share: format.share(share) }),
    [t, format],
  )
}
