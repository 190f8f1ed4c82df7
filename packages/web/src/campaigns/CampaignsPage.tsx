import type { CampaignEffects } from '@sabad/contract/schemas/campaigns'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { EffectsPanel } from './EffectsPanel.tsx'
import { GroupEffectsPanel } from './GroupEffectsPanel.tsx'
import { PartsPanel } from './PartsPanel.tsx'
import { campaignEffectsQuery } from './queries.ts'

/** What campaigns changed, where, and in which parts of groups they change more. */
export function CampaignsPage() {
  return <Published>{(scope) => <Campaigns scope={scope} />}</Published>
}

function Campaigns({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const query = useQuery(campaignEffectsQuery(scope))
  return (
    <div className={page.stack}>
      <PageHeader title={t('title')} note={t('note', { asOf: format.date(scope.asOf) })} />
      <Answer query={query} waiting={<Waiting height={640} />}>
        {(effects) => <Measured key={scope.portfolioId} scope={scope} effects={effects} />}
      </Answer>
    </div>
  )
}

interface MeasuredProps {
  readonly scope: Scope
  readonly effects: CampaignEffects
}

function Measured({ scope, effects }: MeasuredProps) {
  const { t } = useTranslation('campaigns')
  if (effects.campaigns.length === 0) {
    return (
      <EmptyState icon={IconSend} title={t('title')}>
        {t('no-campaigns')}
      </EmptyState>
    )
  }
  return (
    <>
      <EffectsPanel effects={effects} />
      {effects.inAll.effect && (
        <>
          <GroupEffectsPanel effects={effects} />
          <PartsPanel scope={scope} />
        </>
      )}
    </>
  )
}
