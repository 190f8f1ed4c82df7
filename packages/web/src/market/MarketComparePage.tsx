import { NativeSelect } from '@mantine/core'
import type { MarketProject, MarketProjectSummary } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { marketAnalysisQuery, marketProjectQuery, marketProjectsQuery, marketVariablesQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Answer } from '../display/Answer.tsx'
import { LinkButton } from '../display/LinkButton.tsx'
import { PageHeader } from '../display/PageHeader.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'
import { TargetOutcome } from './TargetOutcome.tsx'

/** Two projects beside each other: what is the same market worth when it is cut by another variable? */
export function MarketComparePage() {
  const { t } = useTranslation('market')
  const projects = useQuery(marketProjectsQuery)
  return (
    <div>
      <PageHeader title={t('compare.title')} note={t('compare.note')} />
      <Answer query={projects} waiting={<Waiting height={560} />}>
        {(list) => (list.length < 2 ? <p className={classes.quiet}>{t('compare.few')}</p> : <Both list={list} />)}
      </Answer>
    </div>
  )
}

const sides = ['one', 'other'] as const

function Both({ list }: { readonly list: readonly MarketProjectSummary[] }) {
  const asked = useSearch({ from: '/market-compare' })
  const navigate = useNavigate({ from: '/market-compare' })
  const known = (wanted: string | undefined, otherwise: number): string =>
    list.find(({ projectId }) => projectId === wanted)?.projectId ?? list[otherwise]?.projectId ?? ''
  // Nobody compares a project with itself without having said so.
  const one = known(asked.one, asked.other === list[0]?.projectId ? 1 : 0)
  const chosen = { one, other: known(asked.other, one === list[0]?.projectId ? 1 : 0) }
  return (
    <div className={page.halves}>
      {sides.map((side) => (
        <Side
          key={side}
          side={side}
          list={list}
          projectId={chosen[side]}
          onChoose={(projectId) => void navigate({ search: (old) => ({ ...old, ...chosen, [side]: projectId }) })}
        />
      ))}
    </div>
  )
}

interface SideProps {
  readonly side: (typeof sides)[number]
  readonly list: readonly MarketProjectSummary[]
  readonly projectId: string
  readonly onChoose: (projectId: string) => void
}

function Side({ side, list, projectId, onChoose }: SideProps) {
  const { t } = useTranslation('market')
  const { scope } = useWorkspace()
  const project = useQuery(marketProjectQuery(projectId))
  const version = project.data?.version
  const analysis = useQuery({
    ...marketAnalysisQuery(projectId, { version: version ?? 1, asOf: scope?.asOf }),
    enabled: version !== undefined,
  })
  return (
    <Panel
      title={list.find((one) => one.projectId === projectId)?.title ?? ''}
      actions={
        <LinkButton to="/market/$projectId" params={{ projectId }} size="xs" variant="default">
          {t('compare.open')}
        </LinkButton>
      }
    >
      <NativeSelect
        size="xs"
        label={t(`compare.${side}`)}
        value={projectId}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        data={list.map(({ projectId: value, title }) => ({ value, label: title }))}
      />
      <Answer query={project} waiting={<Waiting height={480} />}>
        {(stored) => (
          <Answer query={analysis} waiting={<Waiting height={480} />}>
            {(found) => <Findings project={stored.project} analysis={found} />}
          </Answer>
        )}
      </Answer>
    </Panel>
  )
}

interface FindingsProps {
  readonly project: MarketProject
  readonly analysis: MarketAnalysis
}

function Findings({ project, analysis }: FindingsProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const { scope } = useWorkspace()
  const variables = useQuery({ ...marketVariablesQuery(scope?.asOf ?? ''), enabled: scope !== null }).data?.variables
  const { geographic, matrix, targets } = analysis
  const cutBy = project.variables.chosen.map((name) => variables?.find((one) => one.name === name)?.title ?? name)
  const nothing = <span className={classes.soft}>{t('compare.nothing')}</span>
  return (
    <dl className={classes.findings}>
      <Finding title={t('compare.benefit')}>{project.business.benefit || nothing}</Finding>
      <Finding title={t('compare.near')}>
        {geographic.length === 0 ? nothing : format.list(geographic.map(({ name }) => name))}
      </Finding>
      <Finding title={t('compare.variables')}>{cutBy.length === 0 ? t('compare.by-hand') : format.list(cutBy)}</Finding>
      <Finding title={t('compare.segments')}>
        {matrix.length === 0 ? (
          nothing
        ) : (
          <ul className={classes.rows}>
            {matrix.map(({ segmentId, title, cell }) => (
              <li key={segmentId}>
                <span>{title}</span>
                <span className={classes.soft}>{cell ? t(`cell.${cell.strategy}`) : t('unknown')}</span>
              </li>
            ))}
          </ul>
        )}
      </Finding>
      <Finding title={t('compare.targets')}>
        <TargetOutcome project={project} answer={targets} />
      </Finding>
    </dl>
  )
}

function Finding({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
