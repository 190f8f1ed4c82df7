import type { ProfitByGroup, ProfitChange } from '@sabad/contract/schemas/profit'
import { useTranslation } from 'react-i18next'
import { GroupsTable } from '../display/GroupsTable.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { Panel } from '../display/Panel.tsx'
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
  const whole = base.movement
  if (from === null || !whole) {
    return (
      <Panel title={title}>
        <p className={classes.quiet}>{t(from === null ? 'movement.one-date' : 'movement.not-known')}</p>
      </Panel>
    )
  }
  const known = groups.flatMap(({ movement, ...group }) => (movement ? [{ ...group, movement }] : []))
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
      <GroupsTable
        label={title}
        heads={[t('group'), ...(['before', ...parts, 'after', 'change'] as const).map((part) => t(`movement.${part}`))]}
        groups={known}
        all={t('all')}
      >
        {(group) => <Parts movement={group ? group.movement : whole} />}
      </GroupsTable>
    </Panel>
  )
}

interface PartsProps {
  readonly movement: ProfitChange
}

function Parts({ movement }: PartsProps) {
  const format = useFormat()
  const { before, after, change } = movement
  const sign = (value: number) => (value < 0 ? `${table.number} ${classes.loss}` : table.number)
  return (
    <>
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
    </>
  )
}
