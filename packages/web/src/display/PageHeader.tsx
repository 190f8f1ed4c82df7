import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

interface PageHeaderProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, note, actions }: PageHeaderProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  // After every drawing, since a title may only be known once its data are here.
  useEffect(() => {
    document.title = t('window-title', { page: heading.current?.textContent ?? '' })
  })
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        <h1 ref={heading} className={classes.title}>
          {title}
        </h1>
        {note && <p className={classes.note}>{note}</p>}
      </div>
      {actions}
    </header>
  )
}
