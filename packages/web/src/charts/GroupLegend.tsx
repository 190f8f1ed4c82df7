import { GroupName, type NamedGroup } from '../display/GroupName.tsx'
import classes from './group-legend.module.css'

export function GroupLegend({ groups }: { readonly groups: readonly NamedGroup[] }) {
  return (
    <ul className={classes.legend} data-legend>
      {groups.map((group) => (
        <li key={group.index}>
          <GroupName group={group} linked />
        </li>
      ))}
    </ul>
  )
}
