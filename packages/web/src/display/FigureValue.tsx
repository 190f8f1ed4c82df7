import { Tooltip } from '@mantine/core'
import type { Figure } from '@sabad/contract/schemas/figures'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import classes from './figure-value.module.css'

interface FigureValueProps {
  readonly figure: Figure
  readonly unit: 'money' | 'share'
}

/** A number with its interval beneath and its population on hover; where it cannot be computed, why not. */
export function FigureValue({ figure, unit }: FigureValueProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  const { value, lower, upper, missing } = figure
  if (value === null) {
    const why = missing ?? t('figure.unknown')
    return <span className={classes.missing}>{words({ area: 'notices', code: why, otherwise: why })}</span>
  }
  const population = t('figure.population', { count: figure.population })
  const interval = lower !== null && upper !== null && { lower: format[unit](lower), upper: format[unit](upper) }
  return (
    <Tooltip
      label={interval ? t('figure.with-interval', { population, ...interval }) : population}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span className={classes.figure}>
        <span className={classes.value}>{format[unit](value)}</span>
        {interval && <span className={classes.interval}>{t('figure.interval', interval)}</span>}
        <span className="visually-hidden">{population}</span>
      </span>
    </Tooltip>
  )
}
