import type { ReactNode } from 'react'
import { PageSql } from './PageSql.tsx'
import classes from './page.module.css'
import { useWindowTitle } from './use-window-title.ts'

interface PageHeaderProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, note, actions }: PageHeaderProps) {
  const heading = useWindowTitle()
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        <div className={classes.headline}>
          <h1 ref={heading} className={classes.title}>
            {title}
          </h1>
          <PageSql />
        </div>
        {note && <p className={classes.note}>{note}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
