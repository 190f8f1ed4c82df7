import { readError } from '@sabad/contract/read-error'
import type { PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { IconCalendarStats } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RiskAsked, riskQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { EmptyState } from '../display/EmptyState.tsx'
import { NoticeList } from '../display/NoticeList.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { wordedNotices } from '../display/worded-notices.ts'
import { useFormat } from '../language/FormatProvider.tsx'
import { useErrorSentence } from '../language/use-words.ts'
import { CorrelationsPanel } from './CorrelationsPanel.tsx'
import { FrontierPanel } from './FrontierPanel.tsx'
import { GroundPanel } from './GroundPanel.tsx'
import { GroupsPanel } from './GroupsPanel.tsx'
import { MixesPanel } from './MixesPanel.tsx'
import { RiskControls } from './RiskControls.tsx'
import { RiskTiles } from './RiskTiles.tsx'

/** Groups as a portfolio of risks. */
export function RiskPage() {
  return <Published>{(scope) => <Risk scope={scope} />}</Published>
}

const usual: RiskAsked = { basis: 'per-customer', change: 0.3, inflation: 0, risklessRate: 0.03, backTest: false }

function Risk({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const sentence = useErrorSentence()
  const [asked, setAsked] = useState(usual)
  const query = useQuery(riskQuery(scope, asked))
  const isTestable = query.data !== undefined && query.data.periods >= query.data.backTestNeeds
  const tested = useQuery({ ...riskQuery(scope, { ...asked, backTest: true }), enabled: isTestable })
  const refusal = query.isError ? readError(query.error) : null
  if (refusal?.code === 'risk.too-few-months' || refusal?.code === 'risk.too-few-groups') {
    return (
      <EmptyState icon={IconCalendarStats} title={t('shortage.title')} level={1}>
        {sentence(refusal.code, refusal.params)}
      </EmptyState>
    )
  }
  return (
    <div className={page.stack}>
      <Answer query={query} waiting={<Waiting height={760} />} heading={t('title')}>
        {(risk) => (
          <>
            <PageHeader
              title={t('title')}
              note={t('note', { months: risk.months.length, asOf: format.date(risk.asOf) })}
              actions={<RiskControls asked={asked} onChange={setAsked} />}
            />
            <Found risk={risk} backTest={tested.data?.backTest ?? null} />
          </>
        )}
      </Answer>
    </div>
  )
}

interface FoundProps {
  readonly risk: PortfolioRisk
  /** Null until it comes, or where there are too few months for it. */
  readonly backTest: PortfolioRisk['backTest']
}

function Found({ risk, backTest }: FoundProps) {
  const { t } = useTranslation('risk')
  const format = useFormat()
  const limits = risk.limits.map(({ code, params }) => ({ code: `risk.${code}`, params }))
  return (
    <>
      <RiskTiles risk={risk} />
      <Panel title={t('limits.title')}>
        <NoticeList notices={wordedNotices(limits, format)} />
      </Panel>
      <FrontierPanel risk={risk} />
      <MixesPanel risk={risk} backTest={backTest} />
      <GroupsPanel risk={risk} />
      <CorrelationsPanel risk={risk} />
      <GroundPanel risk={risk} />
    </>
  )
}
