import { Children, type CSSProperties, type ReactNode } from 'react'
import classes from './stat-tile.module.css'
import { WithMeaning } from './WithMeaning.tsx'

interface StatTileProps {
  readonly label: string
  /** Opens what the number means. */
  readonly meaning?: ReactNode
  readonly children: ReactNode
  readonly note?: ReactNode
}

export function StatTile({ label, meaning, children, note }: StatTileProps) {
  return (
    <div className={classes.tile}>
      <dt className={classes.label}>
        <WithMeaning title={label}>{meaning}</WithMeaning>
      </dt>
      <dd className={classes.value}>{children}</dd>
      {note && <dd className={classes.note}>{note}</dd>}
    </div>
  )
}

type Columns = CSSProperties & { readonly '--columns': number }

/** Tiles side by side; where they do not all fit, in rows that are equally long. */
export function StatTiles({ children }: { readonly children: ReactNode }) {
  const columns: Columns = { '--columns': Children.toArray(children).length % 4 === 0 ? 4 : 3 }
  return (
    <dl className={classes.tiles} style={columns}>
      {children}
    </dl>
  )
}
