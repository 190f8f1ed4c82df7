import { Link } from '@tanstack/react-router'
import { groupColour } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import classes from './group-name.module.css'

export interface NamedGroup {
  readonly index: number
  readonly name: string
  readonly title: string
}

interface GroupNameProps {
  readonly group: NamedGroup
  /** Leads to the group's page. */
  readonly linked?: boolean
}

/** A group wherever it is named: its colour, then its title. */
export function GroupName({ group, linked = false }: GroupNameProps) {
  const scheme = useScheme()
  return (
    <span className={classes.group}>
      <span
        className={classes.swatch}
        style={{ background: groupColour(group.index, scheme) }}
        aria-hidden
        data-swatch
      />
      {linked ? (
        <Link to="/groups/$group" params={{ group: group.name }} className={classes.link}>
          <bdi>{group.title}</bdi>
        </Link>
      ) : (
        <bdi>{group.title}</bdi>
      )}
    </span>
  )
}
