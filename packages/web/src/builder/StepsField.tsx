import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../display/NumberField.tsx'
import type { SketchTier } from './sketch.ts'
import { isBands, stepsOf, withStep, withStepLess, withStepMore } from './steps.ts'
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
  if (!isBands(kind)) return null
  const scale = kind === 'fixed' ? 1 : 100
  return (
    <div className={classes.steps}>
      {steps.map((step, at) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: cuts have no name but their place
          key={at}
          size="xs"
          label={t(`steps.${kind}`, { number: at + 1 })}
          value={step * scale}
          onChange={(value) => value !== null && onChange(withStep(tier, at, value / scale))}
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
