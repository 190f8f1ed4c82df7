import { useTranslation } from 'react-i18next'
import { useWords } from '../language/use-words.ts'
import classes from './overview.module.css'
import type { UnknownKpi } from './unknown-kpis.ts'

/** Why a KPI has no column. */
export function UnknownKpis({ unknown }: { readonly unknown: readonly UnknownKpi[] }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  if (unknown.length === 0) return null
  return (
    <p className={classes.unknown}>
      {unknown.map(({ kpi, missing }) => (
        <span key={kpi.name}>
          {t('missing.of', {
            kpi: t(`kpi.${kpi.name}`),
            why: words({ area: 'notices', code: missing, otherwise: missing }),
          })}{' '}
        </span>
      ))}
    </p>
  )
}
