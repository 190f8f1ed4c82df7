import { Tooltip } from '@mantine/core'
import type { KpiUnit, KpiValue } from '@sabad/contract/schemas/kpi'
import { useTranslation } from 'react-i18next'
import figure from '../display/figure-value.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import { useWords } from '../language/use-words.ts'
import { formatKpi, useKpiWords } from './use-kpi-words.ts'

interface KpiFigureProps {
  readonly found: KpiValue | undefined
  readonly unit: KpiUnit
}

/** A figure with its interval beneath, and above and below the line on hover; or what it lacks. */
export function KpiFigure({ found, unit }: KpiFigureProps) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  if (!found) return t('none')
  if (found.value === null) return <Unknown found={found} />
  const { lower, upper, numerator, denominator } = found
  const shown = (
    <span className={figure.figure}>
      <span className={figure.value}>{formatKpi(format, found.value, unit)}</span>
      {lower !== null && upper !== null && (
        <span className={figure.interval}>
          {t('interval', { lower: formatKpi(format, lower, unit), upper: formatKpi(format, upper, unit) })}
        </span>
      )}
      <Basis basis={found.basis} />
    </span>
  )
  if (numerator === null || denominator === null) return shown
  const line = { numerator: format.decimal(numerator), denominator: format.decimal(denominator) }
  return (
    <Tooltip label={t('counted', line)} events={{ hover: true, focus: true, touch: true }}>
      {shown}
    </Tooltip>
  )
}

/** What the figure lacks, on hover and tap: as a sentence in every cell it would drown those that are known. */
function Unknown({ found }: { readonly found: KpiValue }) {
  const { t } = useTranslation('kpi')
  const { missing } = useKpiWords()
  const why = found.missing ? missing(found.missing) : ''
  return (
    <Tooltip label={t('unknown.needs', { why })} events={{ hover: true, focus: true, touch: true }} multiline maw={280}>
      <span className={figure.interval}>
        {t('none')}
        <span className="visually-hidden">{t('unknown.needs', { why })}</span>
      </span>
    </Tooltip>
  )
}

/** Which of several sources the figure rests on. */
function Basis({ basis }: Pick<KpiValue, 'basis'>) {
  const words = useWords()
  if (basis === null) return null
  return <span className={figure.interval}>{words({ area: 'kpi', code: `basis.${basis}`, otherwise: basis })}</span>
}
