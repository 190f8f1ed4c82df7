import type { EffectByGroup, IntervalEstimate } from '@sabad/contract/schemas/campaigns'
import { useTranslation } from 'react-i18next'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './campaigns.module.css'
import { IntervalBar, type Scale } from './IntervalBar.tsx'

const effectColumns = [
  'contacted',
  'held-out',
  'net',
  'interval',
  'total',
  'margin',
  'contact-cost',
  'discount-cost',
  'response',
] as const

/** Headings of the cells of an effect. */
export function EffectHeadings() {
  const { t } = useTranslation('campaigns')
  return effectColumns.map((name) => (
    <th key={name} scope="col" className={name === 'interval' ? undefined : table.number}>
      {t(name)}
    </th>
  ))
}

/** An interval drawn and written. */
export function IntervalCell({
  estimate,
  scale,
}: {
  readonly estimate: IntervalEstimate | null
  readonly scale: Scale
}) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  if (estimate === null) return <td>{t('none')}</td>
  const { lower, upper } = estimate
  return (
    <td>
      <IntervalBar estimate={estimate} scale={scale} />
      <span className={classes.ends}>
        {t('interval.ends', { lower: format.money(lower), upper: format.money(upper) })}
      </span>
    </td>
  )
}

interface EffectCellsProps {
  readonly of: Omit<EffectByGroup, 'groups' | 'deviation'>
  readonly scale: Scale
}

/** What contacts changed, per contact: one row's cells. */
export function EffectCells({ of: { contacted, heldOut, effect }, scale }: EffectCellsProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const money = (value: number | null | undefined) => (
    <td className={`${table.number} ${classes.amount}`}>
      {value === null || value === undefined ? t('none') : format.money(value)}
    </td>
  )
  const response = effect?.response?.uplift.value
  return (
    <>
      <td className={table.number}>{format.count(contacted)}</td>
      <td className={table.number}>{format.count(heldOut)}</td>
      {money(effect?.net.value)}
      <IntervalCell estimate={effect?.net ?? null} scale={scale} />
      {money(effect?.total.value)}
      {money(effect?.margin.value)}
      {money(effect?.contactCost)}
      {money(effect?.discountCost)}
      <td className={table.number}>{response === undefined ? t('none') : format.signedShare(response)}</td>
    </>
  )
}
