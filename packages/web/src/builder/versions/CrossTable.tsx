import type { VersionComparison } from '@sabad/contract/schemas/portfolio-versions'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../../display/GroupName.tsx'
import { ScrollBox } from '../../display/ScrollBox.tsx'
import table from '../../display/table.module.css'
import { useFormat } from '../../language/FormatProvider.tsx'
import { inkOn } from '../../theme/group-colours.ts'
import { heatColour } from '../../theme/heat.ts'
import { useScheme } from '../../theme/use-scheme.ts'
import classes from './versions.module.css'

/** Groups of the one version down, of the other across; those who change group are coloured. */
export function CrossTable({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const scheme = useScheme()
  const { one, other, flows } = comparison
  const nameOf = (side: typeof one, index: number) => side.groupsHeld.find((group) => group.index === index)?.name
  const hasChanged = (from: number, to: number) => nameOf(one, from) !== nameOf(other, to)
  const most = Math.max(1, ...flows.filter(({ from, to }) => hasChanged(from, to)).map(({ customers }) => customers))
  return (
    <ScrollBox label={t('compare.table')}>
      <table className={`${classes.cross} ${table.sticky}`}>
        <thead>
          <tr>
            <th scope="col">{t('compare.corner', { one: one.number, other: other.number })}</th>
            {other.groupsHeld.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{t('compare.all')}</th>
          </tr>
        </thead>
        <tbody>
          {one.groupsHeld.map((group) => (
            <tr key={group.name}>
              <th scope="row">
                <GroupName group={group} />
              </th>
              {other.groupsHeld.map(({ name, index }) => {
                const customers = flows.find(({ from, to }) => from === group.index && to === index)?.customers ?? 0
                const isColoured = customers > 0 && hasChanged(group.index, index)
                const background = isColoured ? heatColour(customers / most, scheme) : undefined
                return (
                  <td key={name} style={background ? { background, color: inkOn(background) } : undefined}>
                    {format.count(customers)}
                  </td>
                )
              })}
              <td>{format.count(group.customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
