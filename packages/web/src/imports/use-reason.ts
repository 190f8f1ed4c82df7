import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../language/use-words.ts'
import { useFieldTitle } from './use-field-title.ts'

const MISSING = '-missing'

/** Why a row was rejected, in words: `not-a-date`, or `customer-missing` for a field that is needed. */
export function useReason(): (code: string) => string {
  const { t } = useTranslation('notices')
  const words = useWords()
  const title = useFieldTitle()
  return useCallback(
    (code) => {
      if (code.endsWith(MISSING)) return t('reject.missing', { field: title(code.slice(0, -MISSING.length)) })
      return words({ area: 'notices', code: `reject.${code}`, otherwise: code.replaceAll('-', ' ') })
    },
    [t, words, title],
  )
}
