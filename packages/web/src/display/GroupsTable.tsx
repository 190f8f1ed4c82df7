import type { ReactNode } from 'react'
import { GroupName, type NamedGroup } from './GroupName.tsx'
import classes from './groups-table.module.css'
import { ScrollBox } from './ScrollBox.tsx'
import table from './table.module.css'

interface GroupsTableProps<Group extends NamedGroup> {
  readonly label: string
  /** Heads of the columns: that of the groups, then those of their amounts. */
  readonly heads: readonly string[]
  readonly groups: readonly Group[]
  /** What the last row is called. */
  readonly all: string
  /** Amounts of a group; of all of them where there is none. */
  readonly children: (group: Group | null) => ReactNode
}

/** Amounts of each group, and of all groups together beneath. */
export function GroupsTable<Group extends NamedGroup>(props: GroupsTableProps<Group>) {
  const { label, heads, groups, all, children } = props
  return (
    <ScrollBox label={label}>
      <table className={`${table.table} ${table.sticky} ${classes.amounts}`}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : table.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.index}>
              <th scope="row">
                <GroupName group={group} linked />
              </th>
              {children(group)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{all}</th>
            {children(null)}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  )
}
