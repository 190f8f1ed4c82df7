import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FoundFields, type ToldGroups } from './FoundFields.tsx'
import { LabelsField } from './LabelsField.tsx'
import { MethodFields } from './MethodFields.tsx'
import { Refusal } from './Refusal.tsx'
import { ScoreField } from './ScoreField.tsx'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'
import { defaultMethod, levelCount, type MethodKind, methodsOf, withMethod, withScore, withVariable } from './tiers.ts'

export interface TierCardProps {
  readonly tier: SketchTier
  readonly earlier: readonly SketchTier[]
  readonly known: readonly PortfolioVariable[]
  /** Where the preview cut it. */
  readonly cuts: readonly number[] | undefined
  readonly refusal: string | null
  /** The portfolio being edited; empty for one that is not published yet. */
  readonly portfolioId: string
  /** What the preview says of groups, where levels are groups. */
  readonly told: ToldGroups | undefined
  readonly onChange: (tier: SketchTier) => void
  readonly onRemove: () => void
}

const SCORE = 'score'

/** One tier: what it reads, how that is cut, and what its levels are called. */
export function TierCard(props: TierCardProps) {
  const { tier, known, refusal, onChange, onRemove } = props
  const { t } = useTranslation('builder')
  const variable = known.find(({ name }) => name === tier.measure)
  const isMadeHere = levelCount(tier.method) !== null
  return (
    <section className={classes.card} aria-label={tier.title}>
      <div className={classes.head}>
        <TextInput
          className={classes.title}
          aria-label={t('tier.title')}
          value={tier.title}
          onChange={({ currentTarget }) => onChange({ ...tier, title: currentTarget.value })}
        />
        <ActionIcon variant="subtle" size={36} onClick={onRemove} aria-label={t('tier.remove', { tier: tier.title })}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      {refusal && <Refusal>{refusal}</Refusal>}
      {isMadeHere ? (
        <>
          <TierSource {...props} variable={variable} />
          {tier.score && <ScoreField tier={tier} score={tier.score} known={known} onChange={onChange} />}
          <MethodFields {...props} variable={variable} />
          <LabelsField tier={tier} cuts={props.cuts} unit={variable?.unit ?? null} onChange={onChange} />
        </>
      ) : (
        <>
          <FoundFields {...props} />
          <LabelsField tier={tier} cuts={undefined} unit={null} onChange={onChange} />
        </>
      )}
    </section>
  )
}

type TierSourceProps = Pick<TierCardProps, 'tier' | 'known' | 'onChange'> & {
  readonly variable: PortfolioVariable | undefined
}

/** What is read, and how it is cut. */
function TierSource({ tier, known, variable, onChange }: TierSourceProps) {
  const { t } = useTranslation('builder')
  const numbers = known.filter(({ type, coverage }) => type === 'number' && coverage > 0)
  const alone = variable ?? known.find(({ name }) => name === tier.score?.criteria[0]?.variable)
  const canScore = tier.score !== undefined || alone?.type === 'number'
  const read = (value: string) => {
    if (value === SCORE) return alone && onChange(withScore(tier, alone))
    const chosen = known.find(({ name }) => name === value)
    return chosen && onChange(withVariable(tier, chosen))
  }
  const choices = variable && variable.type === 'text' ? [variable] : numbers
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        label={t('tier.reads')}
        value={tier.score ? SCORE : (tier.measure ?? '')}
        onChange={({ currentTarget }) => read(currentTarget.value)}
        data={[
          ...choices.map(({ name, title }) => ({ value: name, label: title })),
          ...(choices.some(({ name }) => name === tier.measure) || tier.measure === undefined
            ? []
            : [{ value: tier.measure, label: variable?.title ?? tier.measure }]),
          ...(canScore ? [{ value: SCORE, label: t('tier.reads.score') }] : []),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('tier.method')}
        value={tier.method.kind}
        onChange={({ currentTarget }) =>
          onChange(withMethod(tier, defaultMethod(currentTarget.value as MethodKind, variable)))
        }
        data={methodsOf(variable, tier.score !== undefined).map((kind) => ({
          value: kind,
          label: t(`method.${kind}`),
        }))}
      />
    </div>
  )
}
