import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfGroup } from '../api/kpi-queries.ts'
import { overviewQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { ChainPanel } from './ChainPanel.tsx'
import { CohortPanel } from './CohortPanel.tsx'
import { SurvivalPanel } from './SurvivalPanel.tsx'

/** Who stays: cohorts at equal age, contracts by tenure, and what satisfaction has to do with it. */
export function CohortsPage() {
  return <Published>{(scope) => <Cohorts scope={scope} />}</Published>
}

const BASE = ''

function Cohorts({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('kpi')
  const format = useFormat()
  const [wanted, choose] = useState(BASE)
  const groups = useQuery(overviewQuery(scope)).data?.groups ?? []
  // Another portfolio has other groups.
  const group = groups.some(({ name }) => name === wanted) ? wanted : BASE
  const asked: OfGroup = { asOf: scope.asOf, ...(group !== BASE && { portfolioId: scope.portfolioId, group }) }
  return (
    <div>
      <PageHeader
        title={t('cohorts.title')}
        note={t('cohorts.note', { asOf: format.date(scope.asOf) })}
        actions={
          <NativeSelect
            aria-label={t('cohorts.of')}
            value={group}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            data={[
              { value: BASE, label: t('base') },
              ...groups.map(({ name, title }) => ({ value: name, label: title })),
            ]}
          />
        }
      />
      <StaleBanner />
      <div className={page.stack}>
        <CohortPanel asked={asked} />
        <SurvivalPanel asked={asked} />
        <ChainPanel asOf={scope.asOf} />
      </div>
    </div>
  )
}
