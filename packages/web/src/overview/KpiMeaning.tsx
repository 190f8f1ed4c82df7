import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { kpiRegistryQuery } from '../api/kpi-queries.ts'
import { Meaning } from '../display/Meaning.tsx'
import type { Kpi } from './kpis.ts'

/** What a KPI is, as a button beside its name. */
export function KpiMeaning({ kpi }: { readonly kpi: Kpi }) {
  const { t } = useTranslation('overview')
  return (
    <Meaning of={t(`kpi.${kpi.name}`)} sql={{ kind: 'kpi', name: kpi.registered }}>
      <p>{t(`kpi.${kpi.name}.meaning`)}</p>
      <p>{t('kpi.interval')}</p>
      <Definition name={kpi.registered} />
    </Meaning>
  )
}

/** Formula and source, as the registry has them; asked for when the meaning is opened. */
function Definition({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(kpiRegistryQuery)
  const found = data?.find((one) => one.name === name)
  if (!found) return null
  return (
    <>
      <p>
        <strong>{t('meaning.formula')}</strong>: {found.formula}
      </p>
      <p>
        <strong>{t('meaning.source')}</strong>: {found.source}
      </p>
    </>
  )
}
