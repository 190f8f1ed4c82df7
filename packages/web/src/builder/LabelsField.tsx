import { TextInput } from '@mantine/core'
import type { PortfolioVariable } from '@sabad/contract/schemas/variables'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import { formatMeasure } from '../language/format.ts'
import { nameFrom, newName } from './names.ts'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'

interface LabelsFieldProps {
  readonly tier: SketchTier
  /** Where the preview cut it. */
  readonly cuts: readonly number[] | undefined
  readonly unit: PortfolioVariable['unit']
  readonly onChange: (tier: SketchTier) => void
}

/** From where to where a level goes, once the preview has cut the tier. */
function useRange({ tier, cuts = [], unit }: LabelsFieldProps): (level: number) => string | undefined {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const written = (value: number) => formatMeasure(format, value, unit ?? 'score')
  return (level) => {
    // Cuts of an earlier way of cutting, which the next preview replaces.
    if (cuts.length === 0 || cuts.length !== tier.labels.length - 1) return undefined
    const [from, to] = [cuts[level - 1], cuts[level]]
    if (from === undefined) return to === undefined ? undefined : t('level.up-to', { value: written(to) })
    return to === undefined
      ? t('level.above', { value: written(from) })
      : t('level.between', { from: written(from), to: written(to) })
  }
}

/** Longer names, as groups found in data have, need wider fields. */
const SHORT = 14

/** What the levels are called. Rules follow them when they are called otherwise. */
export function LabelsField(props: LabelsFieldProps) {
  const { tier, onChange } = props
  const { t } = useTranslation('builder')
  const rangeOf = useRange(props)
  const { labels, missing, title } = tier
  return (
    <fieldset className={classes.labels} data-long={labels.some(({ length }) => length > SHORT)}>
      <legend>{t('labels.title')}</legend>
      {labels.map((label, at) => (
        <NameField
          // biome-ignore lint/suspicious/noArrayIndexKey: levels are known by their place, their names change
          key={at}
          label={t('labels.level', { number: at + 1, tier: title })}
          note={rangeOf(at)}
          name={label}
          onName={(name) => {
            const others = [...labels.filter((_, index) => index !== at), missing]
            onChange({ ...tier, labels: labels.map((one, index) => (index === at ? newName(name, others) : one)) })
          }}
        />
      ))}
      <NameField
        label={t('labels.missing', { tier: title })}
        note={t('labels.missing.short')}
        name={missing}
        onName={(name) => onChange({ ...tier, missing: newName(name, labels) })}
      />
    </fieldset>
  )
}

interface NameFieldProps {
  readonly label: string
  readonly note?: string | undefined
  readonly name: string
  readonly onName: (name: string) => void
}

/** Typed freely, kept as a name once the field is left. */
function NameField({ label, note, name, onName }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      size="xs"
      aria-label={label}
      {...(note !== undefined && { description: note, inputWrapperOrder: ['input', 'description'] as const })}
      value={typed ?? name}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        const wanted = nameFrom(typed ?? '')
        if (wanted !== '' && wanted !== name) onName(wanted)
        setTyped(null)
      }}
    />
  )
}
