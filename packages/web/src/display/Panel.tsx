import type { ReactNode, Ref } from 'react'
import { useId } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  readonly title: ReactNode
  /** What the panel shows, in a line: its unit and date. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  /** The content reaches the panel's edges, as tables do. */
  readonly flush?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLElement>
}

export function Panel({ title, note, actions, flush = false, children, ref }: PanelProps) {
  const id = useId()
  return (
    <section ref={ref} className={classes.panel} aria-labelledby={id}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {note && <p className={classes.note}>{note}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  )
}
