import type { ProfitByGroup, ProfitChange } from '@sabad/contract/schemas/profit'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './profit.module.css'

const parts = ['stayed', 'cameFromGroups', 'wentToGroups', 'entered', 'left'] as const

/** Why each group earns more or less than before: who stayed, who came, who went. */
export function ProfitMovementPanel({ found }: { readonly found: ProfitByGroup }) {
  const { t } = useTranslation('profit')
  const format = useFormat()
  const { from, asOf, groups, base } = found
  const title = t('movement.title')
  if (from === null || !base.movement) {
    return (
      <Panel title={title}>
        <p className={classes.quiet}>{t(from === null ? 'movement.one-date' : 'movement.not-known')}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={title}
      note={t('movement.note', { from: format.date(from), to: format.date(asOf) })}
      actions={
        <Meaning of={title}>
          <p>{t('movement.meaning')}</p>
        </Meaning>
      }
      flush
    >
      <ScrollBox label={title}>
        <table className={`${table.table} ${table.sticky} ${classes.amounts}`}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {(['before', ...parts, 'after', 'change'] as const).map((column) => (
                <th key={column} scope="col" className={table.number}>
                  {t(`movement.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(
              (group) =>
                group.movement && (
                  <Line key={group.index} title={<GroupName group={group} linked />} movement={group.movement} />
                ),
            )}
          </tbody>
          <tfoot>
            <Line title={t('all')} movement={base.movement} />
          </tfoot>
        </table>
      </ScrollBox>
    </Panel>
  )
}

interface LineProps {
  readonly title: ReactNode
  readonly movement: ProfitChange
}

function Line({ title, movement }: LineProps) {
  const format = useFormat()
  const { before, after, change } = movement
  const sign = (value: number) => (value < 0 ? `${table.number} ${classes.loss}` : table.number)
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className={table.number}>{format.moneyShort(before)}</td>
      {parts.map((part) => (
        <td key={part} className={sign(movement[part].amount)}>
          {format.moneyChange(movement[part].amount)}
          <div className={table.soft}>{format.count(movement[part].customers)}</div>
        </td>
      ))}
      <td className={table.number}>{format.moneyShort(after)}</td>
      <td className={sign(change)}>
        <strong>{format.moneyChange(change)}</strong>
      </td>
    </tr>
  )
}
