import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isPageAt, type WorkArea } from './areas.ts'
import classes from './shell.module.css'

interface PageLinksProps {
  readonly area: WorkArea
  readonly path: string
}

/** The pages of one area. */
export function PageLinks({ area, path }: PageLinksProps) {
  const { t } = useTranslation()
  return (
    <ul className={classes.pages}>
      {area.pages.map((page) => (
        <li key={page.to}>
          <Link to={page.to} className={classes.page} data-here={isPageAt(page, path)}>
            {t(page.key)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
