import { Button } from '@mantine/core'
import type { WinBackSum, WinBackTerms } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../display/NumberField.tsx'
import { useFormat } from '../../language/FormatProvider.tsx'
import classes from '../strategy.module.css'
import type { EditorProps } from '../use-strategy-draft.ts'

interface WinBackFieldsProps extends EditorProps {
  /** Of the version that was saved last. */
  readonly sum: WinBackSum | null
}

const usual: WinBackTerms = {
  customers: 0,
  value: 0,
  naturalProbability: 0,
  addedProbability: 0.05,
  approachCost: 0,
  incentiveCost: 0,
}
const PERCENT = 100
const SHARES = ['naturalProbability', 'addedProbability'] as const
const AMOUNTS = ['customers', 'value', 'approachCost', 'incentiveCost'] as const

const rounded = (value: number): number => Number(value.toPrecision(6))

/** Winning back has to bring more than asking everybody costs. */
export function WinBackFields({ document, change, sum }: WinBackFieldsProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { proposition, kind } = document
  const { winBack } = proposition
  const set = (changed: WinBackTerms | null) => change({ proposition: { ...proposition, winBack: changed } })
  if (!winBack) {
    if (kind !== 'win-back') return null
    return (
      <Button size="xs" variant="default" onClick={() => set(usual)}>
        {t('win-back.add')}
      </Button>
    )
  }
  return (
    <div className={classes.part}>
      <p className={classes.heading}>{t('win-back.title')}</p>
      <div className={classes.fields}>
        {AMOUNTS.map((name) => (
          <NumberField
            key={name}
            label={t(`win-back.${name}`)}
            {...(name !== 'value' && { min: 0 })}
            value={rounded(winBack[name])}
            onChange={(value) => value !== null && set({ ...winBack, [name]: value })}
          />
        ))}
        {SHARES.map((name) => (
          <NumberField
            key={name}
            label={t(`win-back.${name}`)}
            min={0}
            max={100}
            value={rounded(winBack[name] * PERCENT)}
            onChange={(value) => value !== null && set({ ...winBack, [name]: value / PERCENT })}
          />
        ))}
      </div>
      {sum && (
        <p className={classes.quiet}>
          {t('win-back.sum', {
            gain: format.money(sum.gain),
            cost: format.money(sum.cost),
            net: format.moneyChange(sum.net),
          })}{' '}
          {sum.breakEven === null
            ? t('win-back.never')
            : t('win-back.break-even', { added: format.share(sum.breakEven) })}
        </p>
      )}
      <Button size="compact-xs" variant="default" onClick={() => set(null)}>
        {t('win-back.remove')}
      </Button>
    </div>
  )
}
