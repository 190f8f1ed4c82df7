import type { VariableGain } from '@sabad/contract/schemas/market-analysis'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './market.module.css'

interface GainNoteProps {
  readonly gain: VariableGain
  readonly title: string
}

/** What a variable adds to those that are chosen, on what it was measured, and whether that is more than chance. */
export function GainNote({ gain, title }: GainNoteProps) {
  const { t } = useTranslation('market')
  const format = useFormat()
  const { outcome, measuredOn, customers, without, gain: added, verdict } = gain
  const figures = {
    measuredOn: format.date(measuredOn),
    customers,
    without: format.share(without.mean),
    with: format.share(gain.with.mean),
    gain: format.signedShare(added.mean),
    least: format.signedShare(added.least),
    most: format.signedShare(added.most),
  }
  return (
    <section className={classes.outcome} role="status">
      <h3 className={classes.heading}>{t('gain.title', { variable: title })}</h3>
      <p>
        <strong>{t(`gain.${verdict}`)}</strong>
      </p>
      <p className={classes.soft}>{t(`gain.${outcome}`, figures)}</p>
    </section>
  )
}
