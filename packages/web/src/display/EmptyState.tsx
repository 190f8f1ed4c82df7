import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'
import { useWindowTitle } from './use-window-title.ts'

interface EmptyStateProps {
  readonly icon: TablerIcon
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** Level of the heading: 1 where this is all the page shows. */
  readonly level?: 1 | 2 | 3
}

/** Says what is not here yet, why, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  const alone = level === 1
  const heading = useWindowTitle(alone)
  return (
    <div className={alone ? `${classes.empty} ${classes.alone}` : classes.empty}>
      <Icon size={36} stroke={1.3} className={classes.icon} aria-hidden />
      <Heading ref={heading} className={classes.title}>
        {title}
      </Heading>
      <p className={classes.text}>{children}</p>
      {action}
    </div>
  )
}
