import type { CurvesOfPortfolio } from '@sabad/contract/schemas/response-curves'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { responseCurvesQuery, type Scope } from '../api/queries.ts'
import { Published } from '../app/Published.tsx'
import { Answer } from '../display/Answer.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { AnswerPanel } from './AnswerPanel.tsx'
import { KnownPanel } from './KnownPanel.tsx'
import { SplitPanel } from './SplitPanel.tsx'

/** What effort brings in each group, and the best split of a budget. */
export function ResourcesPage() {
  return <Published>{(scope) => <Resources scope={scope} />}</Published>
}

function Resources({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const query = useQuery(responseCurvesQuery(scope))
  return (
    <div className={page.stack}>
      <PageHeader title={t('title')} note={t('note', { asOf: format.date(scope.asOf) })} />
      <Answer query={query} waiting={<Waiting height={640} />}>
        {(curves) => <Curves key={curves.portfolioId} scope={scope} curves={curves} />}
      </Answer>
    </div>
  )
}

interface CurvesProps {
  readonly scope: Scope
  readonly curves: CurvesOfPortfolio
}

function Curves({ scope, curves }: CurvesProps) {
  const first = curves.groups.find(({ current }) => current === null) ?? curves.groups[0]
  const [chosen, setChosen] = useState(first?.name ?? '')
  const group = curves.groups.find(({ name }) => name === chosen) ?? first
  return (
    <>
      <SplitPanel scope={scope} curves={curves} />
      {group && (
        <AnswerPanel
          key={`${group.name} ${group.current?.answersId ?? 0}`}
          scope={scope}
          group={group}
          groups={curves.groups}
          onChoose={setChosen}
        />
      )}
      <KnownPanel curves={curves} />
    </>
  )
}
