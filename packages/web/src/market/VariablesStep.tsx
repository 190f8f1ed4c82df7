import { Button, Checkbox, TextInput } from '@mantine/core'
import type { MarketProject } from '@sabad/contract/schemas/market'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { marketVariablesQuery } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { Panel } from '../display/Panel.tsx'
import page from '../display/page.module.css'
import { Waiting } from '../display/Waiting.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'
import { TaxonomyPanel } from './TaxonomyPanel.tsx'
import type { StepProps } from './use-market-draft.ts'
import { VariableTable } from './VariableTable.tsx'

/** Step 2: by what to cut the market. */
export function VariablesStep({ project, change }: StepProps) {
  const { t } = useTranslation('market')
  const { scope } = useWorkspace()
  const set = (changed: Partial<MarketProject['variables']>) =>
    change({ variables: { ...project.variables, ...changed } })
  const ideas = <IdeasPanel ideas={project.variables.ideas} onChange={(changed) => set({ ideas: changed })} />
  return (
    <>
      {scope ? (
        <DataVariables asOf={scope.asOf} project={project} onChange={set}>
          {ideas}
        </DataVariables>
      ) : (
        <>
          <Panel title={t('variables.title')}>
            <p className={classes.quiet}>{t('variables.no-data')}</p>
          </Panel>
          {ideas}
        </>
      )}
    </>
  )
}

interface DataVariablesProps {
  readonly asOf: string
  readonly project: MarketProject
  readonly onChange: (changed: Partial<MarketProject['variables']>) => void
  /** What stands beneath. */
  readonly children: ReactNode
}

function DataVariables({ asOf, project, onChange, children }: DataVariablesProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const query = useQuery(marketVariablesQuery(asOf))
  return (
    <>
      <Answer query={query} waiting={<Waiting height={420} />}>
        {(found) => (
          <div className={page.stack}>
            <Panel
              title={t('variables.title')}
              note={t('variables.note', { count: found.customers, asOf: format.date(asOf) })}
              flush
            >
              <VariableTable {...{ asOf, project, onChange }} variables={found.variables} />
              <div className={classes.inset}>
                <Checkbox
                  label={t('sensitive.allow')}
                  checked={project.variables.sensitiveAllowed}
                  onChange={({ currentTarget }) => onChange({ sensitiveAllowed: currentTarget.checked })}
                />
              </div>
            </Panel>
            <TaxonomyPanel taxonomy={found.taxonomy} />
          </div>
        )}
      </Answer>
      <After queries={[query]}>{children}</After>
    </>
  )
}

type Idea = MarketProject['variables']['ideas'][number]

interface IdeasPanelProps {
  readonly ideas: readonly Idea[]
  readonly onChange: (ideas: Idea[]) => void
}

const IDEA_FIELDS = ['title', 'source', 'note'] as const

function IdeasPanel({ ideas, onChange }: IdeasPanelProps) {
  const { t } = useTranslation('market')
  const replace = (at: number, changed: Partial<Idea>) =>
    onChange(ideas.map((one, index) => (index === at ? { ...one, ...changed } : one)))
  return (
    <Panel title={t('ideas.title')} note={t('ideas.note')}>
      <ul className={classes.cards}>
        {ideas.map((idea, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: titles are being typed, and fields keep nothing to themselves
          <li key={at} className={classes.card}>
            <div className={classes.fields}>
              {IDEA_FIELDS.map((field) => (
                <TextInput
                  key={field}
                  label={t(`idea.${field}`)}
                  value={idea[field]}
                  maxLength={200}
                  onChange={({ currentTarget }) => replace(at, { [field]: currentTarget.value })}
                />
              ))}
            </div>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('remove.what', { what: idea.title })}
              onClick={() => onChange(ideas.filter((one) => one !== idea))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="default"
        onClick={() => onChange([...ideas, { title: t('idea.title'), source: '', note: '' }])}
      >
        {t('idea.add')}
      </Button>
    </Panel>
  )
}
