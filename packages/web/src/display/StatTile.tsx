import type { ReactNode } from 'react'
import classes from './stat-tile.module.css'

interface StatTileProps {
  readonly label: ReactNode
  /** Opens what the number means. */
  readonly meaning?: ReactNode
  readonly children: ReactNode
  readonly note?: ReactNode
}

export function StatTile({ label, meaning, children, note }: StatTileProps) {
  return (
    <div className={classes.tile}>
      <dt className={classes.label}>
        {label}
        {meaning}
      </dt>
      <dd className={classes.value}>{children}</dd>
      {note && <dd className={classes.note}>{note}</dd>}
    </div>
  )
}

/** Tiles side by side, as many as fit. */
export function StatTiles({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.tiles}>{children}</dl>
}
