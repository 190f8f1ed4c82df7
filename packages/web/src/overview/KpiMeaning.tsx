import { useTranslation } from 'react-i18next'
import { Meaning } from '../display/Meaning.tsx'
import type { Kpi } from './kpis.ts'

/** What a KPI is, as a button beside its name. */
export function KpiMeaning({ kpi }: { readonly kpi: Kpi }) {
  const { t } = useTranslation('overview')
  return (
    <Meaning of={t(`kpi.${kpi.name}`)}>
      <p>{t(`kpi.${kpi.name}.meaning`)}</p>
      <p>{t('kpi.interval')}</p>
    </Meaning>
  )
}
