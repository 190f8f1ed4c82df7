import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './tiers.module.css'

/** The server's sentence, at the place that it speaks of. */
export function Refusal({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.refusal}>
      <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
      <span>{children}</span>
    </p>
  )
}
