import { Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GroupName } from '../display/GroupName.tsx'
import { ScrollBox } from '../display/ScrollBox.tsx'
import { useFormat } from '../language/FormatProvider.tsx'
import { spokenLabel } from '../language/phrasebook.ts'
import { groupColour, inkOn } from '../theme/group-colours.ts'
import { useScheme } from '../theme/use-scheme.ts'
import { type Cell, groupOf, levelsDown, levelsUp, paint } from './cells.ts'
import { type CellCount, countOf } from './counts.ts'
import type { GroupsProps } from './GroupsPanel.tsx'
import classes from './groups.module.css'
import type { SketchTier } from './sketch.ts'

/** One or two tiers as a matrix whose cells are painted with groups, by pointer or by key. */
export function PaintMatrix({ sketch, preview, onChange }: GroupsProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const [wanted, setBrush] = useState(0)
  const all = [...sketch.groups, sketch.rest]
  const brush = Math.min(wanted, all.length - 1)
  const [row, column] = sketch.tiers
  if (!row) return null
  const give = (cell: Cell) => onChange((old) => paint(old, cell, brush))
  const columns = column ? levelsUp(column) : ['']
  return (
    <>
      <Radio.Group
        label={t('groups.brush')}
        value={String(brush)}
        onChange={(value) => setBrush(Number(value))}
        classNames={{ label: classes.brushLabel }}
      >
        <div className={classes.brushes}>
          {all.map(({ name, title }, index) => (
            <Radio key={name} size="xs" value={String(index)} label={<GroupName group={{ index, name, title }} />} />
          ))}
        </div>
      </Radio.Group>
      <ScrollBox label={t('groups.matrix')}>
        <table className={classes.matrix}>
          {column && (
            <thead>
              <tr>
                <td className={classes.corner}>{row.title}</td>
                {columns.map((label) => (
                  <th key={label} scope="col">
                    {levelOf(column, label, t('labels.missing.short'))}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {levelsDown(row).map((label) => (
              <tr key={label}>
                <th scope="row">{levelOf(row, label, t('labels.missing.short'))}</th>
                {columns.map((other) => {
                  const cell = column ? { [row.name]: label, [column.name]: other } : { [row.name]: label }
                  const index = groupOf(sketch, cell)
                  const words = format.row([
                    `${row.title} ${spokenLabel(label)}`,
                    ...(column ? [`${column.title} ${spokenLabel(other)}`] : []),
                  ])
                  return (
                    <td key={other}>
                      <PaintCell
                        index={index}
                        title={all[index]?.title ?? ''}
                        count={countOf(sketch, cell, preview.answer)}
                        label={t('groups.paint', {
                          cell: words,
                          group: all[index]?.title ?? '',
                          brush: all[brush]?.title ?? '',
                        })}
                        onPaint={() => give(cell)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          {column && <caption className={classes.caption}>{column.title}</caption>}
        </table>
      </ScrollBox>
    </>
  )
}

const levelOf = (tier: SketchTier, label: string, missing: string): string =>
  label === tier.missing ? missing : spokenLabel(label)

interface PaintCellProps {
  readonly index: number
  readonly title: string
  /** Null until it was counted. */
  readonly count: CellCount | null
  readonly label: string
  readonly onPaint: () => void
}

/** A cell in the colour of its group; a pointer that is held down paints what it goes over. */
function PaintCell({ index, title, count, label, onPaint }: PaintCellProps) {
  const { t } = useTranslation('builder')
  const format = useFormat()
  const background = groupColour(index, useScheme())
  const held = count && {
    customers: count.customers,
    value: count.value === null ? t('preview.value.unknown') : format.moneyShort(count.value),
  }
  const colours = { background, color: inkOn(background) }
  return (
    <div className={classes.cell} style={colours}>
      <button
        type="button"
        aria-label={held ? `${label} ${t('groups.cell', held)}` : label}
        onClick={onPaint}
        onPointerEnter={({ buttons, pointerType }) => pointerType === 'mouse' && buttons === 1 && onPaint()}
      >
        {title}
      </button>
      {held && (
        // Beside the button, whose name says it in words.
        <span className={classes.count} aria-hidden>
          <span>{held.customers === 0 ? t('groups.cell.nobody') : format.countShort(held.customers)}</span>
          {count.value !== null && held.customers > 0 && <span>{held.value}</span>}
        </span>
      )}
    </div>
  )
}
