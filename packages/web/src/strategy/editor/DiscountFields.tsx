import { Button } from '@mantine/core'
import type { Discount, DiscountSum } from '@sabad/contract/schemas/strategy'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../display/NumberField.tsx'
import { useFormat } from '../../language/FormatProvider.tsx'
import classes from '../strategy.module.css'
import type { EditorProps } from '../use-strategy-draft.ts'

interface DiscountFieldsProps extends EditorProps {
  /** Of the version that was saved last. */
  readonly sum: DiscountSum | null
}

const usual: Discount = { rate: 0.05, baselineSales: 0, marginRate: 0.3, expectedUplift: 0 }
const PERCENT = 100
const percentOf = (share: number): number => Number((share * PERCENT).toPrecision(6))

const SHARES = ['rate', 'marginRate', 'expectedUplift'] as const

/** A discount has to earn more than it gives away on what would have been bought anyway. */
export function DiscountFields({ document, change, sum }: DiscountFieldsProps) {
  const { t } = useTranslation('strategy')
  const format = useFormat()
  const { proposition } = document
  const { discount } = proposition
  const set = (changed: Discount | null) => change({ proposition: { ...proposition, discount: changed } })
  if (!discount) {
    return (
      <Button size="xs" variant="default" onClick={() => set(usual)}>
        {t('discount.add')}
      </Button>
    )
  }
  return (
    <div className={classes.part}>
      <p className={classes.heading}>{t('discount.title')}</p>
      <div className={classes.fields}>
        {SHARES.map((name) => (
          <NumberField
            key={name}
            label={t(`discount.${name}`)}
            min={name === 'expectedUplift' ? 0 : 0.01}
            {...(name !== 'expectedUplift' && { max: 99.99 })}
            value={percentOf(discount[name])}
            onChange={(value) => value !== null && set({ ...discount, [name]: value / PERCENT })}
          />
        ))}
        <NumberField
          label={t('discount.baselineSales')}
          min={0}
          value={discount.baselineSales}
          onChange={(value) => value !== null && set({ ...discount, baselineSales: value })}
        />
      </div>
      {sum && (
        <p className={classes.quiet}>
          {t('discount.sum', {
            gain: format.money(sum.gain),
            subsidy: format.money(sum.subsidy),
            net: format.moneyChange(sum.net),
          })}{' '}
          {sum.breakEvenUplift === null
            ? t('discount.never')
            : t('discount.break-even', { uplift: format.share(sum.breakEvenUplift) })}
        </p>
      )}
      <Button size="compact-xs" variant="default" onClick={() => set(null)}>
        {t('discount.remove')}
      </Button>
    </div>
  )
}
