import type { MovementPaths } from '@sabad/contract/schemas/movement'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './flow-link.module.css'

interface PathLinkProps {
  readonly path: MovementPaths['paths'][number]
  readonly children: ReactNode
}

/** Leads to the customers who went this way. */
export function PathLink({ path: { list }, children }: PathLinkProps) {
  const { portfolioId, asOf, path } = list
  return (
    <Link to="/customers" className={classes.link} search={{ portfolio: portfolioId, asOf, path }}>
      {children}
    </Link>
  )
}
