import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { NamedGroup } from '../display/GroupName.tsx'
import classes from './flow-link.module.css'

interface FlowLinkProps {
  readonly from: NamedGroup
  readonly to: NamedGroup
  /** The dates between which they moved. */
  readonly between: { readonly from: string; readonly to: string }
  readonly children: ReactNode
}

/** Leads to the customers who moved this way. */
export function FlowLink({ from, to, between, children }: FlowLinkProps) {
  return (
    <Link
      to="/customers"
      className={classes.link}
      search={(old) => ({
        ...old,
        asOf: between.to,
        group: to.name,
        movedFrom: from.name,
        movedSince: between.from,
      })}
    >
      {children}
    </Link>
  )
}
