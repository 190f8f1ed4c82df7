import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { areaOf } from './areas.ts'
import { PageLinks } from './PageLinks.tsx'
import classes from './shell.module.css'

/** Where there is no side bar, the pages of the area stand in a line above the page that is open. */
export function AreaTabs() {
  const { t } = useTranslation()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const area = areaOf(path)
  if (!area || area.pages.length < 2) return null
  return (
    <nav className={classes.tabs} aria-label={t('navigation.within')}>
      <PageLinks area={area} path={path} />
    </nav>
  )
}
