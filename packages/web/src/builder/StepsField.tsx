import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SketchTier } from './sketch.ts'
import { stepsOf, withStep, withStepLess, withStepMore } from './steps.ts'
import classes from './tiers.module.css'

interface StepsFieldProps {
  readonly tier: SketchTier
  readonly onChange: (tier: SketchTier) => void
}

const MOST_STEPS = 20

/** The numbers that a tier is cut at; shares are written in per cent. */
export function StepsField({ tier, onChange }: StepsFieldProps) {
  const { t } = useTranslation('builder')
  const { kind } = tier.method
  const steps = stepsOf(tier.method) ?? []
  if (kind !== 'quantile' && kind !== 'fixed' && kind !== 'cumulative-share') return null
  const scale = kind === 'fixed' ? 1 : 100
  return (
    <div className={classes.steps}>
      {steps.map((step, at) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: cuts have no name but their place
          key={at}
          label={t(`steps.${kind}`, { number: at + 1 })}
          value={step * scale}
          onChange={(value) => onChange(withStep(tier, at, value / scale))}
        />
      ))}
      <div className={classes.stepButtons}>
        <Button
          size="xs"
          variant="default"
          disabled={steps.length >= MOST_STEPS}
          onClick={() => onChange(withStepMore(tier))}
        >
          {t('steps.add')}
        </Button>
        <Button size="xs" variant="default" disabled={steps.length < 2} onClick={() => onChange(withStepLess(tier))}>
          {t('steps.remove')}
        </Button>
      </div>
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  /** Shown in place of the label, which is then only spoken. */
  readonly shown?: string
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A number as it is typed: half-typed ones stay here, whole ones go on. */
export function NumberField({ label, shown, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(written(value))
  useEffect(() => {
    setText((old) => (Number(old) === value && old.trim() !== '' ? old : written(value)))
  }, [value])
  return (
    <TextInput
      size="xs"
      type="number"
      step="any"
      label={shown ?? label}
      {...(shown !== undefined && { 'aria-label': label })}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        const number = Number(currentTarget.value)
        if (currentTarget.value.trim() !== '' && Number.isFinite(number)) onChange(number)
      }}
    />
  )
}

/** 33 as it is, not the 33.00000000000001 of binary fractions. */
const written = (value: number): string => String(Number(value.toPrecision(6)))
