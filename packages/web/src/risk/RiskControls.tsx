import { NativeSelect } from '@mantine/core'
import { riskBasis } from '@sabad/contract/schemas/portfolio-risk'
import { useTranslation } from 'react-i18next'
import type { RiskAsked } from '../api/queries.ts'
import { NumberField } from '../display/NumberField.tsx'
import classes from './risk.module.css'

const changes = [0.1, 0.2, 0.3, 0.5, 1] as const

interface RiskControlsProps {
  readonly asked: RiskAsked
  readonly onChange: (asked: RiskAsked) => void
}

/** Shares are typed as percent, without what binary fractions leave behind. */
const toPercent = (share: number): number => Math.round(share * 1e6) / 1e4

/** What a return is, how far weights may move, and what money is worth. */
export function RiskControls({ asked, onChange }: RiskControlsProps) {
  const { t } = useTranslation('risk')
  return (
    <div className={classes.controls}>
      <NativeSelect
        label={t('basis')}
        value={asked.basis}
        data={riskBasis.options.map((value) => ({ value, label: t(`basis.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...asked, basis: riskBasis.parse(currentTarget.value) })}
      />
      <NativeSelect
        label={t('change')}
        value={String(asked.change)}
        data={changes.map((value) => ({
          value: String(value),
          label: value === 1 ? t('change.all') : t('change.value', { share: value }),
        }))}
        onChange={({ currentTarget }) => onChange({ ...asked, change: Number(currentTarget.value) })}
      />
      <NumberField
        label={t('inflation')}
        value={toPercent(asked.inflation)}
        min={-50}
        max={500}
        onChange={(value) => value !== null && onChange({ ...asked, inflation: value / 100 })}
      />
      <NumberField
        label={t('riskless')}
        value={toPercent(asked.risklessRate)}
        min={0}
        max={100}
        onChange={(value) => value !== null && onChange({ ...asked, risklessRate: value / 100 })}
      />
    </div>
  )
}
