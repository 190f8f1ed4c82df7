import { Button } from '@mantine/core'
import type { AllocatedGroup, EffortLimit } from '@sabad/contract/schemas/allocation'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { Meaning } from '../display/Meaning.tsx'
import { NumberField } from '../display/NumberField.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import table from '../display/table.module.css'
import { WithMeaning } from '../display/WithMeaning.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import classes from './resources.module.css'

interface SplitTableProps {
  readonly groups: readonly AllocatedGroup[]
  readonly limits: readonly EffortLimit[]
  readonly onLimits: (limits: readonly EffortLimit[]) => void
}

const plain = ['present', 'best'] as const
const later = ['marginal-now', 'marginal-best', 'value-now', 'value-best'] as const
const ends = ['least', 'most'] as const

/** Who gets what, what the next unit brings there, and how much hangs by each curve. */
export function SplitTable({ groups, limits, onLimits }: SplitTableProps) {
  const { t } = useTranslation('resources')
  const [hasLimits, setHasLimits] = useState(limits.length > 0)
  return (
    <div>
      <ScrollBox label={t('split.title')}>
        <table className={`${table.table} ${table.sticky}`}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              {plain.map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(`column.${key}`)}
                </th>
              ))}
              {hasLimits &&
                ends.map((key) => (
                  <th key={key} scope="col" className={table.number}>
                    {t(`column.${key}`)}
                  </th>
                ))}
              <th scope="col" className={table.number}>
                <WithMeaning title={t('column.move')}>
                  <Meaning of={t('column.move')}>
                    <p>{t('column.move.meaning')}</p>
                  </Meaning>
                </WithMeaning>
              </th>
              {later.map((key) => (
                <th key={key} scope="col" className={table.number}>
                  {t(`column.${key}`)}
                </th>
              ))}
              <th scope="col" className={table.number}>
                <WithMeaning title={t('column.off')}>
                  <Meaning of={t('column.off')}>
                    <p>{t('column.off.meaning')}</p>
                  </Meaning>
                </WithMeaning>
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <SplitRow key={group.name} group={group} limits={hasLimits ? limits : null} onLimits={onLimits} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Button
        className={classes.toggle}
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => {
          if (hasLimits) onLimits([])
          setHasLimits(!hasLimits)
        }}
      >
        {t(hasLimits ? 'split.limits.close' : 'split.limits.open')}
      </Button>
    </div>
  )
}

interface SplitRowProps {
  readonly group: AllocatedGroup
  /** Null: they are not shown. */
  readonly limits: readonly EffortLimit[] | null
  readonly onLimits: (limits: readonly EffortLimit[]) => void
}

function SplitRow({ group, limits, onLimits }: SplitRowProps) {
  const { t } = useTranslation('resources')
  const format = useFormat()
  const { move, sensitivity } = group
  const cells = [
    format.decimal(group.presentMarginal),
    format.decimal(group.marginal),
    format.money(group.presentValue),
    format.money(group.value),
    format.money(Math.max(0, ...sensitivity.map(({ loss }) => loss))),
  ]
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} linked />
      </th>
      <td className={table.number}>{format.money(group.presentEffort)}</td>
      <td className={table.number}>
        <b>{format.money(group.effort)}</b>
      </td>
      {limits && <LimitCells group={group} limits={limits} onLimits={onLimits} />}
      <td className={table.number}>{move === null ? t('none') : format.moneyChange(Math.round(move))}</td>
      {cells.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
        <td key={at} className={table.number}>
          {text}
        </td>
      ))}
    </tr>
  )
}

function LimitCells({ group, limits, onLimits }: SplitRowProps & { readonly limits: readonly EffortLimit[] }) {
  const { t } = useTranslation('resources')
  const own = limits.find((limit) => limit.group === group.name)
  const set = (end: (typeof ends)[number], value: number | null) => {
    const { [end]: _, ...rest } = own ?? { group: group.name }
    const changed: EffortLimit = { ...rest, group: group.name, ...(value !== null && { [end]: value }) }
    const others = limits.filter((limit) => limit.group !== group.name)
    const says = changed.least !== undefined || changed.most !== undefined
    onLimits(says ? [...others, changed] : others)
  }
  return ends.map((end) => (
    <td key={end} className={classes.limit}>
      <NumberField
        shown={null}
        label={t(`${end}.of`, { group: group.title })}
        value={own?.[end] ?? null}
        min={0}
        onChange={(value) => set(end, value)}
      />
    </td>
  ))
}
