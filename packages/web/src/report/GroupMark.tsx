import { groupColourName } from './stylesheet.ts'

interface GroupMarkProps {
  readonly group: { readonly index: number; readonly title: string }
}

/** A group wherever it is named: its colour, then its title, whose direction is its own. */
export function GroupMark({ group }: GroupMarkProps) {
  return (
    <span className="group">
      <span className="swatch" style={{ background: `var(${groupColourName(group.index)})` }} />
      <bdi>{group.title}</bdi>
    </span>
  )
}
