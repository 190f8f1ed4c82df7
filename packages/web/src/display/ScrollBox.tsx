import type { ReactNode } from 'react'
import classes from './table.module.css'

interface ScrollBoxProps {
  readonly label: string
  readonly children: ReactNode
}

/** A wide table scrolls inside its own box, by keyboard too, and the page never does. */
export function ScrollBox({ label, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.scroll} aria-label={label} tabIndex={0} data-scrolls>
      {children}
    </section>
  )
}
