import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../app/WorkspaceProvider.tsx'
import { RefreshControl } from './RefreshControl.tsx'
import classes from './stale-banner.module.css'

/** Says that what is on screen lacks the newest records, and mends it. */
export function StaleBanner() {
  const { t } = useTranslation('jobs')
  const { workspace } = useWorkspace()
  if (!workspace.stale || workspace.asOfDates.length === 0) return null
  return (
    <section className={classes.banner} aria-label={t('stale.title')}>
      <p className={classes.text}>
        <strong>{t('stale.title')}</strong> {t('stale.text')}
      </p>
      <div className={classes.control}>
        <RefreshControl />
      </div>
    </section>
  )
}
