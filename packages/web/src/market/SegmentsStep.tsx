import { Button, Textarea, TextInput } from '@mantine/core'
import type { MarketSegment } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewQuery, type Scope } from '../api/queries.ts'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { Panel } from '../display/Panel.tsx'
import { projectIdOf } from './blank-project.ts'
import classes from './market.module.css'
import { SegmentFactsPanel } from './SegmentFactsPanel.tsx'
import type { StepProps } from './use-market-draft.ts'
import { withoutSegment } from './without-segment.ts'

interface SegmentsStepProps extends StepProps {
  readonly analysis: MarketAnalysis | undefined
}

/** A name that no other segment has. */
function freeId(title: string, taken: readonly MarketSegment[]): string {
  const id = projectIdOf(title)
  const isTaken = (name: string) => taken.some(({ segmentId }) => segmentId === name)
  const number = [...taken.keys(), taken.length].find((at) => !isTaken(at === 0 ? id : `${id}-${at + 1}`)) ?? 0
  return number === 0 ? id : `${id}-${number + 1}`
}

const FIELDS = ['product', 'market'] as const

/** Step 3: what the market falls into. */
export function SegmentsStep({ project, change, analysis }: SegmentsStepProps) {
  const { t } = useTranslation('market')
  const { scope } = useWorkspace()
  const { segments } = project
  const add = (added: readonly Omit<MarketSegment, 'segmentId'>[]) => {
    const all = [...segments]
    for (const segment of added) all.push({ ...segment, segmentId: freeId(segment.title, all) })
    change({ segments: all })
  }
  const replace = (segmentId: string, changed: Partial<MarketSegment>) =>
    change({ segments: segments.map((one) => (one.segmentId === segmentId ? { ...one, ...changed } : one)) })
  return (
    <>
      <Panel title={t('segments.title')} note={t('segments.note')}>
        {segments.length === 0 && <p className={classes.quiet}>{t('segments.none')}</p>}
        <ul className={classes.cards}>
          {segments.map((segment) => (
            <li key={segment.segmentId} className={classes.card}>
              <SegmentFields segment={segment} onChange={(changed) => replace(segment.segmentId, changed)} />
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('remove.what', { what: segment.title })}
                onClick={() => change(withoutSegment(project, segment.segmentId))}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            onClick={() => add([{ title: t('segment.title'), description: '', product: '', market: '', group: null }])}
          >
            {t('segment.add')}
          </Button>
          {scope && <TakeGroups scope={scope} onTake={add} />}
        </div>
      </Panel>
      <SegmentFactsPanel project={project} analysis={analysis} />
    </>
  )
}

interface SegmentFieldsProps {
  readonly segment: MarketSegment
  readonly onChange: (changed: Partial<MarketSegment>) => void
}

function SegmentFields({ segment, onChange }: SegmentFieldsProps) {
  const { t } = useTranslation('market')
  const { group } = segment
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('segment.title')}
        description={`${t('segment.group')}: ${group ? `${group.portfolioId} / ${group.group}` : t('segment.by-hand')}`}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={200}
        value={segment.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <Textarea
        autosize
        label={t('segment.description')}
        maxLength={2000}
        value={segment.description}
        onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
      />
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          label={t(`segment.${field}`)}
          maxLength={200}
          value={segment[field]}
          onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
        />
      ))}
    </div>
  )
}

interface TakeGroupsProps {
  readonly scope: Scope
  readonly onTake: (segments: readonly Omit<MarketSegment, 'segmentId'>[]) => void
}

/** Takes the groups of the portfolio that is chosen above, with whatever the data know of them. */
function TakeGroups({ scope, onTake }: TakeGroupsProps) {
  const { t } = useTranslation('market')
  const { data } = useQuery(overviewQuery(scope))
  if (!data) return null
  const taken = data.groups
    .filter(({ customers }) => customers > 0)
    .map(({ name, title, description }) => ({
      title,
      description,
      product: '',
      market: title,
      group: { portfolioId: scope.portfolioId, group: name },
    }))
  return (
    <Button size="xs" variant="default" onClick={() => onTake(taken)}>
      {t('segment.take', { portfolio: data.portfolio.title })}
    </Button>
  )
}
