import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './difference-bar.module.css'

interface DifferenceBarProps {
  /** In standard deviations of the base. */
  readonly difference: number
  readonly widest: number
}

/** A bar from the middle: to the end where the group lies above the base, to the start where it lies below. */
export function DifferenceBar({ difference, widest }: DifferenceBarProps) {
  const { t } = useTranslation('group')
  const format = useFormat()
  const size = `${(50 * Math.abs(difference)) / widest}%`
  const side = difference >= 0 ? classes.above : classes.below
  return (
    <span className={classes.cell}>
      <span className={classes.track} aria-hidden>
        <span className={`${classes.bar} ${side}`} style={{ inlineSize: size }} />
      </span>
      <span className={classes.number}>{t('profile.sd', { difference: format.signed(difference) })}</span>
    </span>
  )
}
