import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameFrom, newName } from './names.ts'
import type { SketchTier } from './sketch.ts'
import classes from './tiers.module.css'

interface LabelsFieldProps {
  readonly tier: SketchTier
  readonly onChange: (tier: SketchTier) => void
}

/** What the levels are called. Rules follow them when they are called otherwise. */
export function LabelsField({ tier, onChange }: LabelsFieldProps) {
  const { t } = useTranslation('builder')
  const { labels, missing, title } = tier
  return (
    <fieldset className={classes.labels}>
      <legend>{t('labels.title')}</legend>
      {labels.map((label, at) => (
        <NameField
          // biome-ignore lint/suspicious/noArrayIndexKey: levels are known by their place, their names change
          key={at}
          label={t('labels.level', { number: at + 1, tier: title })}
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
  readonly note?: string
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
