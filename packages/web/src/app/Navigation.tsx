import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { areaOf, areas } from './areas.ts'
import { PageLinks } from './PageLinks.tsx'
import classes from './shell.module.css'

/** Every area of the work; beside a page, the pages of its own area too, and on a phone those of all. */
export function Navigation() {
  const { t } = useTranslation()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const here = areaOf(path)
  return areas.map((area) => {
    const { key, icon: Icon, pages } = area
    return (
      <div key={key} className={classes.area} data-here={area === here}>
        <Link to={pages[0].to} className={classes.link} activeOptions={{ exact: true }} data-here={area === here}>
          <Icon size={19} stroke={1.6} aria-hidden />
          {t(key)}
        </Link>
        {pages.length > 1 && <PageLinks area={area} path={path} />}
      </div>
    )
  })
}
