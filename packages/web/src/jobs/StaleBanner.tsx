import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { useErrorSentence } from '../language/use-words.ts'
import { RefreshControl } from './RefreshControl.tsx'
import classes from './stale-banner.module.css'

/** Says that a refresh by the clock failed, or that what is on screen lacks the newest records, and mends it. */
export function StaleBanner() {
  const { t } = useTranslation('jobs')
  const format = useFormat()
  const sentence = useErrorSentence()
  const { stale, asOfDates, failedRefresh } = useWorkspace().workspace
  if (!failedRefresh && (!stale || asOfDates.length === 0)) return null
  const failure = failedRefresh?.failure
  const title = failedRefresh ? t('failed.title', { at: format.moment(failedRefresh.dueAt) }) : t('stale.title')
  return (
    <section className={classes.banner} aria-label={title}>
      <p className={classes.text}>
        <strong>{title}</strong> {failure ? sentence(failure.code, failure.params) : t('stale.text')}
      </p>
      <div className={classes.control}>
        <RefreshControl />
      </div>
    </section>
  )
}
