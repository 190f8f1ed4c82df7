import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type MarketProject, type MarketSegment, targetDecision } from '@sabad/contract/schemas/market'
import type { MarketAnalysis } from '@sabad/contract/schemas/market-analysis'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { After } from '../display/After.tsx'
import { Answer } from '../display/Answer.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { Panel } from '../display/Panel.tsx'
import { Waiting } from '../display/Waiting.tsx'
import classes from './market.module.css'
import { TargetOutcome } from './TargetOutcome.tsx'
import type { StepProps } from './use-market-draft.ts'

type Targets = MarketProject['targets']
type Candidate = Targets['candidates'][number]

interface TargetsStepProps extends StepProps {
  readonly analysis: UseQueryResult<MarketAnalysis>
}

/** Step 5: which segments to serve, under a budget and what else is scarce. */
export function TargetsStep({ project, change, analysis }: TargetsStepProps) {
  const { t } = useTranslation('market')
  const { segments, targets } = project
  const set = (changed: Partial<Targets>) => change({ targets: { ...targets, ...changed } })
  return (
    <>
      <Panel title={t('outcome.title')} note={t('outcome.note')}>
        <Answer query={analysis} waiting={<Waiting height={80} />}>
          {(derived) => <TargetOutcome project={project} answer={derived.targets} />}
        </Answer>
      </Panel>
      <After queries={[analysis]}>
        <Panel title={t('targets.title')} note={t('targets.note')}>
          <Limits targets={targets} onChange={set} />
          <ul className={classes.cards}>
            {segments.map((segment) => (
              <li key={segment.segmentId} className={classes.card}>
                <CandidateFields segment={segment} targets={targets} onChange={(candidates) => set({ candidates })} />
              </li>
            ))}
          </ul>
        </Panel>
      </After>
    </>
  )
}

interface LimitsProps {
  readonly targets: Targets
  readonly onChange: (changed: Partial<Targets>) => void
}

/** The budget, and every other thing that is scarce. */
function Limits({ targets, onChange }: LimitsProps) {
  const { t } = useTranslation('market')
  const { budget, capacities, candidates } = targets
  const replace = (at: number, changed: Partial<Targets['capacities'][number]>) =>
    onChange({ capacities: capacities.map((one, index) => (index === at ? { ...one, ...changed } : one)) })
  const add = () =>
    onChange({
      capacities: [...capacities, { title: t('targets.capacity'), limit: 0 }],
      candidates: candidates.map((one) => ({ ...one, uses: [...one.uses, 0] })),
    })
  const remove = (at: number) =>
    onChange({
      capacities: capacities.filter((_, index) => index !== at),
      candidates: candidates.map((one) => ({ ...one, uses: one.uses.filter((_, index) => index !== at) })),
    })
  return (
    <div className={classes.limits}>
      <NumberField
        label={t('targets.budget')}
        value={budget}
        min={0}
        onChange={(value) => value !== null && onChange({ budget: value })}
      />
      {capacities.map(({ title, limit }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: titles are being typed, and fields keep nothing to themselves
        <div key={at} className={classes.inline}>
          <TextInput
            label={t('targets.capacity')}
            maxLength={200}
            value={title}
            onChange={({ currentTarget }) => replace(at, { title: currentTarget.value })}
          />
          <NumberField
            label={t('targets.limit')}
            value={limit}
            min={0}
            onChange={(value) => value !== null && replace(at, { limit: value })}
          />
          <Button size="xs" variant="default" aria-label={t('remove.what', { what: title })} onClick={() => remove(at)}>
            {t('remove')}
          </Button>
        </div>
      ))}
      <Button size="xs" variant="default" className={classes.start} onClick={add}>
        {t('targets.capacity.add')}
      </Button>
    </div>
  )
}

interface CandidateFieldsProps {
  readonly segment: MarketSegment
  readonly targets: Targets
  readonly onChange: (candidates: Candidate[]) => void
}

function CandidateFields({ segment, targets, onChange }: CandidateFieldsProps) {
  const { t } = useTranslation('market')
  const { segmentId, title } = segment
  const { candidates, capacities } = targets
  const own = candidates.find((one) => one.segmentId === segmentId) ?? {
    segmentId,
    netPresentValue: null,
    cost: null,
    uses: capacities.map(() => 0),
    decision: 'free',
  }
  const set = (changed: Partial<Candidate>) =>
    onChange([...candidates.filter((one) => one.segmentId !== segmentId), { ...own, ...changed }])
  return (
    <fieldset className={classes.candidate}>
      <legend>{title}</legend>
      <div className={classes.fields}>
        <NumberField
          label={t('target.value')}
          value={own.netPresentValue}
          onChange={(netPresentValue) => set({ netPresentValue })}
        />
        <NumberField label={t('target.cost')} value={own.cost} min={0} onChange={(cost) => set({ cost })} />
        {capacities.map((capacity, at) => (
          <NumberField
            // biome-ignore lint/suspicious/noArrayIndexKey: titles are being typed, and fields keep nothing to themselves
            key={at}
            label={capacity.title}
            value={own.uses[at] ?? 0}
            min={0}
            onChange={(use) => set({ uses: own.uses.map((one, index) => (index === at ? (use ?? 0) : one)) })}
          />
        ))}
        <NativeSelect
          label={t('target.decision')}
          value={own.decision}
          onChange={({ currentTarget }) => set({ decision: targetDecision.parse(currentTarget.value) })}
          data={targetDecision.options.map((value) => ({ value, label: t(`decision.${value}`) }))}
        />
      </div>
    </fieldset>
  )
}
