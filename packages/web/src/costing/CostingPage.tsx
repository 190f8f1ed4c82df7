import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { costingViews } from '../app/search.ts'
import { PageHeader } from '../display/PageHeader.tsx'
import { StaleBanner } from '../jobs/StaleBanner.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { ModelView } from './ModelView.tsx'
import { ReportView } from './ReportView.tsx'
import { VersionsView } from './VersionsView.tsx'

export function CostingPage() {
  return <Published>{(scope) => <Costing scope={scope} />}</Published>
}

/** How costs come to customers: what a costing did, the model behind it, and its versions. */
function Costing({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('costing')
  const format = useFormat()
  const { view = 'report' } = useSearch({ from: '/costing' })
  const navigate = useNavigate({ from: '/costing' })
  const open = (name: string | null) => {
    const next = costingViews.find((one) => one === name && one !== 'report')
    void navigate({ search: (old) => ({ ...old, view: next }), replace: true, resetScroll: false })
  }
  return (
    <div>
      <PageHeader title={t('title')} note={t('note', { asOf: format.date(scope.asOf) })} />
      <StaleBanner />
      <Tabs value={view} onChange={open} keepMounted={false}>
        <Tabs.List aria-label={t('view.label')}>
          {costingViews.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view} pt="md">
          {view === 'report' && <ReportView scope={scope} />}
          {view === 'model' && <ModelView asOf={scope.asOf} />}
          {view === 'versions' && <VersionsView scope={scope} />}
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
