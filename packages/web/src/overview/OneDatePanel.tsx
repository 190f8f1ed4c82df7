import { useTranslation } from 'react-i18next'
import { Panel } from '../display/Panel.tsx'
import { RefreshControl } from '../jobs/RefreshControl.tsx'
import classes from './overview.module.css'

/** In the place of what compares dates, where there is one: what it takes to see more. */
export function OneDatePanel() {
  const { t } = useTranslation('overview')
  return (
    <Panel title={t('one-date.title')}>
      <p className={classes.oneDate}>{t('one-date.text')}</p>
      <RefreshControl label={t('one-date.action')} />
    </Panel>
  )
}
