import type { Figure } from '@sabad/contract/schemas/figures'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'

interface FigureTextProps {
  readonly figure: Figure
  readonly unit: 'money' | 'share'
}

/** A number with its interval beneath; where it cannot be computed, why not. */
export function FigureText({ figure, unit }: FigureTextProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const { value, lower, upper, missing } = figure
  if (value === null) {
    const why = missing ?? t('figure.unknown')
    return <span className="soft">{words({ area: 'notices', code: why, otherwise: why })}</span>
  }
  return (
    <>
      {format[unit](value)}
      {lower !== null && upper !== null && (
        <span className="under">
          {t('figure.interval', { lower: format[unit](lower), upper: format[unit](upper) })}
        </span>
      )}
    </>
  )
}
